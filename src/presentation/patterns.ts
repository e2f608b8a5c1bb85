/**
 * Patterns that tell groups apart without colour: lines in the colour of the ground, drawn over a group's own colour.
 * One group stays plain.
 */
import type { Look } from './groupLooks.ts';

export interface PatternShape {
  readonly look: Look;
  readonly width: number;
  readonly height: number;
  /** Lines of one tile; they go on in the next ones. */
  readonly path: string;
}

export const PATTERNS: readonly PatternShape[] = [
  { look: 'upstream', width: 6, height: 6, path: 'M-1 1l2-2M-1 7l8-8M5 7l2-2' },
  { look: 'connection', width: 6, height: 6, path: 'M-1 5l2 2M-1 -1l8 8M5 -1l2 2' },
  { look: 'tls', width: 6, height: 4, path: 'M0 2h6' },
  { look: 'machine', width: 3, height: 6, path: 'M1.5 0v6' },
  { look: 'app', width: 5, height: 5, path: 'M1.5 2.5h2' },
  { look: 'edge', width: 6, height: 6, path: 'M-1 1l2-2M-1 7l8-8M5 7l2-2M-1 5l2 2M-1 -1l8 8M5 -1l2 2' },
  { look: 'routing', width: 6, height: 6, path: 'M0 3h6M3 0v6' },
  { look: 'limit', width: 8, height: 5, path: 'M0 1l4 3l4-3' },
  { look: 'other', width: 10, height: 10, path: 'M-1 1l2-2M-1 11l12-12M9 11l2-2' },
  { look: 'unclassified', width: 6, height: 8, path: 'M0 2h3M3 6h3' },
];

/** The value of a `fill` attribute; undefined for the group that stays plain. */
export function toPatternFill(look: Look): string | undefined {
  return PATTERNS.some((pattern) => pattern.look === look) ? `url(#pattern-${look})` : undefined;
}
