/** The account of a file: what was counted while it was read goes in, its report comes out. */
import type { LayoutLines, LineTotals, UnreadLine } from '../../core/records/lineAccount.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { toSpan } from '../../core/table/recordCounts.ts';
import { getTimeKind } from '../../core/records/sourceReport.ts';
import { type TimeNotes } from '../../core/records/sourceReport.ts';
import type { Scanner } from '../../core/scan/scan.ts';
import type { SourceNotes } from '../../core/unpack/sourceNotes.ts';
import type { SourceReport, SourceState } from '../../core/records/sourceReport.ts';
import type { TimeOrder } from '../../core/time/timeOrder.ts';
import { UTC } from '../../core/time/timeZones.ts';
import {
  findBrokenText,
  findCutOff,
  findDisorder,
  findLineProblems,
  findMixedLayouts,
} from '../../core/log/trust.ts';
import type { ByteOffset } from '../../core/units.ts';

export interface SourceAccount {
  readonly name: string;
  readonly bytes: ByteOffset;
  /** Of `bytes`. */
  readonly bytesRead: ByteOffset;
  readonly state: SourceState;
  /** What unpacking and decoding noticed; undefined for a file that is read as it is. */
  readonly notes: SourceNotes | undefined;
  /** UTC where nobody said. */
  readonly zone: string | undefined;
  /** Undefined until it is recognised. */
  readonly format: LogFormat | undefined;
  readonly totals: Readonly<LineTotals>;
  readonly unreadExamples: readonly UnreadLine[];
  readonly layouts: readonly Readonly<LayoutLines>[];
  readonly order: TimeOrder;
  readonly timeNotes: Readonly<TimeNotes>;
  readonly scanner: Scanner['kind'] | undefined;
}

export function toSourceReport(account: SourceAccount): SourceReport {
  const { name, bytes, bytesRead, state, notes, format, totals, unreadExamples, order, timeNotes } = account;
  const zone = account.zone ?? UTC;
  const encoding = notes?.encoding ?? 'utf-8';
  const { lines, blank, records, recordLines, continuations, unread } = totals;
  const isRecognised = format !== undefined;
  return {
    name,
    bytes,
    bytesRead,
    fileBytesRead: notes?.fileBytesRead ?? bytesRead,
    compression: notes?.compression ?? 'none',
    encoding,
    isCutShort: notes?.failure !== undefined,
    state,
    format: format && { id: format.id, label: format.label },
    lines,
    blank,
    records,
    recordLines,
    continuations,
    unread,
    unreadExamples: [...unreadExamples],
    span: toSpan(order),
    timeKind: getTimeKind(timeNotes),
    zone,
    isScannedSlowly: account.scanner === 'plain' && isRecognised && format.timePlace !== 'none',
    problems: [
      ...(notes?.findProblems() ?? []),
      ...findBrokenText((notes?.brokenCharacters ?? 0) + totals.brokenCharacters, encoding),
      ...findMixedLayouts(account.layouts),
      ...(isRecognised ? findLineProblems(totals, timeNotes, zone) : []),
      ...findDisorder(order),
      ...(isRecognised && state === 'done' ? findCutOff(totals) : []),
    ],
  };
}
