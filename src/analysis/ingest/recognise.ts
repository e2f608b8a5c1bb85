/** Recognising: the first bytes of a file go in; out comes its log format, or what to show where there is none. */
import { findBinaryKind, getByteOrderMarkLength } from '../../core/bytes/bytes.ts';
import { detectContainer } from '../../core/unpack/container.ts';
import { detectFormat } from '../../core/records/formatDetection.ts';
import type { FindLookAlike } from '../../core/format/lookAlike.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { createPlainScanner } from '../../core/scan/plainScanner.ts';
import type { OpenFailure } from '../api/openFailure.ts';
import { isTar } from '../../core/unpack/tar.ts';
import { detectEncoding, endsLinesWithReturns } from '../../core/unpack/textEncoding.ts';

/** What a format is recognised from. */
export const SAMPLE_BYTES = 1 << 16;
const MAX_FIRST_LINES = 5;
const MAX_FIRST_LINE_LENGTH = 200;

export function getFirstLines(bytes: Uint8Array): readonly string[] {
  return new TextDecoder()
    .decode(bytes.subarray(0, SAMPLE_BYTES))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_FIRST_LINES)
    .map((line) => line.slice(0, MAX_FIRST_LINE_LENGTH));
}

/** Why a text is not read in which no format reads a line: what it is instead, where that is known. */
export function toUnrecognised(
  bytes: Uint8Array,
  findLookAlike: FindLookAlike = () => undefined,
): OpenFailure {
  const sample = new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES));
  return { kind: 'unrecognised', firstLines: getFirstLines(bytes), lookAlike: findLookAlike(sample) };
}

/**
 * Recognises a format from the start of the bytes, else from their middle or end: logs can have a preamble. Where more
 * will not come, all of them are looked at: what shows whose the log is may stand anywhere.
 */
export function detectInSamples(
  bytes: Uint8Array,
  formats: readonly LogFormat[],
  isLast: boolean,
): LogFormat | undefined {
  const decoder = new TextDecoder();
  const middle = Math.max(0, Math.floor((bytes.length - SAMPLE_BYTES) / 2));
  const last = Math.max(0, bytes.length - SAMPLE_BYTES);
  const starts = new Set([0, middle, last]);
  for (let start = 0; isLast && start < last; start += SAMPLE_BYTES) starts.add(start);
  for (const start of starts) {
    const sample = bytes.subarray(start, start + SAMPLE_BYTES);
    const detection = detectFormat(decoder.decode(sample), formats);
    if (detection !== undefined) return detection.format;
  }
  return undefined;
}

/** Of the lines that are not blank: with fewer times that the scanner reads, seams are too far apart. */
const MIN_TIMED_SHARE = 0.2;

/**
 * The format of a file that can be read in blocks, from its first SAMPLE_BYTES: plain UTF-8 text whose records lie in
 * lines. Undefined where it has to be read from its start to its end.
 */
export function findBlockFormat(
  head: Uint8Array,
  formats: readonly LogFormat[],
  isText: boolean,
): LogFormat | undefined {
  if (detectContainer(head) !== undefined || isTar(head)) return undefined;
  if (detectEncoding(head) !== 'utf-8' || endsLinesWithReturns(head)) return undefined;
  if (!isText && findBinaryKind(head) !== undefined) return undefined;
  const text = head.subarray(getByteOrderMarkLength(head));
  const format = detectFormat(new TextDecoder().decode(text), formats)?.format;
  if (format === undefined || format.timePlace === 'none') return undefined;
  const { lines, blank, momentCount, momentCounts } = createPlainScanner(format).scan(text, 0);
  const timed = momentCounts.subarray(0, momentCount).reduce((sum, count) => sum + count, 0);
  return timed >= MIN_TIMED_SHARE * Math.max(1, lines - blank) ? format : undefined;
}
