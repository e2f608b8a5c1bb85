/** The page's colours as its style sheets have them: a name goes in, a CSS colour comes out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const PAIR = String.raw`light-dark\(\s*((?:[^()]|\([^()]*\))+?),\s*((?:[^()]|\([^()]*\))+?)\s*\);`;

function readSheet(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../src/ui/styles', name), 'utf8');
}

const BASE = readSheet('base.css');
const TIMELINE = readSheet('timeline.css');
const LANES = readSheet('lanes.css');

/** Of a custom property. */
export function readToken(name: string, theme: Theme): string {
  return readPair(BASE, `--${name}: `, theme);
}

/** Of a group. */
export function readLookColour(look: string, theme: Theme): string {
  const [, name = ''] = new RegExp(`\\.fill-${look} \\{\\s*fill: var\\(--([a-z-]+)\\)`).exec(BASE) ?? [];
  return readToken(name, theme);
}

/** Of a phase of a machine's life. */
export function readPhaseColour(kind: string, theme: Theme): string {
  const [, name = ''] = new RegExp(`\\.lane-${kind} \\{\\s*fill: var\\(--([a-z-]+)\\)`).exec(LANES) ?? [];
  return readPair(LANES, `--${name}: `, theme);
}

/** Of all records, behind the bars. */
export function readRecordsColour(theme: Theme): string {
  return readPair(TIMELINE, String.raw`\.timeline-records \{\s*fill: `, theme);
}

function readPair(sheet: string, before: string, theme: Theme): string {
  const [, light, dark] = new RegExp(before + PAIR).exec(sheet) ?? [];
  const colour = theme === 'light' ? light : dark;
  if (colour === undefined) throw new Error(`no colour behind ${before}`);
  return colour;
}
