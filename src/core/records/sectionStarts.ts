/**
 * Starts of sections: the bytes from a line on go in; out comes whether objects or a table of a known layout start
 * there. It is known when the first record is read, so little is looked at twice.
 */
import type { LogFormat } from '../format/logFormat.ts';
import { createCsvSection, isHead } from './csvFrames.ts';
import { createJsonSection } from './jsonFrames.ts';
import { createLineAccount, type OpenAccount } from './lineAccount.ts';
import { createLineLayouts } from './lineLayouts.ts';
import type { RecordSink } from './recordSink.ts';
import { createTornRecords } from './tornRecords.ts';
import type { SectionKind, SectionParts, SectionReader } from './section.ts';

/** So much is looked at for a first record. */
export const PROBE_BYTES = 1 << 16;
const LINE_FEED = 0x0a;

export type SectionStart =
  /** `isOne`: the first frame is one record. */
  | { readonly kind: SectionKind; readonly isOne: boolean }
  /** No section starts here; no value that starts in the first `length` bytes is a record either. */
  | { readonly kind: undefined; readonly length: number }
  /** More bytes have to be seen. */
  | 'open';

/** Whether a line can start objects or a table. */
export function mayStartSection(formats: readonly LogFormat[], line: string): boolean {
  return /^\s*(?:\{|\[\s*(?:\{|$))/.test(line) || isHead(formats, line);
}

/** `isAll`: nothing comes behind the bytes. */
export function findSectionStart(parts: SectionParts, bytes: Uint8Array, isAll: boolean): SectionStart {
  const looked = bytes.subarray(0, PROBE_BYTES);
  const isEnd = isAll || bytes.length >= PROBE_BYTES;
  const line = new TextDecoder().decode(looked.subarray(0, toLineEnd(looked, 0)));
  if (isHead(parts.formats, line)) return probe(parts, 'csv', looked, isEnd);
  const values = probe(parts, 'jsonValues', looked, isEnd);
  if (values === 'open' || (values.kind !== undefined && (values.isOne || !/^\s*\{/.test(line))))
    return values;
  // An object with several records is a page: each of them has a place of its own in it.
  const pages = probe(parts, 'jsonPages', looked, isEnd);
  return pages === 'open' || pages.kind !== undefined ? pages : values;
}

function probe(
  parts: SectionParts,
  kind: 'csv' | 'jsonValues' | 'jsonPages',
  bytes: Uint8Array,
  isEnd: boolean,
): SectionStart {
  const account = createLineAccount(0);
  const reader = createFrameSection(
    { ...parts, account, sink: NO_SINK, noValuesBefore: 0, table: { head: undefined } },
    kind,
  );
  let at = 0;
  while (at < bytes.length) {
    const end = Math.min(bytes.length, toLineEnd(bytes, at) + 1);
    const left = reader.push(bytes.subarray(at, end));
    // What shows on a line that the values before it are none may be a value itself.
    const isUnread = left !== undefined || (kind !== 'csv' && account.totals.unread > 0);
    if (isUnread) return { kind: undefined, length: at === 0 ? end : at };
    if (account.totals.records > 0) return { kind, isOne: account.totals.records === 1 };
    at = end;
  }
  if (!isEnd) return 'open';
  reader.finish();
  return account.totals.records > 0
    ? { kind, isOne: account.totals.records === 1 }
    : { kind: undefined, length: at };
}

/** Reads objects or rows of these layouts alone, to count them; undefined where theirs lie in lines. */
export function createProbe(
  formats: readonly LogFormat[],
  account: OpenAccount,
  kind = formats[0]?.framing,
): SectionReader | undefined {
  if (kind !== 'csv' && kind !== 'jsonValues' && kind !== 'jsonPages') return undefined;
  const proven = new Set(formats);
  const layouts = createLineLayouts([], proven);
  const torn = createTornRecords();
  const places = { firstByte: 0, noValuesBefore: 0, table: { head: undefined } };
  return createFrameSection({ formats, proven, layouts, torn, account, sink: NO_SINK, ...places }, kind);
}

export function createFrameSection(
  parts: SectionParts,
  kind: 'csv' | 'jsonValues' | 'jsonPages',
): SectionReader {
  return kind === 'csv' ? createCsvSection(parts) : createJsonSection(parts, kind);
}

function toLineEnd(bytes: Uint8Array, start: number): number {
  const lineFeed = bytes.indexOf(LINE_FEED, start);
  return lineFeed === -1 ? bytes.length : lineFeed;
}

const NO_SINK: RecordSink = {
  timeNotes: { isClockOnly: false, isZoneless: false },
  toTime: (record) => record?.time,
  count: ignore,
  countScan: ignore,
  add: ignore,
  addWritten: ignore,
  finish: ignore,
};

function ignore(): void {
  // Only the account of lines tells.
}
