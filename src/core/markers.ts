/** Markers: a format's texts go in; what a scan looks for comes out: texts with the places of their rarest bytes. */
import { toBytes } from './asciiBytes.ts';
import type { Marker } from './logFormat.ts';

/** A text of a marker and the place of its rarest pair of bytes, which the scan looks for. */
export interface AnchoredText {
  readonly bytes: Uint8Array;
  readonly anchor: number;
}

/** What a scan looks for. */
export interface MarkerIndex {
  /** All texts of the markers, each once; the first one is bit 0 of what a line holds. */
  readonly texts: readonly AnchoredText[];
  /** Bits of the texts that make up each marker. None at all: every line is marked. */
  readonly markers: readonly number[];
}

/** What a line holds of the texts is one bit each of 32. */
export const MAX_MARKER_TEXTS = 32;
/** Common bytes of logs, the commonest first; what is not here is rare. */
const COMMON_CHARACTERS = ' "etaoinsrhldc:umfpg0123456789.-[]{},wybv/=_k';

/** Throws where a format has more texts than a scan can tell apart, or one of a single byte. */
export function indexMarkers(markers: readonly Marker[]): MarkerIndex {
  const names = [...new Set(markers.flat())];
  if (names.length > MAX_MARKER_TEXTS || names.some((name) => name.length < 2))
    throw new RangeError('A format has too many marker texts, or too short a one');
  return {
    texts: names.map((name) => ({ bytes: toBytes(name), anchor: findRarestPair(name) })),
    markers: markers.map((marker) =>
      [marker].flat().reduce((bits, text) => bits | (1 << names.indexOf(text)), 0),
    ),
  };
}

/** Whether the texts that a line holds make up a marker. */
export function isMarked({ markers }: MarkerIndex, heldTexts: number): boolean {
  return markers.length === 0 || markers.some((bits) => (heldTexts & bits) === bits);
}

function findRarestPair(name: string): number {
  const ranks = Array.from(name, toRarity);
  const pairRanks = ranks.slice(0, -1).map((rank, i) => rank + (ranks[i + 1] ?? 0));
  return pairRanks.indexOf(Math.max(...pairRanks));
}

function toRarity(character: string): number {
  const rank = COMMON_CHARACTERS.indexOf(character);
  return rank === -1 ? COMMON_CHARACTERS.length : rank;
}
