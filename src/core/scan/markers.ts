/** Markers: a format's texts go in; what a scan looks for comes out: texts with the places of their rarest bytes. */
import { toBytes } from '../bytes/asciiBytes.ts';
import type { Marker } from '../format/logFormat.ts';

/** A text of a marker and the place of its rarest pair of bytes, which the scan looks for. */
export interface AnchoredText {
  readonly bytes: Uint8Array;
  readonly anchor: number;
  /** The bit that says that a line holds it: ALONE, or one of its own where a marker takes more than it. */
  readonly bit: number;
}

/** What a scan looks for. */
export interface MarkerIndex {
  /** All texts of the markers, each once. */
  readonly texts: readonly AnchoredText[];
  /** How many of the texts, in their order, a fast scan looks for together; at most MAX_TEXT_GROUPS numbers. */
  readonly groupSizes: readonly number[];
  /** Bits of the texts that make up each marker, each once. None at all: every line is marked. */
  readonly markers: readonly number[];
}

/** A line that holds any text that is a marker by itself is marked: they share a bit of the 32. */
const ALONE = 0;
const MAX_BITS = 32;
/** A fast scan has eight bits for a byte; one is the line feed's. */
export const MAX_TEXT_GROUPS = 7;
/** Common bytes of logs, the commonest first; what is not here is rare. */
const COMMON_CHARACTERS = ' "etaoinsrhldc:umfpg0123456789.-[]{},wybv/=_k';

/** Formats are few, and their markers never change. */
const indices = new WeakMap<readonly Marker[], MarkerIndex>();

/** Throws where a format has more texts in company than a scan can tell apart, or one of a single byte. */
export function indexMarkers(markers: readonly Marker[]): MarkerIndex {
  const known = indices.get(markers);
  if (known !== undefined) return known;
  const names = [...new Set(markers.flat())];
  const together = [...new Set(markers.filter((marker) => typeof marker !== 'string').flat())];
  if (together.length >= MAX_BITS || names.some((name) => name.length < 2))
    throw new RangeError('A format has too many marker texts, or too short a one');
  const toBit = (name: string): number => (together.includes(name) ? together.indexOf(name) + 1 : ALONE);
  const groups = groupTexts(
    names.map((name) => ({ bytes: toBytes(name), anchor: findRarestPair(name), bit: toBit(name) })),
  );
  const texts = groups.flat();
  const index: MarkerIndex = {
    texts,
    groupSizes: groups.map(({ length }) => length),
    markers: [
      ...new Set(
        markers.map((marker) => [marker].flat().reduce((bits, text) => bits | (1 << toBit(text)), 0)),
      ),
    ],
  };
  indices.set(markers, index);
  return index;
}

/** Whether the texts that a line holds make up a marker. */
export function isMarked({ markers }: MarkerIndex, heldTexts: number): boolean {
  return markers.length === 0 || markers.some((bits) => (heldTexts & bits) === bits);
}

function findRarestPair(name: string): number {
  const shares = Array.from(toBytes(name), (byte) => BYTE_SHARES[byte] ?? 0);
  const pairs = shares.slice(0, -1).map((share, i) => share * (shares[i + 1] ?? 0));
  return pairs.indexOf(Math.min(...pairs));
}

/** How often each byte stands in a log, roughly: the second as often as half of the first (Zipf's law). */
const BYTE_SHARES = Float64Array.from({ length: 256 }, (_, byte) => {
  const rank = COMMON_CHARACTERS.indexOf(String.fromCharCode(byte));
  return rank === -1 ? 1 / 400 : 1 / (rank + 2);
});

interface Group {
  readonly texts: readonly AnchoredText[];
  readonly hitShare: number;
}

/**
 * Texts that a scan looks for together are told apart only by the halves of the two bytes of their anchors, so a group
 * also finds what mixes them. Those are put together, two by two, that make for the fewest finds for nothing; those with
 * the same anchor first, which mix nothing.
 */
function groupTexts(texts: readonly AnchoredText[]): readonly (readonly AnchoredText[])[] {
  const byAnchor = new Map<string, AnchoredText[]>();
  for (const text of texts) {
    const { bytes, anchor } = text;
    const pair = bytes.subarray(anchor, anchor + 2).join();
    const same = byAnchor.get(pair);
    if (same === undefined) byAnchor.set(pair, [text]);
    else same.push(text);
  }
  let groups = [...byAnchor.values()].map(toGroup);
  while (groups.length > MAX_TEXT_GROUPS) {
    let best: { readonly cost: number; readonly pair: readonly Group[]; readonly group: Group } | undefined;
    for (const [i, one] of groups.entries()) {
      for (const other of groups.slice(i + 1)) {
        const group = toGroup([...one.texts, ...other.texts]);
        const cost = group.hitShare - one.hitShare - other.hitShare;
        if (best === undefined || cost < best.cost) best = { cost, pair: [one, other], group };
      }
    }
    if (best === undefined) break;
    const { pair, group: joined } = best;
    groups = [...groups.filter((group) => !pair.includes(group)), joined];
  }
  return groups.map((group) => group.texts);
}

function toGroup(texts: readonly AnchoredText[]): Group {
  return { texts, hitShare: getHitShare(texts) };
}

/** At how many places of a log a group's anchors, and mixtures of them, stand; a share of all places. */
function getHitShare(group: readonly AnchoredText[]): number {
  return [0, 1].reduce((share, place) => {
    let low = 0;
    let high = 0;
    for (const { bytes, anchor } of group) {
      const byte = bytes[anchor + place] ?? 0;
      low |= 1 << (byte & 15);
      high |= 1 << (byte >> 4);
    }
    let sum = 0;
    for (let byte = 0; byte < 256; byte += 1) {
      if ((low & (1 << (byte & 15))) !== 0 && (high & (1 << (byte >> 4))) !== 0)
        sum += BYTE_SHARES[byte] ?? 0;
    }
    return share * sum;
  }, 1);
}
