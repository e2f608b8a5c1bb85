/** What is no Fly log, and JSON and CSV that somebody broke, on purpose or not. */
import { describe, expect, test } from 'vitest';
import { getReport, readText } from '../support/read/readText.ts';
import { measureProcessorMsOf } from '../support/run/processorTime.ts';
import { describeEvents } from '../support/read/summary.ts';

describe('a text that is no Fly log is not recognised', () => {
  const texts: readonly [name: string, text: string][] = [
    [
      'prose',
      'We had an outage at 10:00.\nThe proxy failed to connect, we think.\nMore on [PC01] tomorrow.\n',
    ],
    ['a web server', '127.0.0.1 - - [02/Mar/2026:08:15:31 +0000] "GET / HTTP/1.1" 200\n'.repeat(5)],
    [
      'a kernel',
      '[    0.943187] ACPI: PCI Root Bridge [PC03] (domain 0000 [bus 00-ff])\n[    0.94] ACPI: [PC01] (on)\n',
    ],
    ['a list with the same tags', '[PC01] ✅ ID: 12345\n[PC05] Power Cable: out of stock\n[PR03] Premium\n'],
    [
      'times of day of another program',
      '10:00:00 server started\n10:00:01 [info] GET /\n10:00:02 connection refused\n',
    ],
    [
      'bracketed times of another program',
      '[2026-03-02T08:15:31Z] started\n[2026-03-02T08:15:32Z] stopped\n',
    ],
    [
      'JSON lines of another program',
      '{"level":"error","message":"connection refused","timestamp":"2026-03-02T08:15:31Z"}\n',
    ],
    ['an object of another program', '{\n  "level": "error",\n  "message": "[PC01] x",\n  "meta": {}\n}\n'],
    ['an array of another program', '[{"a":1},{"message":"x"}]\n'],
    [
      'JSON:API of another program',
      '{"data":[{"id":"1","type":"post","attributes":{"title":"x","message":"y"}}]}\n',
    ],
    ['CSV of another program', 'Time,Message,User\n2026-03-02T08:15:31Z,logged in,7\n'],
    ['CSV without times', 'Line,Price\nA,7\n'],
    ["another program's lines out of Grafana", '1772439331250\t2026-03-02T08:15:31.250Z\tserver started\n'],
    ['a time and a message of another program', '2026-03-02 08:15:31.250\nserver started\n'],
    ['source code', "export default {\n  code: 'PC01',\n  templates: ['instance refused connection'],\n};\n"],
    ['a table', '# Codes\n\n| code | title |\n|---|---|\n| PC01 | Machine refused connection |\n'],
    ['a stack trace', 'Error: connect ECONNREFUSED 127.0.0.1:5432\n    at f (a.js:1)\nproxy error\n'],
  ];
  test.each(texts)('%s', async (_name, text) => {
    expect((await readText(text)).failure).toMatchObject({ kind: 'unrecognised' });
  });
});

describe('JSON that somebody broke', () => {
  const good =
    '{"level":"error","instance":"148e21ea7d9d68","message":"[PC01] instance refused connection","region":"ams","timestamp":"2026-03-02T08:15:31Z","meta":{"Event":{"Provider":"proxy"}}}';
  const pretty = JSON.stringify(JSON.parse(good), undefined, 4);
  const depth = 100_000;
  const cases: readonly [name: string, text: string, errors: number][] = [
    ['very deep arrays', `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`, 0],
    ['very deep objects', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`, 0],
    ['very deep and open', '{"a":'.repeat(depth), 0],
    ['brackets alone', '['.repeat(depth), 0],
    ['closing ones alone', `${']'.repeat(100)}${'}'.repeat(100)}`, 0],
    ['huge numbers', `{"a":1e999999,"b":${'9'.repeat(5000)}}`, 0],
    [
      'names that every object has',
      '{"__proto__":{"meta":{"Event":{"Provider":"proxy"}}},"message":"[PC01] x"}',
      0,
    ],
    ['a name twice', good.replace('{"level"', '{"level":1,"level"'), 1],
    ['a lone surrogate', good.replace('refused', '\\ud800'), 1],
    ['an open string', '{"a":"b', 0],
    ['a string with a line end', '{"a":"b\nc"}', 0],
    ['a missing brace', pretty.slice(0, -1), 0],
    ['a comma too many', '{"a":1,}', 0],
    ['an array that was cut', `[${good},\n${good},\n${good.slice(0, 50)}`, 2],
    ['a page that was cut', '{"data":[{"id":"1","attributes":{"message', 0],
    ['values behind one another', `${good}${good} ${good},${good}`, 4],
    ['a value over the limit', `{"a":"${'x'.repeat(3 << 20)}"}`, 0],
    ['a value over the limit in many lines', `{"a":[\n${'  "x",\n'.repeat(200_000)}"y"]}`, 0],
  ];
  test.each(cases)('%s', async (_name, text, errors) => {
    const ms = await measureProcessorMsOf(async () => {
      // A broken value takes nothing with it: what stands before and behind it is read.
      const reading = await readText(`${pretty}\n${text}\n${pretty}\n`);
      expect(getReport(reading).format?.id).toBe('flyctlJson');
      expect(describeEvents(reading.table)).toHaveLength(2 + errors);
    });
    expect(ms).toBeLessThan(10_000);
  });
});

describe('CSV that somebody broke', () => {
  const head = 'Time,Line,fly.app.name\n';
  const row = '1772439331250,[PC01] instance refused connection,shop\n';
  const cases: readonly [name: string, text: string, errors: number][] = [
    [
      'a cell with line ends and quotes',
      '1772439331250,"[PC02] instance refused\nconnection ""x""",shop\n',
      1,
    ],
    ['too few cells', '1772439331250\n', 0],
    ['too many cells', '1772439331250,[PC02] instance refused connection,shop,1,2,3\n', 1],
    ['a quote inside a cell', '1772439331250,[PC02] instance "refused" connection,shop\n', 1],
    ['the head again', head, 0],
    ['a quote that never closes', `1772439331250,"${'x,\n'.repeat(500_000)}`, 0],
  ];
  test.each(cases)('%s', async (_name, text, errors) => {
    const reading = await readText(`${head}${row}${text}${row}`);
    expect(getReport(reading).format?.id).toBe('grafanaCsv');
    expect(reading.table.length).toBe(2 + errors);
  });
});
