/** Any records, written in every layout and read again: the same events, at the same times and places. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeWordings } from '../../src/catalog/codes/codeWordings.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import { createCodeReader } from '../../src/core/format/errorCode.ts';
import {
  at,
  HOW_INFERRED,
  HOW_UNCLASSIFIED,
  NONE,
  type EventTable,
} from '../../src/core/table/eventTable.ts';
import { toRuns } from '../support/run/cases.ts';
import { layoutWriters, type LayoutWriter, type WrittenRecord } from '../support/logs/layoutWriters.ts';
import { readText } from '../support/read/readText.ts';

/** In all; the layouts share it. */
const CASES = 10_000;
const codes = createCodeReader(codeWordings);
const TEXTS = errorCodes.flatMap(({ code, samples }) => samples.match.map((text) => [code, text] as const));

/** Errors that are known by their words alone, so that layouts without providers keep them. */
const proxyError = fc
  .tuple(fc.constantFrom(...TEXTS), fc.boolean(), fc.constantFrom('error', 'warn'))
  .map(([[code, text], isWritten, level]) => ({
    provider: 'proxy',
    level,
    message: isWritten ? `[${code}] ${text}` : text,
  }));
const otherLine = fc.oneof(
  fc.constantFrom(
    { provider: 'proxy', level: 'info', message: 'Starting machine' },
    { provider: 'proxy', level: 'warn', message: 'could not find an instance to route to' },
    { provider: 'runner', level: 'info', message: 'machine has reached its max restart count of 10' },
    { provider: 'health', level: 'error', message: "Health check 'web' on port 3000 has failed." },
  ),
  fc
    .oneof(
      fc.constantFrom(
        '[PC03] (domain 0000 [bus 00-ff])',
        'ACPI: PCI Root Bridge [PC01]',
        'he said: "instance refused connection", twice',
        '{"level":"error","msg":"[PC01] x","a":[1,{"b":"\\""}]}',
        'Traceback:\n  File "a.py", line 7; in\tf',
        'a=b "c" error.message="x" timestamp=1',
        ',;\t"',
      ),
      // One line of anything: what no terminal shows is no message.
      fc
        .string({ unit: 'binary', minLength: 1, maxLength: 30 })
        .map((text) => text.replace(/[\p{C}\p{Z}]/gu, ' ')),
    )
    .map((message) => ({ provider: 'app', level: 'info', message })),
);

const records: fc.Arbitrary<readonly WrittenRecord[]> = fc
  .tuple(
    fc.array(fc.oneof(proxyError, otherLine), { maxLength: 3 }),
    proxyError,
    fc.array(fc.oneof(proxyError, otherLine), { maxLength: 3 }),
    fc.nat(86_399),
    fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 7, maxLength: 7 }),
    fc.constantFrom('148e21ea7d9d68', '2874d1f0b93e68'),
    fc.constantFrom('ams', 'gru'),
  )
  .map(([before, error, after, second, gaps, machine, region]) => {
    let time = Date.UTC(2026, 2, 2) + second * 1000;
    return [...before, error, ...after].map((line, i) => {
      time += (gaps[i] ?? 1) * 1000;
      return { ...line, time, machine, region };
    });
  });

/** `PC01~<PM05`: the code, how it is known, and the cause. */
function describeRecord(record: WrittenRecord): readonly string[] {
  const errors = codes.findErrors(record);
  if (errors === undefined) return [];
  const how = errors.how === 'inferred' ? '~' : '';
  return [`${errors.code ?? '?'}${how}${errors.cause === undefined ? '' : `<${errors.cause}`}`];
}

function describeRow(table: EventTable, row: number): string {
  const how = at(table.how, row);
  const code = how === HOW_UNCLASSIFIED ? '?' : at(table.codes, at(table.code, row));
  const cause = at(table.cause, row);
  return `${code}${how === HOW_INFERRED ? '~' : ''}${cause === NONE ? '' : `<${at(table.codes, cause)}`}`;
}

function toClock(time: number): number {
  return time % 86_400_000;
}

test.each(layoutWriters.map((writer) => [writer.name, writer] as const))(
  '%s keeps its events',
  async (_name, writer: LayoutWriter) => {
    const { format, keeps } = writer;
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 20, max: 2000 }), async (written, chunkBytes) => {
        const { table, report } = await readText(writer.write(written), { chunkBytes });
        expect(report?.format?.id).toBe(format);
        const errors = written.filter((record) => describeRecord(record).length > 0);
        const rows = Array.from({ length: table.length }, (_, row) => row);
        const found = rows.map((row) => describeRow(table, row));
        expect(found).toEqual(errors.flatMap(describeRecord));
        const times = rows.map((row) => at(table.time, row));
        if (keeps.includes('time')) expect(times).toEqual(errors.map(({ time }) => time));
        if (keeps.includes('clock'))
          expect(times.map(toClock)).toEqual(errors.map(({ time }) => toClock(time)));
        if (keeps.includes('origin')) {
          for (const row of rows) {
            expect(table.machines[at(table.machine, row)]).toBe(written[0]?.machine);
            expect(table.regions[at(table.region, row)]).toBe(written[0]?.region);
          }
        }
      }),
      { numRuns: toRuns(CASES / layoutWriters.length) },
    );
  },
);
