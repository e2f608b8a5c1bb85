import { describe, expect, it } from 'vitest';
import { generateText, type LogOptions } from '../support/logs/generateLog.ts';
import { readText, unmarkedCatalog } from '../support/read/readText.ts';
import { describeReading, describeTruth } from '../support/read/summary.ts';

const SEVERAL_MB = 5 << 20;

describe('generated logs are read exactly', () => {
  const cases: readonly [name: string, options: LogOptions][] = [
    ['live', { seed: 1, layout: 'live', bytes: SEVERAL_MB }],
    ['history', { seed: 2, layout: 'history', bytes: SEVERAL_MB }],
    ['mixed', { seed: 3, layout: 'mixed', bytes: SEVERAL_MB }],
    ['ndjson', { seed: 4, layout: 'ndjson', bytes: SEVERAL_MB }],
    ['errors only', { seed: 5, layout: 'mixed', lines: 4000, errorShare: 4 }],
    ['CRLF', { seed: 6, layout: 'mixed', lines: 4000, lineEnd: '\r\n' }],
    ['CRLF NDJSON', { seed: 7, layout: 'ndjson', lines: 4000, lineEnd: '\r\n' }],
    ['milliseconds without a zone', { seed: 8, layout: 'mixed', lines: 4000, timestampForm: 'millisNoZone' }],
    ['nanoseconds', { seed: 9, layout: 'mixed', lines: 4000, timestampForm: 'nanos' }],
    ['seconds without a zone', { seed: 10, layout: 'history', lines: 4000, timestampForm: 'noZone' }],
    ['all in colour', { seed: 11, layout: 'mixed', lines: 4000, colourShare: 1 }],
    [
      'a preamble, and no line end at the end',
      { seed: 12, layout: 'live', lines: 400, hasPreamble: true, endsWithLineEnd: false },
    ],
    [
      'machines that take turns',
      { seed: 14, layout: 'live', lines: 4000, errorShare: 4, machineCount: 40, takesMachinesInTurn: true },
    ],
    [
      'as many messages as errors',
      { seed: 15, layout: 'ndjson', lines: 4000, errorShare: 4, messageCount: 4000 },
    ],
    ['no errors', { seed: 13, layout: 'live', lines: 400, errorShare: 0 }],
  ];

  it.each(cases)('%s', async (_name, options) => {
    const { text, truth } = generateText(options);
    expect(describeReading(await readText(text))).toEqual(describeTruth(truth));
  });

  it.each(['live', 'history', 'mixed', 'ndjson'] as const)(
    '%s with every line read as text',
    async (layout) => {
      const { text, truth } = generateText({ seed: 20, layout, lines: 5000, errorShare: 0.2 });
      expect(describeReading(await readText(text, { reading: unmarkedCatalog }))).toEqual(
        describeTruth(truth),
      );
    },
  );
});

describe('the generator', () => {
  it('gives the same log for the same seed, and another for another', () => {
    const options: LogOptions = { seed: 1, layout: 'mixed', lines: 500 };
    expect(generateText(options)).toEqual(generateText(options));
    expect(generateText({ ...options, seed: 2 }).text).not.toBe(generateText(options).text);
  });

  it('names every machine where they take turns', () => {
    const { truth } = generateText({
      seed: 3,
      layout: 'live',
      lines: 2000,
      errorShare: 4,
      machineCount: 200,
      takesMachinesInTurn: true,
    });
    const named = new Set([...truth.codes.values()].flatMap(({ machines }) => [...machines.keys()]));
    named.delete('');
    expect(named.size).toBe(200);
  });

  it('ends written codes with as many different messages as asked for', () => {
    const { text } = generateText({
      seed: 4,
      layout: 'live',
      lines: 400,
      errorShare: 4,
      messageCount: 100,
    });
    expect(new Set(text.match(/\(flow \d+\)/g)).size).toBe(100);
  });
});
