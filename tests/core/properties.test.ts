/** What holds for any input: 10,000 cases each. fast-check prints the seed of a failure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../src/analysis/ingestFile.ts';
import { codeWordings } from '../../src/catalog/codeWordings.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import { logFormats } from '../../src/catalog/formats/index.ts';
import { createCodeReader } from '../../src/core/errorCode.ts';
import { chooseStep } from '../../src/core/timeBins.ts';
import { EventTableBuilder } from '../../src/core/eventTableBuilder.ts';
import { layoutWriters, type WrittenRecord } from '../support/layoutWriters.ts';
import { catalog, getReport, readText, splitBytes } from '../support/readText.ts';
import { describeEvents } from '../support/summary.ts';

const CASES = { numRuns: 10_000 };

/** All that a reading of a file says, unpacking and all. */
async function readFile(bytes: Uint8Array, chunkBytes: number): Promise<object> {
  const source = { name: 'any', size: bytes.length, chunks: splitBytes(bytes, chunkBytes) };
  const news = ingestFile(source, catalog, { now: () => 0 });
  const events = new EventTableBuilder();
  for (;;) {
    const step = await news.next();
    if (step.done === true) return { failure: step.value, table: events.finish() };
    const { report } = step.value.update;
    const { lines, recordLines, continuations, blank, unread } = report;
    expect(recordLines + continuations + blank + unread).toBe(lines);
    if (report.state === 'done' && report.compression === 'none') expect(report.bytesRead).toBe(bytes.length);
    events.addTable(step.value.update.events);
  }
}

describe('any bytes', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .constantFrom(
        '\n',
        '\r\n',
        '\u0000',
        '{',
        '[',
        '"',
        ',',
        ...logFormats.map(({ samples }) => `${samples[0]}\n`),
      )
      .map((text) => new TextEncoder().encode(text)),
    fc
      .constantFrom([0x1f, 0x8b, 8, 0], [0x28, 0xb5, 0x2f, 0xfd], [0x50, 0x4b, 3, 4], [0xff, 0xfe])
      .map((head) => Uint8Array.from(head)),
  );
  const bytes = fc
    .array(piece, { maxLength: 6 })
    .map((pieces) => Uint8Array.from(pieces.flatMap((part) => [...part])));

  it('never throw, lose no line, and give the same events in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 60 }), async (input, chunkBytes) => {
        expect(await readFile(input, chunkBytes)).toEqual(await readFile(input, 1 << 20));
      }),
      CASES,
    );
  }, 120_000);
});

describe('any records', () => {
  const codeReader = createCodeReader(codeWordings);
  const proxyMessage = fc.constantFrom(
    ...errorCodes.flatMap(({ code, samples }) => [
      // Some codes have no wording that is known.
      `[${code}] proxy connection failed`,
      ...samples.match.flatMap((text) => [text, `[${code}] ${text}`]),
    ]),
  );
  const appMessage = fc.constantFrom(
    'GET /cart 200',
    'done, "quoted"; {"a":[1]}',
    'état; 50 %',
    'a\\b/c',
    '[info] x = 1',
  );
  const first: WrittenRecord = {
    time: Date.UTC(2026, 2, 2, 12),
    provider: 'proxy',
    machine: '148e21ea7d9d68',
    region: 'ams',
    level: 'error',
    message: '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
  };
  const record = fc.record({
    stepMs: fc.integer({ min: 1, max: 3000 }).map((seconds) => seconds * 1000),
    machine: fc.constantFrom('148e21ea7d9d68', '3d8d9e01b70e89'),
    region: fc.constantFrom('ams', 'iad', 'sin'),
    written: fc.oneof(
      proxyMessage.map((message) => ({ provider: 'proxy', level: 'error', message })),
      appMessage.map((message) => ({ provider: 'app', level: 'info', message })),
    ),
  });

  it('give the same events through the writer of every layout', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...layoutWriters),
        fc.array(record, { maxLength: 5 }),
        async (writer, drawn) => {
          let { time: last } = first;
          const records = [
            first,
            ...drawn.map(({ stepMs, written, ...origin }) => ({
              time: (last += stepMs),
              ...origin,
              ...written,
            })),
          ];
          const { table, ...reading } = await readText(writer.write(records));
          expect(getReport({ table, ...reading }).format?.id).toBe(writer.format);
          const expected = records.flatMap(({ provider, level, message, time }) => {
            const errors = codeReader.findErrors({ provider, level, message });
            return errors === undefined ? [] : [{ ...errors, time }];
          });
          expect(table.length).toBe(expected.length);
          const codes = describeEvents(table).map((line) => line.split(' ')[1]?.slice(0, 4));
          if (writer.keeps.length > 0) expect(codes).toEqual(expected.map(({ code }) => code));
          else expect(codes.toSorted()).toEqual(expected.map(({ code }) => code).toSorted());
          if (writer.keeps.includes('time'))
            expect([...table.time]).toEqual(expected.map(({ time }) => time));
        },
      ),
      CASES,
    );
  }, 120_000);
});

describe('any JSON', () => {
  const good = layoutWriters.filter(({ name }) => /JSON|jq|API/.test(name));
  const value = fc.json({ depthSize: 'small', maxDepth: 4 });
  const hostile = fc.constantFrom(
    '{"__proto__":{"message":"[PC01] x"}}',
    '{"a":1e999999}',
    '{"a":"\\ud800"}',
    '[[[[[[[[',
    ']]}}',
    '{"a":1,}',
    '{"a":"b\n"}',
    '\ufeff{}',
    '{"message":{"message":[]},"timestamp":{},"event":[],"fly":"x","meta":7}',
    'nul',
    '-',
    '"\\u12"',
  );

  it('between the records of a layout takes nothing from them but what it breaks', async () => {
    const record: WrittenRecord = {
      time: Date.UTC(2026, 2, 2, 12),
      provider: 'proxy',
      machine: '148e21ea7d9d68',
      region: 'ams',
      level: 'error',
      message: '[PC01] instance refused connection',
    };
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.array(fc.oneof(value, hostile), { maxLength: 4 }),
        fc.integer({ min: 1, max: 80 }),
        async (writer, values, chunkBytes) => {
          const text = `${writer.write([record, record])}\n${values.join('\n')}\n`;
          const reading = await readText(text, { chunkBytes });
          const { table } = await readText(text);
          expect(reading.table).toEqual(table);
          expect(table.length).toBeGreaterThanOrEqual(2);
        },
      ),
      CASES,
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  }, 120_000);
});

describe('any two times', () => {
  it('fit into as many bars as there is room for', () => {
    const time = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });
    fc.assert(
      fc.property(time, time, fc.integer({ min: 2, max: 300 }), (a, b, maxBins) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) + 1 };
        const stepMs = chooseStep(range, maxBins);
        expect(Math.ceil(range.end / stepMs) - Math.floor(range.start / stepMs)).toBeLessThanOrEqual(maxBins);
      }),
      CASES,
    );
  });
});
