/** Errors read straight from bytes, against the same lines read as text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeWordings } from '../../src/catalog/codes/codeWordings.ts';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import shipperNdjson from '../../src/catalog/formats/shipperNdjson.ts';
import { createCodeReader } from '../../src/core/format/errorCode.ts';
import type { LogFormat } from '../../src/core/format/logFormat.ts';
import { createLineTimeReader } from '../../src/core/scan/lineTime.ts';
import { toRuns } from '../support/run/cases.ts';
import { generateText } from '../support/logs/generateLog.ts';

const codes = createCodeReader(codeWordings);

/** What the bytes say, with the time that a scan reads; undefined where the text has to be read. */
function readBytes(format: LogFormat, line: string): object | undefined {
  // Something stands before and behind a line in a file.
  const bytes = new TextEncoder().encode(`x\n${line}\n[PC01] 2026-03-02T08:15:30Z`);
  const end = bytes.length - '\n[PC01] 2026-03-02T08:15:30Z'.length;
  const time = createLineTimeReader(format.timePlace)(bytes, 2, end);
  if (time === undefined || Number.isNaN(time)) return undefined;
  const error = format.readWrittenError?.(bytes, 2, end);
  return error && { ...error, time };
}

function readAsText(format: LogFormat, line: string): object | undefined {
  const records = format.readRecords(line);
  const [record] = records;
  const errors = record && codes.findErrors(record);
  if (records.length !== 1 || record === undefined || errors?.how !== 'written') return undefined;
  const { app, machine, region, time } = record;
  return { code: errors.code, cause: errors.cause, app, machine, region, time };
}

function expectSame(format: LogFormat, line: string): void {
  const read = readBytes(format, line);
  if (read !== undefined) expect(read, line).toEqual(readAsText(format, line));
}

const MESSAGES = [
  ...[
    '[PC01] instance refused connection',
    '[PC01]',
    '[PC01] ',
    '[PC01]x',
    '[PC1] x',
    '[pc01] x',
    'x [PC01] y',
    '',
  ],
  ...[
    '[PR03] gave up. last error: [PC01] refused',
    '[PR03] last error:[PC01] refused',
    '[PR03] last error:  [PC01] refused',
    '[PR03] last error: refused',
    '[PR03] last error: [PC01]',
    '[PR03] last error: [PC01]. last error: [PM01] x',
    '[PR03] last error: [PC01] x. last error: [PM01] x',
    '[PR03] Last error: [PC01] x',
    'last error: [PC01] x',
    '[PR03] last[31m error: [PC01] x',
    '[PR03] a=b. last error: [PC01] x',
  ],
  ...[
    ' [PC01] x',
    '  [PC01] x',
    '\t[PC01] x',
    '[PC01] x\t',
    '[PC01] x  ',
    '[PC01] x\r',
    '[PC01]\u00a0x',
    '[PC01] Zoë',
  ],
  ...[
    '[PC01] a [31mb',
    '[PC01] \u001b[31mb',
    '[PC01] [1] x',
    '[PC01] a=b',
    '[PC01] error.message="x" ',
    '[PC01] \u21a9x',
  ],
  ...['[PC01] said "no"', '[PC01] said \\"no\\"', '[PC01] a\\nb', '[PC01] a\\u0062', '[PC01] {"a":1}'],
  ...[
    '[PC01] x 2026-03-02T08:15:30Z app[a] ams [info]ready',
    'error.message="y" 2026-03-02T08:15:30Z proxy[a] ams [error]',
    '[PC01] error.message="y" 2026-03-02T08:15:30Z proxy[a] ams [error]',
    'request.method="GET" [PC01] x',
    'error.code="PC01" x',
  ],
];
const COLOURS = ['', '', '', '\u001b[2m', '\u001b[0m', '\u001b[1;31m', '\u001b[31', '[31m', ' ', '  '];

const flyctlLine = fc
  .tuple(
    fc.constantFrom(
      '2026-03-02T08:15:30Z',
      '2026-03-02T08:15:30.123456789Z',
      '2026-03-02T08:15:30',
      '2026-03-02 08:15:30Z',
    ),
    fc.constantFrom(
      'proxy[148e21ea7d9d68]',
      'proxy[]',
      'proxy[A1]',
      'proxy',
      'app[148e21ea7d9d68]',
      'proxy[a b]',
      'proxyx[a]',
      'proxy[[a]',
    ),
    fc.constantFrom('ams', 'ams', '', 'AMS', 'far-away-region-7', 'a b'),
    fc.constantFrom('error', 'error', 'warn', 'info', '', 'Error', 'err or'),
    fc.constantFrom(...MESSAGES),
    fc.array(fc.constantFrom(...COLOURS), { minLength: 8, maxLength: 8 }),
    fc.constantFrom(' ', ' ', ' ', '  ', ''),
  )
  .map(
    ([time, origin, region, level, message, [a, b, c, d, e, f, g, h], blank]) =>
      `${a ?? ''}${time}${b ?? ''}${blank}${c ?? ''}${origin} ${d ?? ''}${region}${e ?? ''} [${f ?? ''}${level}${g ?? ''}]${h ?? ''}${message}`,
  );

const shipperLine = fc
  .tuple(
    fc.constantFrom('proxy', 'proxy', 'app', ''),
    fc.constantFrom('148e21ea7d9d68', '', 'é', 'a\\u0062'),
    fc.constantFrom('shop', '', 'a"b', 'x'.repeat(300)),
    fc.constantFrom('ams', ''),
    fc.constantFrom('error', 'info', ''),
    fc.constantFrom(...MESSAGES),
    fc.constantFrom('', ',"error":{"code":"PM01"}', ',"stream":"stdout"', ' '),
    fc.constantFrom('2026-03-02T08:15:30.5Z', '2026-03-02T08:15:30Z', 'now'),
    fc.constantFrom('}', '}', '} ', '}\r', '', ',"x":1}', ',"x":"1","timestamp":"2026-03-02T08:15:31Z"}'),
  )
  .map(
    ([provider, machine, app, region, level, message, more, time, last]) =>
      `{"event":{"provider":"${provider}"},"fly":{"app":{"instance":"${machine}","name":"${app}"},"region":"${region}"},` +
      `"host":"0ad1","log":{"level":"${level}"},"message":"${message}"${more},"timestamp":"${time}"${last}`,
  );

describe.each([
  ['fly logs text', flyctlText, flyctlLine, 'mixed'],
  ['log shipper NDJSON', shipperNdjson, shipperLine, 'ndjson'],
] as const)('%s', (_, format, line, layout) => {
  it('says what the text says, or leaves it to the text', () => {
    fc.assert(
      fc.property(line, (text) => {
        expectSame(format, text);
      }),
      { numRuns: toRuns(50_000) },
    );
  });

  it('does so wherever a byte is another one', () => {
    const changed = fc
      .tuple(
        line,
        fc.nat(),
        fc.constantFrom('"', '\\', ' ', '[', ']', '0', 'P', 'm', '=', ':', 'é', '\u001b', ''),
      )
      .map(([text, place, character]) => {
        const at = place % text.length;
        return text.slice(0, at) + character + text.slice(at + 1);
      });
    fc.assert(
      fc.property(changed, (text) => {
        expectSame(format, text);
      }),
      { numRuns: toRuns(50_000) },
    );
  });

  it('takes nothing but letters for a level', () => {
    for (const level of ['0rror', 'err-or', 'e', 'abcdefghijklm', ''])
      expectSame(format, `2026-03-02T08:15:30Z proxy[148e21ea7d9d68] ams [${level}][PC01] refused`);
  });

  it('reads the errors of a usual log', () => {
    const { text } = generateText({ seed: 5, layout, lines: 2000, errorShare: 0.5 });
    const lines = text.split('\n').filter((each) => readAsText(format, each) !== undefined);
    for (const each of lines) expectSame(format, each);
    const read = lines.filter((each) => readBytes(format, each) !== undefined);
    expect(lines.length).toBeGreaterThan(200);
    expect(read.length / lines.length).toBeGreaterThan(0.8);
  });
});
