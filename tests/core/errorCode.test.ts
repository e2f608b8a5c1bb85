import { describe, expect, it, test } from 'vitest';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import {
  createCodeReader,
  isErrorCode,
  toCategory,
  type RecordErrors,
} from '../../src/core/format/errorCode.ts';
import type { LogRecord } from '../../src/core/format/logFormat.ts';

const reader = createCodeReader(errorCodes);
const REFUSED = 'instance refused connection. is your app listening on 0.0.0.0:3000?';
const PARENT = 'could not find a good candidate within 40 attempts at load balancing';

describe('rule 1: the category is the second letter', () => {
  test.each([
    ['PP01', 'internal'],
    ['PU05', 'upstream'],
    ['PC99', 'connection'],
    ['PT01', 'tls'],
    ['PM12', 'machine'],
    ['PA01', 'app'],
    ['PE01', 'edge'],
    ['PR01', 'routing'],
    ['PL01', 'limit'],
    ['PX07', 'other'],
  ])('%s is %s', (code, category) => {
    expect(toCategory(code)).toBe(category);
  });

  it('knows a code from what only looks like one', () => {
    for (const code of ['PC01', 'PX07', 'PP99']) expect(isErrorCode(code)).toBe(true);
    for (const text of ['', 'PC1', 'PC001', 'pc01', 'QC01', 'PC0١', ' PC01', 'PC01\n'])
      expect(isErrorCode(text), text).toBe(false);
  });
});

describe('rules 2 to 4: the errors of a record', () => {
  const cases: readonly [
    name: string,
    record: Partial<Omit<LogRecord, 'provider'>> & { provider?: string },
    errors: RecordErrors | undefined,
  ][] = [
    [
      'the code at the start of the message',
      { message: `[PC01] ${REFUSED}` },
      { code: 'PC01', how: 'written', cause: undefined },
    ],
    ['a code alone', { message: '[PC01]' }, { code: 'PC01', how: 'written', cause: undefined }],
    [
      'a code that the catalog does not have',
      { message: '[PX07] x' },
      { code: 'PX07', how: 'written', cause: undefined },
    ],
    ['a code field', { message: 'x', errorCode: 'PU05' }, { code: 'PU05', how: 'written', cause: undefined }],
    [
      'the message before a code field',
      { message: '[PC01] x', errorCode: 'PU05' },
      { code: 'PC01', how: 'written', cause: undefined },
    ],
    [
      'the text where a code field holds a number',
      { message: REFUSED, errorCode: '2001' },
      { code: 'PC01', how: 'inferred', cause: undefined },
    ],
    [
      'a code where the layout names no provider',
      { provider: '', message: '[PC01] x' },
      { code: 'PC01', how: 'written', cause: undefined },
    ],
    ['no text where the layout names no provider', { provider: '', message: REFUSED }, undefined],
    ['the text', { message: REFUSED }, { code: 'PC01', how: 'inferred', cause: undefined }],
    ['no text of a line of level info', { level: 'info', message: REFUSED }, undefined],
    [
      'an unknown text of level error',
      { message: 'x' },
      { code: undefined, how: 'unclassified', cause: undefined },
    ],
    [
      'an unknown text of level warn',
      { level: 'warn', message: 'could not find an instance to route to' },
      { code: undefined, how: 'unclassified', cause: undefined },
    ],
    [
      'an unknown text that the export marks as an error',
      { level: 'info', isError: true, message: 'x' },
      { code: undefined, how: 'unclassified', cause: undefined },
    ],
    ['an unknown text of level info', { level: 'info', message: 'Starting machine' }, undefined],
    ['a code in the middle of a text', { level: 'info', message: 'saw [PC01] twice' }, undefined],
    ['a code without a blank behind it', { level: 'info', message: '[PC01]x' }, undefined],
    ['small letters', { level: 'info', message: '[pc01] x' }, undefined],
    ['a code that an app wrote', { provider: 'app', message: `[PC01] ${REFUSED}` }, undefined],
    ['a code field of an app', { provider: 'app', message: 'x', errorCode: 'PC01' }, undefined],
    [
      'a kernel line',
      { provider: 'app', level: 'info', message: '[    0.94] ACPI: PCI Root Bridge [PC03] (domain 0000)' },
      undefined,
    ],
    ['a runner line', { provider: 'runner', message: '[PM05] x' }, undefined],
    [
      'a quoted last error',
      { message: `[PR03] ${PARENT}. last error: [PM01] no` },
      { code: 'PR03', how: 'written', cause: 'PM01' },
    ],
    [
      'a quoted last error of a record without a code',
      { message: `${PARENT}. last error: [PC01] ${REFUSED}` },
      { code: 'PR03', how: 'inferred', cause: 'PC01' },
    ],
    [
      'a quoted last error on the next line',
      { message: `[PR03] ${PARENT}. last error:\n  [PM05] no` },
      { code: 'PR03', how: 'written', cause: 'PM05' },
    ],
    [
      'a quoted last error without a code',
      { message: `[PR03] ${PARENT}. last error: ${REFUSED}` },
      { code: 'PR03', how: 'written', cause: 'PC01' },
    ],
    [
      'a quoted last error that nobody knows',
      { message: `[PR03] ${PARENT}. last error: x` },
      { code: 'PR03', how: 'written', cause: undefined },
    ],
    [
      'a record without a last error',
      { message: PARENT },
      { code: 'PR04', how: 'inferred', cause: undefined },
    ],
  ];

  test.each(cases)('%s', (_name, { provider = 'proxy', ...record }, errors) => {
    // Here an empty name stands for a layout that names none.
    const named = provider === '' ? {} : { provider };
    expect(reader.findErrors({ level: 'error', message: '', ...record, ...named })).toEqual(errors);
  });

  it('does not know names that every object has', () => {
    expect(
      createCodeReader([]).findErrors({ provider: 'proxy', level: 'info', message: 'constructor' }),
    ).toBeUndefined();
  });
});
