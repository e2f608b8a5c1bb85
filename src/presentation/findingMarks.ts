/**
 * Marks of the findings over the timeline: findings go in; where each began, and on which side its label has room, come
 * out. Near ones are put together under the label of the worst.
 */
import type { FindingWords } from '../core/diagnosis/finding.ts';
import type { EpochMs, TimeRange } from '../core/units.ts';
import { formatCount } from './numbers.ts';

export type MarkedFinding = Pick<FindingWords, 'label' | 'start' | 'last'>;

export interface FindingMark<Found extends MarkedFinding> {
  /** In pixels from the plot's left edge; of the first onset. */
  readonly x: number;
  readonly time: EpochMs;
  /** As they were given: worst first. */
  readonly findings: readonly [Found, ...Found[]];
  /** "Crash loop", "Crash loop and 2 more" */
  readonly label: string;
  /** Where the label stands; undefined where not even its start has room. */
  readonly side: 'behind' | 'before' | undefined;
  /** How wide the mark can be with its label, in pixels; a label that is wider loses its end. */
  readonly room: number;
}

export interface MarkRoom {
  readonly plotWidth: number;
  /** Onsets closer than this are one mark. */
  readonly minDistance: number;
  /** Less is too little for a mark with the start of its label. */
  readonly minRoom: number;
  /** How wide a mark is with its label. */
  readonly measure: (label: string) => number;
}

/** A flag on its pole in a square of 10 by 10; the pole is its left edge. */
export const FINDING_SHAPE = 'M0 0H1.5V1H10L7 4L10 7H1.5V10H0Z';

/** Only onsets within `range`, in order of time. */
export function toFindingMarks<Found extends MarkedFinding>(
  findings: readonly Found[],
  { start, end }: TimeRange,
  { plotWidth, minDistance, minRoom, measure }: MarkRoom,
): readonly FindingMark<Found>[] {
  const groups: { readonly x: number; readonly time: EpochMs; readonly members: Found[] }[] = [];
  const inRange = findings
    .flatMap((finding) =>
      finding.start !== undefined && finding.start >= start && finding.start < end
        ? [{ finding, time: finding.start }]
        : [],
    )
    .sort((a, b) => a.time - b.time);
  for (const { finding, time } of inRange) {
    const x = ((time - start) / (end - start)) * plotWidth;
    const last = groups.at(-1);
    if (last !== undefined && x - last.x < minDistance) last.members.push(finding);
    else groups.push({ x, time, members: [finding] });
  }
  let free = 0;
  return groups.flatMap(({ x, time, members }, i) => {
    const [worst, ...others] = findings.filter((finding) => members.includes(finding));
    if (worst === undefined) return [];
    const label = others.length === 0 ? worst.label : `${worst.label} and ${formatCount(others.length)} more`;
    const width = measure(label);
    const behind = (groups[i + 1]?.x ?? plotWidth) - x;
    const before = x - free;
    const side = chooseSide(width, behind, before, minRoom);
    const room = side === undefined ? 0 : side === 'behind' ? behind : before;
    free = side === 'behind' ? x + Math.min(width, behind) : x + minDistance;
    return [{ x, time, findings: [worst, ...others] as const, label, side, room }];
  });
}

/** Behind the flag, unless it fits only before it, or more of it does. */
function chooseSide(
  width: number,
  behind: number,
  before: number,
  minRoom: number,
): 'behind' | 'before' | undefined {
  if (behind >= width) return 'behind';
  if (before >= width) return 'before';
  if (Math.max(behind, before) < minRoom) return undefined;
  return behind >= before ? 'behind' : 'before';
}
