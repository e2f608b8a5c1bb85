import { describe, expect, it, test } from 'vitest';
import flyctlJson from '../../src/catalog/formats/flyctlJson.ts';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import grafanaJson from '../../src/catalog/formats/grafanaJson.ts';
import { logFormats } from '../../src/catalog/formats/index.ts';
import shipperLogfmt from '../../src/catalog/formats/shipperLogfmt.ts';
import shipperNdjson from '../../src/catalog/formats/shipperNdjson.ts';
import { createCodeReader } from '../../src/core/format/errorCode.ts';
import { detectFormat, orderBySpecificity } from '../../src/core/records/formatDetection.ts';
import type { LogFormat, LogRecord } from '../../src/core/format/logFormat.ts';
import { measureProcessorMs } from '../support/run/processorTime.ts';

const SECOND = Date.UTC(2026, 2, 2, 8, 15, 31);

describe.each(logFormats)('$id', (format) => {
  test.each(format.samples.map((sample) => [sample]))('reads and recognises %j', (sample) => {
    // A layout of more than lines reads a sample record by record.
    if (format.framing === 'line' || format.framing === 'wholeLine')
      expect(format.readRecords(sample)).toHaveLength(1);
    expect(detectFormat(sample, logFormats)?.format.id).toBe(format.id);
  });

  it('marks every sample that is an event, and names its markers in ASCII', () => {
    const codes = createCodeReader(errorCodes);
    for (const text of format.markers.flat()) expect(text).toMatch(/^[ -~]+$/);
    for (const sample of format.samples) {
      if (!format.readRecords(sample).some((record) => codes.findErrors(record))) continue;
      expect(
        format.markers.length === 0 ||
          format.markers.some((marker) => [marker].flat().every((text) => sample.includes(text))),
        sample,
      ).toBe(true);
    }
  });

  it('reads nothing from other texts', () => {
    const others = [
      '',
      ' ',
      'hello',
      '{}',
      '[]',
      'null',
      '{"message":"x"}',
      '2026-03-02',
      '2026-03-02T08:15:31Z',
      '[PC01] x',
      'x'.repeat(1000),
    ];
    for (const text of others) expect(format.readRecords(text), text).toEqual([]);
  });

  it('is not slowed down by hostile lines', () => {
    const heads = [
      '',
      'error.message="',
      '2026-03-02T08:15:31Z proxy[1] ams [error]',
      '2026-03-02T08:15:31Z ',
      '{"event":{"provider":"proxy"},"message":"',
    ];
    const fillings = [
      '"',
      ' ',
      '" ',
      '"  ',
      '[',
      ']',
      '[2m',
      '\u001b[',
      '{',
      '{"a":',
      '\\',
      '\n',
      '\t',
      '\u00a0',
      '1',
      '2026-03-02T08:15:31Z ',
      'error.message="',
      'error.message="" ',
      '" 2026-03-02T08:15:31Z ',
      '" 2026-03-02T08:15:31Z proxy[1] ams [',
      'request.id="" ',
      'a-',
      'last error:',
    ];
    for (const head of heads) {
      for (const filling of fillings) {
        const text = head + filling.repeat(Math.ceil(160_000 / filling.length));
        const ms = measureProcessorMs(() => void format.readRecords(text), 2000);
        // A few milliseconds in truth; what this looks for takes minutes.
        expect(ms, JSON.stringify([head, filling])).toBeLessThan(2000);
      }
    }
  });
});

describe('fly logs text', () => {
  const base = { time: SECOND, provider: 'proxy', machine: '148e21ea7d9d68', region: 'ams', level: 'error' };
  const refused = 'instance refused connection. is your app listening on 0.0.0.0:3000?';
  const cases: readonly [name: string, text: string, ...records: LogRecord[]][] = [
    [
      'a live record',
      `2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] ${refused}`,
      { ...base, message: `[PC01] ${refused}` },
    ],
    [
      'a blank behind the level, as the dashboard puts it',
      `2026-03-02T08:15:31.250 proxy[148e21ea7d9d68] ams [error] [PC01] x`,
      { ...base, time: SECOND + 250, message: '[PC01] x' },
    ],
    [
      'a blank before the time',
      ' 2026-03-02T08:15:31Z app[148e21ea7d9d68] ams [error] {..}',
      { ...base, provider: 'app', message: '{..}' },
    ],
    [
      'no region',
      '2026-03-02T08:15:31Z proxy[148e21ea7d9d68]  [error]x',
      { time: SECOND, provider: 'proxy', machine: '148e21ea7d9d68', level: 'error', message: 'x' },
    ],
    [
      'no instance',
      '2026-03-02T08:15:31Z proxy ams [error]x',
      { time: SECOND, provider: 'proxy', region: 'ams', level: 'error', message: 'x' },
    ],
    [
      'an empty instance',
      '2026-03-02T08:15:31Z proxy[] ams [error]x',
      { time: SECOND, provider: 'proxy', region: 'ams', level: 'error', message: 'x' },
    ],
    [
      'no provider',
      '2026-03-02T08:15:31.250Z 60274011  [notice] x',
      { time: SECOND + 250, provider: '', machine: '60274011', level: 'notice', message: 'x' },
    ],
    [
      'request fields before the message',
      '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]request.method="GET" request.url="https://a.example/?q=%22" request.id="01H-ams" response.status=502 [PM01] said "no"',
      {
        ...base,
        message: '[PM01] said "no"',
        request: { method: 'GET', url: 'https://a.example/?q=%22', id: '01H-ams', status: 502 },
      },
    ],
    [
      'a numeric code of before 2024',
      '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]error.code=2003 App connection closed',
      { ...base, message: 'App connection closed' },
    ],
    [
      'fields and an error message in the order of 2021',
      '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]error.code=2003 error.message="closed "early"" request.method="GET"',
      {
        ...base,
        message: 'closed "early"',
        isError: true,
        request: { method: 'GET' },
      },
    ],
    [
      'colours',
      '\u001b[2m2026-03-02T08:15:31Z\u001b[0m proxy[148e21ea7d9d68] \u001b[32mams\u001b[0m [\u001b[31merror\u001b[0m]\u001b[2mrequest.id=\u001b[0m"1" [PC01] x',
      { ...base, message: '[PC01] x', request: { id: '1' } },
    ],
    [
      'colours without their escape character',
      '[2m2026-03-02T08:15:31Z[0m proxy[148e21ea7d9d68] [32mams[0m [[31merror[0m][PC01] x',
      { ...base, message: '[PC01] x' },
    ],
    [
      'history',
      `error.message="${refused}" 2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]`,
      { ...base, message: refused, isError: true },
    ],
    [
      'history with quotes inside, request fields and a blank at the end',
      'error.message="machines API returned an error: "rate limit exceeded"" 2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]request.id="1" ',
      {
        ...base,
        message: 'machines API returned an error: "rate limit exceeded"',
        isError: true,
        request: { id: '1' },
      },
    ],
    [
      'history with a time inside the message',
      'error.message="lease "expires at 2031-05-06T07:08:09Z"" 2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]',
      {
        ...base,
        message: 'lease "expires at 2031-05-06T07:08:09Z"',
        isError: true,
      },
    ],
    [
      'coloured history',
      `\u001b[2merror.message=\u001b[0m"${refused}" \u001b[2m2026-03-02T08:15:31Z\u001b[0m proxy[148e21ea7d9d68] \u001b[32mams\u001b[0m [\u001b[31merror\u001b[0m]`,
      { ...base, message: refused, isError: true },
    ],
    [
      'a record glued behind another',
      `2026-03-02T08:15:31Z app[148e21ea7d9d68] ams [error]Restarting      error.message="a" 2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error]`,
      { ...base, provider: 'app', message: 'Restarting' },
      { ...base, message: 'a', isError: true },
    ],
    [
      'a message torn off by a live record',
      'error.message="a" 2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] x',
      { provider: 'proxy', level: 'error', message: 'a', isError: true, isDetached: true },
      { ...base, message: '[PC01] x' },
    ],
    [
      'an error message that an app wrote',
      '2026-03-02T08:15:31Z app[148e21ea7d9d68] ams [error]fetch error.message="refused" retry=1',
      { ...base, provider: 'app', message: 'fetch error.message="refused" retry=1' },
    ],
    [
      'a message of several lines',
      '2026-03-02T08:15:31Z app[148e21ea7d9d68] ams [error]a\n  b\n',
      { ...base, provider: 'app', message: 'a\n  b' },
    ],
    [
      'a line end as versions of 2021 print it',
      '2021-09-11T22:47:21.123 proxy[44040812] sjc [error] a\u001b[2m\u21a9\ufe0e\u001b[0mb',
      {
        time: Date.UTC(2021, 8, 11, 22, 47, 21, 123),
        provider: 'proxy',
        machine: '44040812',
        region: 'sjc',
        level: 'error',
        message: 'a\nb',
      },
    ],
    [
      'an impossible date',
      '2026-02-30T08:15:31Z proxy[148e21ea7d9d68] ams [error]x',
      { provider: 'proxy', machine: '148e21ea7d9d68', region: 'ams', level: 'error', message: 'x' },
    ],
  ];

  test.each(cases)('%s', (_name, text, ...records) => {
    expect(flyctlText.readRecords(text)).toEqual(records);
  });
});

describe('log shipper logfmt', () => {
  const cases: readonly [name: string, line: string, ...records: LogRecord[]][] = [
    ['a line that starts with no pair', 'a event.provider=proxy fly.region=ams'],
    [
      'a message in quotes',
      String.raw`event.provider=proxy fly.region=ams flag level=error message="said \"no\"\n to a=b \\" x= timestamp=2026-03-02T08:15:31Z`,
      {
        time: SECOND,
        provider: 'proxy',
        region: 'ams',
        level: 'error',
        message: 'said "no"\n to a=b \\',
      },
    ],
    [
      'a key in quotes, and a value without any',
      'fly.app.name=shop "a b"=1 =2 message=x',
      { app: 'shop', message: 'x' },
    ],
    ['an open quote', 'fly.app.name=shop message="x y', { app: 'shop', message: 'x y' }],
    ['what stands on the next line', 'fly.app.name=shop message=x\nmessage=y', { app: 'shop', message: 'x' }],
    [
      'a code field',
      'event.provider=proxy error.code=PC01',
      { provider: 'proxy', message: '', errorCode: 'PC01' },
    ],
    [
      'names that every object has',
      'fly.app.name=__proto__ __proto__=1 constructor=2 message=toString',
      { app: '__proto__', message: 'toString' },
    ],
    ['pairs of another program', 'level=error message="[PC01] x"'],
  ];

  test.each(cases)('%s', (_name, line, ...records) => {
    expect(shipperLogfmt.readRecords(line)).toEqual(records);
  });
});

describe('log shipper NDJSON', () => {
  const cases: readonly [name: string, object: unknown, ...records: LogRecord[]][] = [
    [
      'every field',
      {
        event: { provider: 'proxy' },
        fly: { app: { instance: '148e21ea7d9d68', name: 'shop' }, region: 'ams' },
        log: { level: 'error' },
        message: ' [PC01] x\n',
        http: { request: { id: '1', method: 'GET' }, response: { status_code: 502 } },
        url: { full: 'https://a.example/' },
        timestamp: '2026-03-02T08:15:31.123456789Z',
      },
      {
        time: SECOND + 123,
        provider: 'proxy',
        level: 'error',
        message: '[PC01] x',
        app: 'shop',
        machine: '148e21ea7d9d68',
        region: 'ams',
        request: { method: 'GET', url: 'https://a.example/', id: '1', status: 502 },
      },
    ],
    [
      'flattened keys, and another name of the time',
      {
        'event.provider': 'proxy',
        'fly.app.name': 'shop',
        level: 'warn',
        message: 'x',
        dt: '2026-03-02T08:15:31Z',
      },
      { time: SECOND, provider: 'proxy', level: 'warn', message: 'x', app: 'shop' },
    ],
    [
      'a code field',
      { event: { provider: 'proxy' }, error: { code: 'PC01', message: 'refused' } },
      { provider: 'proxy', message: 'refused', errorCode: 'PC01', isError: true },
    ],
    [
      'empty strings as missing',
      {
        event: { provider: 'proxy' },
        fly: { app: { instance: '', name: '' }, region: '' },
        message: '',
        timestamp: '',
      },
      { provider: 'proxy', message: '' },
    ],
    [
      'a time with its zone behind a blank',
      { 'fly.app.name': 'shop', message: 'x', dt: '2026-03-02 08:15:31.250 UTC' },
      { time: SECOND + 250, app: 'shop', message: 'x' },
    ],
    [
      'names that every object has',
      { event: { provider: '__proto__' }, fly: { app: { name: 'constructor' } }, message: 'toString' },
      { provider: '__proto__', app: 'constructor', message: 'toString' },
    ],
    ['an object that is not from Fly', { message: '[PC01] x', timestamp: '2026-03-02T08:15:31Z' }],
    ['a list', [{ event: { provider: 'proxy' } }]],
    ['a number', 7],
  ];

  test.each(cases)('%s', (_name, object, ...records) => {
    expect(shipperNdjson.readRecords(JSON.stringify(object))).toEqual(records);
  });

  it('is not confused by own properties named like those of every object', () => {
    expect(shipperNdjson.readRecords('{"__proto__":{"event":{"provider":"proxy"}},"message":"x"}')).toEqual(
      [],
    );
  });
});

describe('fly logs JSON', () => {
  it('reads lines that name no provider', () => {
    const toLine = (provider: string): string =>
      `{"level":"info","instance":"","message":"x","region":"ams","timestamp":"2026-03-02T08:15:31Z","meta":{"Event":{"Provider":"${provider}"}}}`;
    const base = { time: SECOND, level: 'info', region: 'ams', message: 'x' };
    expect(flyctlJson.readRecords(toLine(''))).toEqual([base]);
    expect(flyctlJson.readRecords(toLine('app'))).toEqual([{ ...base, provider: 'app' }]);
  });
});

describe('detection', () => {
  it('names no format where none reads a line', () => {
    for (const text of [
      '',
      '\n \n',
      'hello\nworld',
      '<html>',
      '{"a":1}',
      '127.0.0.1 - - [02/Mar/2026:08:15:31 +0000] "GET / HTTP/1.1" 200',
    ]) {
      expect(detectFormat(text, logFormats), text).toBeUndefined();
    }
  });

  it('takes the format that reads most lines, and says how many', () => {
    const text = `Waiting for logs...\n${flyctlText.samples[0]}\n\n${flyctlText.samples[1]}\n${shipperNdjson.samples[0]}\n`;
    expect(detectFormat(text, logFormats)).toEqual({ format: flyctlText, share: 0.5 });
  });

  it('waits for what only Fly says, where others write the layout too', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `08:15:31 GET /berths/${String(i)} 200`);
    expect(detectFormat(lines.join('\n'), logFormats)).toBeUndefined();
    for (const said of [
      '[PT04] tls handshake failed',
      'INFO Accepted connection src=[fdaa:19:2248:a7b:2ab:2bba:81aa:2]:50296 user=root',
    ])
      expect(detectFormat([...lines, `08:15:32 ${said}`].join('\n'), logFormats)?.format.id).toBe(
        'dashboardCopy',
      );
  });

  it('believes the labels above a download', () => {
    const rows = '\n\n\n1772439331250\t2026-03-02T08:15:31.250Z\tGET / 200\n';
    expect(detectFormat(`Common labels: {"job":"shop"}${rows}`, logFormats)).toBeUndefined();
    const ofFly = detectFormat(`Common labels: {"fly.app.name":"shop"}${rows}`, logFormats);
    expect(ofFly?.format.id).toBe('grafanaText');
  });

  it('takes short labels for Fly’s only beside the id of a machine', () => {
    const toRow = (instance: string): string =>
      `[{"line":"GET / 200","timestamp":"1772439331250000000","fields":{"app":"shop","instance":"${instance}","region":"ams","level":"warn"}}]`;
    expect(detectFormat(toRow('10.0.0.3:9100'), logFormats)).toBeUndefined();
    expect(detectFormat(toRow('148e21ea7d9d68'), logFormats)?.format.id).toBe('grafanaJson');
    expect(grafanaJson.readRecords(toRow('148e21ea7d9d68').slice(1, -1))).toMatchObject([
      { app: 'shop', machine: '148e21ea7d9d68', region: 'ams', level: 'warn', message: 'GET / 200' },
    ]);
  });

  it('believes what only a panel of Grafana writes, whatever the app says', () => {
    const lines = (separator: string): string =>
      ['GET / 200', 'GET /berths 200']
        .map((said) => `2026-03-02 08:15:31.250${separator}\n${said}\n`)
        .join('');
    expect(detectFormat(lines('\t'), logFormats)?.format.id).toBe('grafanaCopy');
    expect(detectFormat(lines(''), logFormats)).toBeUndefined();
  });

  it('prefers the more specific of two formats that read the same lines', () => {
    const toFormat = (id: string, sample: string, pattern: RegExp): LogFormat => ({
      ...flyctlText,
      id,
      samples: [sample],
      readRecords: (text) => (pattern.test(text) ? [{ message: text }] : []),
    });
    const general = toFormat('general', 'anything', /./);
    const specific = toFormat('specific', 'x1', /^x\d/);
    expect(orderBySpecificity([general, specific]).map(({ id }) => id)).toEqual(['specific', 'general']);
    expect(detectFormat('x1\nx2', [general, specific])?.format.id).toBe('specific');
    expect(detectFormat('x1\ny', [general, specific])?.format.id).toBe('general');
  });
});
