/** The quick way of reading `fly logs` text against the thorough one, which a blank before the line makes it take. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import flyctlText from '../../src/catalog/formats/flyctlText.ts';
import { toRuns } from '../support/run/cases.ts';

const PARTS = {
  time: ['2026-03-02T08:15:30Z', '2026-03-02T08:15:30.123+02:00', '2026-02-30T08:15:30Z', '10:00', ''],
  origin: [
    'app[148e21ea7d9d68]',
    'proxy[]',
    'proxy[a b]',
    'proxy',
    'Proxy[a]',
    'worker[7]',
    'proxy[a]]',
    'proxy[[a]',
  ],
  region: ['ams', '', 'AMS', 'a region', 'far-away-region-7-', '[ams]', 'ams '],
  level: ['[error]', '[]', '[Error]', '[notice]', '[error', '[info] ', '[\u001b[31merror\u001b[0m]'],
  message: [
    ...[
      '[PC01] refused',
      ' ready',
      '',
      '  ',
      '\n  more',
      '\n',
      'x \r',
      '\u00a0x',
      '\u21a9x',
      'a[31mb',
      '\u001b[0mx',
    ],
    ...[
      'request.method="GET" ',
      ' error.message="x" request.id="1"',
      'y error.message="z" 2026-03-02T08:15:30Z proxy[a] ams [error]',
    ],
    ...[
      'error.code=2001 x',
      'response.status=502',
      'errors.',
      '[1] x',
      'a\n2026-03-02T08:15:30Z app[a] ams [info]b',
    ],
  ],
};

it('reads the same as the thorough way', () => {
  const line = fc
    .tuple(...Object.values(PARTS).map((part) => fc.constantFrom(...part)))
    .map(
      ([time, origin, region, level, message]) =>
        `${time ?? ''} ${origin ?? ''} ${region ?? ''} ${level ?? ''}${message ?? ''}`,
    );
  fc.assert(
    fc.property(fc.oneof(line, fc.string()), (text) => {
      if (text.startsWith(' ')) return;
      expect(flyctlText.readRecords(text)).toEqual(flyctlText.readRecords(` ${text}`));
    }),
    { numRuns: toRuns(20_000) },
  );
});
