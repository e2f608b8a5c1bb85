/** Readings and truths go in, the same small plain shape comes out of both, to compare and to look at. */
import { summarizeEvents } from '../../../src/core/bins/codeSummary.ts';
import {
  at,
  HOW_INFERRED,
  HOW_UNCLASSIFIED,
  NONE,
  type EventTable,
} from '../../../src/core/table/eventTable.ts';
import { toIsoTime } from '../../../src/core/time/timestamp.ts';
import type { LogTruth } from '../logs/generateLog.ts';
import { getReport, type Reading } from './readText.ts';

/** Everything that a truth holds, with names in order. */
export function describeTruth(truth: LogTruth): object {
  const { bytes, lines, blank, continuations, unread, records, errors, inferred, unclassified } = truth;
  return {
    totals: { bytes, lines, blank, continuations, unread, records, errors, inferred, unclassified },
    span: [toIsoTime(truth.firstTime), toIsoTime(truth.lastTime)],
    causes: toOrdered(truth.causes),
    codes: [...truth.codes]
      .sort(byName)
      .map(([code, { count, inferred, firstSeen, lastSeen, machines, regions }]) => ({
        code,
        count,
        inferred,
        seen: [toIsoTime(firstSeen), toIsoTime(lastSeen)],
        machines: toOrdered(machines),
        regions: toOrdered(regions),
      })),
  };
}

/** The same of what was read. */
export function describeReading(reading: Reading): object {
  const report = getReport(reading);
  const { errors, inferred, unclassified, codes } = summarizeEvents(reading.table);
  const { bytesRead: bytes, lines, blank, continuations, unread, records, span } = report;
  const causes = codes.flatMap((code) =>
    code.causes.map((cause) => [`${code.code}>${cause.name}`, cause.count] as const),
  );
  return {
    totals: { bytes, lines, blank, continuations, unread, records, errors, inferred, unclassified },
    span: [toIsoTime(span?.first ?? Number.NaN), toIsoTime(span?.last ?? Number.NaN)],
    causes: toOrdered(causes),
    codes: codes
      .filter(({ count }) => count > 0)
      .map(({ code, count, inferred, firstSeen, lastSeen, machines, regions }) => ({
        code,
        count,
        inferred,
        seen: [toIsoTime(firstSeen ?? Number.NaN), toIsoTime(lastSeen ?? Number.NaN)],
        machines: toOrdered(machines.map(({ name, count }) => [name, count] as const)),
        regions: toOrdered(regions.map(({ name, count }) => [name, count] as const)),
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** One line per event, as short as can be read: `08:00:01 PC01 PR03<PC01 machine/region #line`. */
export function describeEvents(table: EventTable): readonly string[] {
  return Array.from({ length: table.length }, (_, row) => {
    const time = toIsoTime(at(table.time, row))?.slice(11, 19) ?? '--:--:--';
    const how = at(table.how, row);
    const code =
      how === HOW_UNCLASSIFIED
        ? '?'
        : at(table.codes, at(table.code, row)) + (how === HOW_INFERRED ? '~' : '');
    const cause = at(table.cause, row) === NONE ? '' : `<${at(table.codes, at(table.cause, row))}`;
    const place = `${at(table.machines, at(table.machine, row))}/${at(table.regions, at(table.region, row))}`;
    return `${time} ${code}${cause} ${place} #${String(at(table.lineNumber, row))}`;
  });
}

function toOrdered(counts: Iterable<readonly [string, number]>): readonly (readonly [string, number])[] {
  return [...counts].sort(byName);
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
