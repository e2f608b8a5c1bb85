/**
 * How the phases of a lane look: each has a colour (styles/lanes.css), a pattern in the colour of the ground over it, and
 * a word, so that nobody needs colours to tell them apart. What serves is plain, and what is down is hollow.
 */
import type { Lanes } from '../../analysis/api/api.ts';

export type MachineLane = Lanes['lanes'][number];
export type LanePhase = MachineLane['phases'][number];
export type LaneEnd = MachineLane['ends'][number];
export type PhaseKind = LanePhase['kind'];

/** In the order in which a machine goes through them. */
export const PHASE_KINDS: readonly PhaseKind[] = ['starting', 'serving', 'failing', 'stopping', 'down'];

export const PHASE_LABELS: Readonly<Record<PhaseKind, string>> = {
  starting: 'Starting',
  serving: 'Serving',
  failing: 'Check failing',
  stopping: 'Stopping',
  down: 'Down',
};

interface LanePattern {
  readonly kind: PhaseKind;
  readonly width: number;
  readonly height: number;
  /** Lines of one tile; they go on in the next ones. */
  readonly path: string;
  readonly lineWidth: number;
}

/** Of a strip, in pixels; patterns are made for it. */
export const STRIP_HEIGHT = 10;

export const LANE_PATTERNS: readonly LanePattern[] = [
  { kind: 'starting', width: 6, height: 6, path: 'M-1 1l2-2M-1 7l8-8M5 7l2-2', lineWidth: 1.4 },
  {
    ...{ kind: 'failing', width: 5, height: 5, lineWidth: 1.2 },
    path: 'M-1 1l2-2M-1 6l7-7M4 6l2-2M-1 4l2 2M-1 -1l7 7M4 -1l2 2',
  },
  { kind: 'stopping', width: 4, height: 4, path: 'M2 0v4', lineWidth: 1.4 },
  { kind: 'down', width: 6, height: STRIP_HEIGHT, path: `M0 ${STRIP_HEIGHT / 2}h6`, lineWidth: 6 },
];

/** The value of a `fill` attribute; undefined for the phase that stays plain. */
export function toLaneFill(kind: PhaseKind): string | undefined {
  return LANE_PATTERNS.some((pattern) => pattern.kind === kind) ? `url(#lane-${kind})` : undefined;
}
