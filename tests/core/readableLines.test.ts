/**
 * What a person can read is read: an independent search finds the errors that stand in a text, and as many are counted,
 * whatever stands before the lines, wherever they are broken, and however many stand on one.
 */
import { describe, expect, it } from 'vitest';
import { Random } from '../support/logs/random.ts';
import { readText } from '../support/read/readText.ts';

const REFUSED =
  'instance refused connection. is your app listening on 0.0.0.0:3000? make sure it is not only listening on 127.0.0.1';
const HEADERS = ['2026-03-02T08:15:3', 'Z proxy[148e21ea7d9d68] ams [error]'] as const;
const LINES = [
  ...[1, 2].map((second) => `${HEADERS[0]}${String(second)}${HEADERS[1]}[PC01] ${REFUSED}`),
  '2026-03-02T08:15:33Z app[148e21ea7d9d68] ams [info] INFO Main child exited normally with code: 1',
  `error.message="failed to connect to machine: gave up after 15 attempts (in 8.4s)" 2026-03-02T08:15:34Z proxy[148e21ea7d9d68] ams [error]request.method="GET" request.id="01H-ams"`,
  '2026-03-02T08:15:35Z runner[148e21ea7d9d68] ams [info]machine has reached its max restart count of 10',
  `2026-03-02T08:15:36Z proxy[148e21ea7d9d68] lhr [error][PR03] could not find a good candidate within 40 attempts at load balancing. last error: [PM05] failed to connect to machine: gave up after 15 attempts (in 8.4s)`,
];

/** Codes at the start of a message, and messages from history: what a plain search finds in the lines as they were. */
function findErrors(lines: readonly string[]): readonly string[] {
  const codes = lines.join('\n').match(/(?<=\[error\] ?\[)P[A-Z]\d\d/g) ?? [];
  const history = lines.join('\n').match(/error\.message="failed to connect/g) ?? [];
  return [...codes, ...history.map(() => 'PM05')].sort();
}

async function countErrors(text: string): Promise<readonly string[]> {
  const { table } = await readText(text);
  return Array.from(table.code, (code) => table.codes[code] ?? '?').sort();
}

const MARKS: Readonly<Record<string, (line: string, index: number) => string>> = {
  quote: (line) => `> ${line}`,
  'quote of a quote': (line) => `>> ${line}`,
  bullet: (line) => `- ${line}`,
  star: (line) => `* ${line}`,
  'bullet with backticks': (line) => `- \`${line}\``,
  number: (line, index) => `${String(index + 1)}. ${line}`,
  table: (line) => `| ${line} |`,
  comment: (line) => `// ${line}`,
  hash: (line) => `# ${line}`,
  indentation: (line) => `    ${line}`,
  'grep -n': (line, index) => `${String(index + 9)}:${line}`,
  'grep -H': (line) => `logs/app.log:${line}`,
  'grep -Hn': (line, index) => `app.log:${String(index + 9)}:${line}`,
  'time of a CI': (line, index) => `2026-03-02T09:00:0${String(index)}.1234567Z ${line}`,
  'time of day': (line, index) => `[09:00:0${String(index)}] ${line}`,
  journal: (line, index) => `Mar  2 09:00:0${String(index)} host collector[812]: ${line}`,
  'docker compose': (line) => `collector-1  | ${line}`,
  'entities of a mail': (line) => `&gt; ${line.replaceAll('"', '&quot;')}`,
  colours: (line) => line.replace(/^(\S+)/, '\u001b[2m$1\u001b[0m'),
  'colours without their escape': (line) => line.replace(/^(\S+)/, '[2m$1[0m'),
};

describe('errors that stand in a text', () => {
  const expected = findErrors(LINES);

  it.each(Object.entries(MARKS))('are all counted behind a mark: %s', async (_name, mark) => {
    expect(await countErrors(LINES.map(mark).join('\n'))).toEqual(expected);
    // Every line by itself, among lines without.
    for (const [marked] of LINES.entries()) {
      const text = LINES.map((line, index) => (index === marked ? mark(line, index) : line)).join('\n');
      expect(await countErrors(text), text).toEqual(expected);
    }
  });

  it('are all counted where lines are broken at a column', async () => {
    for (const width of [60, 72, 79, 80, 100, 120, 132]) {
      for (const end of ['\n', '\n  ']) {
        const wrapped = LINES.map((line) => line.match(new RegExp(`.{1,${String(width)}}`, 'g'))?.join(end));
        expect(await countErrors(wrapped.join('\n')), String(width)).toEqual(expected);
      }
    }
  });

  it('are all counted where records stand on one line', async () => {
    for (const glue of [' ', '  ', '\t']) expect(await countErrors(LINES.join(glue))).toEqual(expected);
    expect(await countErrors(`We saw this: ${LINES.join(' ')}`)).toEqual(expected);
    expect(await countErrors(LINES.map((line) => `Then came ${line}`).join('\n'))).toEqual(expected);
  });

  it('are all counted between prose, fences and prompts, which are unread', async () => {
    const text = `Hello,\n\nour app is down:\n\n\`\`\`\n$ fly logs -a shop\nWaiting for logs...\n${LINES.join('\n')}\n\`\`\`\n\nand:\n${LINES.join('\n')}\n$ exit`;
    expect(await countErrors(text)).toEqual([...expected, ...expected].sort());
    const { report } = await readText(text);
    expect(report?.unreadExamples.map((line) => line.text)).toEqual(
      expect.arrayContaining(['Hello,', '```', '$ fly logs -a shop', 'Waiting for logs...']),
    );
  });

  it('are all counted in arrangements of all that', async () => {
    const random = new Random(7);
    const marks = Object.values(MARKS);
    for (let round = 0; round < 60; round += 1) {
      const lines = Array.from({ length: 12 }, () => random.pick(LINES));
      const text = lines
        .map((line, index) => random.pick(marks)(line, index % 10))
        .join(random.chance(0.5) ? '\n' : '\n\n');
      expect(await countErrors(text), text).toEqual(findErrors(lines));
    }
  });
});

describe('look-alikes', () => {
  const texts: Readonly<Record<string, string>> = {
    syslog:
      'Mar  2 08:15:31 host sshd[812]: Accepted publickey for root\nMar  2 08:15:32 host kernel: [PC03] (domain 0000)\n',
    nginx:
      '203.0.113.9 - - [02/Mar/2026:08:15:31 +0000] "GET /a HTTP/1.1" 502 157 "-" "curl/8.5"\n2026/03/02 08:15:31 [error] 31#31: *1 connect() failed (111: Connection refused)\n',
    Heroku:
      '2026-03-02T08:15:31.000000+00:00 heroku[router]: at=error code=H12 desc="Request timeout" method=GET\n2026-03-02T08:15:32.000000+00:00 app[web.1]: listening on 3000\n',
    'source code':
      'const sample = "[PC01] instance refused connection";\nfunction f() {\n  return sample;\n}\n',
  };
  it.each(Object.entries(texts))('hold no error: %s', async (_name, text) => {
    expect(await countErrors(text).catch(() => [])).toEqual([]);
  });

  it('that an app prints stay in its message', async () => {
    const list = [
      '2026-03-02T08:15:31Z app[148e21ea7d9d68] ams [info]- one',
      '- two',
      '2026-03-02T08:15:32Z app[148e21ea7d9d68] ams [info]> three',
    ].join('\n');
    const { report } = await readText(list);
    expect(report).toMatchObject({ records: 2, continuations: 1, unread: 0 });
  });
});
