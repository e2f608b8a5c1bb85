import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { redactions } from '../../src/catalog/redactions/index.ts';
import {
  createRedactor,
  MASKED_FOR_PUBLIC,
  MASKED_FOR_TEAM,
  type ClassChoice,
  type Redactor,
} from '../../src/core/redact/redact.ts';
import { toRuns } from '../support/run/cases.ts';

function createTestRedactor(isMasked: ClassChoice = MASKED_FOR_TEAM, appNames: string[] = []): Redactor {
  return createRedactor({ redactions, isMasked, appNames });
}

function redact(text: string, isMasked?: ClassChoice): string {
  return createTestRedactor(isMasked).redact(text);
}

const FLY_TOKEN = 'fm2_' + 'lJPEexample1'.repeat(8);
const JWT = ['eyJ' + 'hbGciOiJIUzI1NiJ9', 'eyJ' + 'zdWIiOiIxMjMifQ', 'c2lnbmF0dXJl'].join('.');

describe('what stays', () => {
  test.each([
    ['2026-11-22T11:38:12Z app[1781973f03d389] ams [info]GET /v1/berths/B-17 200 46ms'],
    [
      '2026-03-02T08:15:31Z proxy[1781973f03d389] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:8080?',
    ],
    [
      '[PR03] could not find a good candidate within 40 attempts at load balancing. last error: [PM05] failed to connect to machine: gave up after 15 attempts (in 8.1s)',
    ],
    ['request.method="GET" request.id="01KAJHR0F1W99MAG372VJD4QY8-sin" response.status=502'],
    ['Pulling container image registry.fly.io/shop@sha256:' + '0123456789abcdef'.repeat(4)],
    ['2026-07-23T02:22:43.338814894 [01KY6CGEZ229T0R4Q50VTMZ8DD:main] Running Firecracker v1.14.4'],
    [
      'App shop has excess capacity, autostopping machine d8d9564b42e9e8. 0 out of 1 machines left running (region=sin, process group=app)',
    ],
    ['SSH listening listen_address=[fdaa:c:df74:a7b:177:c411:91eb:2]:22 dns_server=[fdaa::3]:53'],
    ['https://shop.fly.dev/cart from shop-db.flycast'],
  ])('%j', (line) => {
    expect(redact(line)).toBe(line);
  });
});

test('the public does not get the names of places', () => {
  const text =
    'https://shop.fly.dev/cart from [fdaa:0:1da:a7b::2]: App shop has excess capacity, shop-jobs too';
  expect(createTestRedactor(MASKED_FOR_PUBLIC, ['shop', 'shop-jobs']).redact(text)).toBe(
    'https://host-1/cart from [6pn-1]: App app-1 has excess capacity, app-2 too',
  );
});

test('the same value has the same tag, in the order of appearance, in all texts of an artefact', () => {
  const redactor = createTestRedactor();
  expect(redactor.redact('from 203.0.113.9 and 203.0.113.7')).toBe('from ip-1 and ip-2');
  expect(redactor.redact('again 203.0.113.7, 203.0.113.1')).toBe('again ip-2, ip-3');
  expect(redact('again 203.0.113.7')).toBe('again ip-1');
});

test('what was masked is counted by class: values and places', () => {
  const redactor = createTestRedactor();
  redactor.redact(`203.0.113.7 203.0.113.7 203.0.113.8 ${FLY_TOKEN} /a?b=c&d=c a@example.com`);
  expect(redactor.countMasked()).toEqual([
    { class: 'secret', values: 1, places: 1 },
    { class: 'query', values: 1, places: 2 },
    { class: 'contact', values: 1, places: 1 },
    { class: 'address', values: 2, places: 3 },
  ]);
});

test('classes can be left in, all but secrets', () => {
  const none: ClassChoice = { query: false, contact: false, address: false, identifier: false, place: false };
  const text = '203.0.113.7 /a?page=2 a@example.com';
  expect(redact(text, none)).toBe(text);
  expect(redact(`/a?page=2&token=x ${JWT}`, none)).toBe('/a?page=2&token=[secret:token] [secret:jwt]');
  // @ts-expect-error -- nobody can choose to leave secrets in
  const withSecrets: ClassChoice = { ...none, secret: false };
  expect(redact(`token=x`, withSecrets)).toBe('token=[secret:token]');
});

test('a file name keeps what says what it is', () => {
  const { redactFileName } = createTestRedactor();
  expect(
    ['acme-2026.log', 'acme.log.gz', 'acme-2026.log', 'bob@acme.com', 'x.NDJSON', '.log', ''].map(
      redactFileName,
    ),
  ).toEqual(['file-1.log', 'file-2.log.gz', 'file-1.log', 'file-3', 'file-4.NDJSON', 'file-5.log', 'file-6']);
});

describe('what hides a secret', () => {
  const half = FLY_TOKEN.length / 2;
  const inTwo = (between: string): string => FLY_TOKEN.slice(0, half) + between + FLY_TOKEN.slice(half);
  test.each([
    ['colours inside', inTwo('\u001b[1m')],
    ['colours that JSON has escaped', inTwo(String.raw`\u001b[1m`)],
    ['colours without their escape character', `[2m${inTwo('[31m')}[0m`],
    ['a link to elsewhere', inTwo('\u001b]8;;https://x.example\u0007')],
    ['a control character', inTwo('\b')],
    ['a character without width', inTwo('\u200b')],
    ['percent-encoding', encodeURIComponent(FLY_TOKEN)],
    ['percent-encoding twice', encodeURIComponent(encodeURIComponent(`token=${FLY_TOKEN}=`))],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ token: FLY_TOKEN }))],
    ['base64', btoa(`Authorization: Bearer ${FLY_TOKEN}`)],
    ['base64 for URLs', btoa(`{"password":"${FLY_TOKEN}??>>"}`).replaceAll('+', '-').replaceAll('/', '_')],
    ['base64 of a URL', btoa(`postgres://shop:${FLY_TOKEN}@db/shop`)],
    ['a line that was wrapped', inTwo('\n')],
  ])('%s', (_, text) => {
    const redacted = redact(`x ${text} y`);
    expect(redacted).toMatch(/^x ["\\\w%:{}=\s[\]-]*\[secret:[a-z-]+\]["\\\w%}]* y$/);
    expect(redacted).not.toContain('example1');
    expect(redacted).not.toContain(text.slice(8, 24));
  });

  it('is found with its key in capitals, and in every case of base64', () => {
    expect(redact('TOKEN=hunter2 AUTHORIZATION: BEARER hunter2')).not.toContain('hunter2');
    expect(redact('Basic dXNlcjpwYXNz')).toBe('Basic [secret:authorization]');
  });
});

describe('any text', () => {
  /** Pieces of what detectors look for, so that chance puts them together in ways nobody has thought of. */
  const piece = fc.constantFrom(
    ...' |\n|"|\'|\\|\\"|\\n|=|: |:|,|;|&|?|/|://|@|.|%40|%3D|%20|%25|[|]|{|}|<|>|\u001b[1m|[0m|\\u001b[2m|…|-'.split(
      '|',
    ),
    ...'token password Authorization Bearer Basic cookie api_key secret session key fly.app.name host phone'.split(
      ' ',
    ),
    ...'a 1 abc shop 12345 hunter2 example.com shop.fly.dev 203.0.113.7 2001:db8::1 fdaa:1::2 +31205550100'.split(
      ' ',
    ),
    ...'[secret:token] [secret:jwt] ip-1 email-1 host-2 app-1 :id eyJ fo1_ sk-'.split(' '),
    FLY_TOKEN,
    JWT,
    '4242'.repeat(4),
    '6f1c2a9e-1111-4222-8333-0123456789ab',
    btoa('password=hunter2'),
    'anna@example.com',
    'postgres://shop:hunter2@db.flycast/shop',
    '-----BEGIN PRIVATE ' + 'KEY-----',
  );
  const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const anyChoice = fc.constantFrom(MASKED_FOR_TEAM, MASKED_FOR_PUBLIC);
  const RUNS = { numRuns: toRuns(10_000) };

  it('is redacted once and for all', () => {
    fc.assert(
      fc.property(anyText, anyChoice, (text, choice) => {
        const redactor = createTestRedactor(choice, ['shop']);
        const once = redactor.redact(text);
        expect(redactor.redact(once)).toBe(once);
        expect(createTestRedactor(choice, ['shop']).redact(once)).toBe(once);
      }),
      RUNS,
    );
  });

  /** What is looked for, as a line holds it, and what must not be left of it. */
  const SOUGHT: readonly (readonly [written: string, hidden: string])[] = [
    ['4242'.repeat(4), '4242424242424242'],
    ['4242 4242 4242 4242', '4242 4242 4242'],
    ['3782-822463-10005', '822463'],
    ['+31 20 555 0100', '555 0100'],
    ['+31205550100', '205550100'],
    ['anna@example.com', 'anna'],
    ['203.0.113.7', '203.0.113'],
    ['203.0.113.7:44321', '203.0.113'],
    ['[2001:db8::7]:443', 'db8'],
    ['2001:db8::7', 'db8'],
    [FLY_TOKEN, 'example1'],
    [JWT, 'zdWIi'],
    ['password=hunter2', 'hunter2'],
    ['{"api_key":"hunter2"}', 'hunter2'],
    ['Authorization: Bearer hunter2hunter2', 'hunter2'],
    ['/search?q=hunter2', 'hunter2'],
    ['postgres://shop:hunter2@db.internal/shop', 'hunter2'],
    ['/users/6f1c2a9e-1111-4222-8333-0123456789ab', '6f1c2a9e'],
  ];
  const NEIGHBOURS =
    '200|46ms|GET|2026|12|-|2026-03-02|08:15:31|1781973f03d389|0.46|5|-1|10.0.0.1|203.0.113.8|::1|2001:db8::8|443|4242|+1|to|from=|(|)|"|\'|[|]|{|}|,|;|=|v1.2.3|bob@example.com|/a/b|https://shop.fly.dev/a?b=c|[PC01]|ip-1|HTTP/1.1|1.5|000|16|token=hunter3|postgres://shop:h!unter3@db.internal/shop'.split(
      '|',
    );

  it('lets nothing through, whatever stands beside it', () => {
    const neighbours = fc.array(fc.constantFrom(...NEIGHBOURS), { maxLength: 4 });
    const between = fc.constantFrom(' ', ', ', '\t', '|', ' | ', ';', '"', "'", '\n', ' - ', ' = ', ': ');
    fc.assert(
      fc.property(
        neighbours,
        fc.constantFrom(...SOUGHT),
        neighbours,
        between,
        (before, [written, hidden], after, separator) => {
          const line = [...before, written, ...after].join(separator);
          for (const text of [line, JSON.stringify({ line }), JSON.stringify({ before, written, after })])
            expect(redact(text)).not.toContain(hidden);
        },
      ),
      RUNS,
    );
  });

  it('holds no control character afterwards, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), anyText), (text) => {
        // eslint-disable-next-line no-control-regex -- what must not be left
        expect(redact(text)).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
      }),
      RUNS,
    );
  });

  it('stays JSON where it is JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.oneof(anyText, fc.nat())), (object) => {
        expect(() => void JSON.parse(redact(JSON.stringify(object)))).not.toThrow();
      }),
      RUNS,
    );
  });
});
