import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../src/core/format/errorCode.ts';
import { HOW_NAMES } from '../../src/core/table/eventTable.ts';
import { GROUPINGS } from '../../src/core/bins/grouping.ts';
import { findDigestedName } from '../../src/core/table/nameDigest.ts';
import {
  FILTER_FIELDS,
  type FieldFilter,
  type FilterField,
  type Filters,
} from '../../src/core/table/selection.ts';
import { NO_FILTERS } from '../../src/store/filters.ts';
import { FIRST_CHOICES, TIME_ZONES } from '../../src/store/view.ts';
import {
  CODE_ORDERS,
  listDigests,
  SCALES,
  readViewHash,
  toChoices,
  toViewHash,
  type ViewInHash,
} from '../../src/store/viewHash.ts';

const { page: _, referenceCode: __, ...FIRST_VIEW } = FIRST_CHOICES;

const codes = fc.stringMatching(/^P[A-Z]\d{2}$/);
/** Names as a hostile log has them; long enough not to stand in a hash by chance. */
const logNames = fc
  .oneof(fc.stringMatching(/^[0-9a-f]{14}$/), fc.string({ minLength: 9, maxLength: 40, unit: 'binary' }))
  .filter((name) => name.length >= 9);

function namesOf(field: FilterField): fc.Arbitrary<string> {
  switch (field) {
    case 'code':
    case 'cause':
      return fc.oneof(codes, fc.constant(''), logNames);
    case 'category':
      return fc.constantFrom(...CATEGORIES, 'unclassified');
    case 'how':
      return fc.constantFrom(...HOW_NAMES);
    default:
      return fc.oneof(logNames, fc.constant(''));
  }
}

const fieldFilters = (field: FilterField): fc.Arbitrary<FieldFilter | undefined> => {
  const names = fc.uniqueArray(namesOf(field), { minLength: 1, maxLength: 3 });
  return fc.option(
    fc.oneof(
      fc.record({ include: names }),
      fc.record({ exclude: names }),
      fc.record({ include: names, exclude: names }),
    ),
    { nil: undefined },
  );
};

const filters: fc.Arbitrary<Filters> = fc
  .tuple(...FILTER_FIELDS.map((field) => fieldFilters(field).map((filter) => [field, filter] as const)))
  .map((entries) => {
    const chosen = entries.filter(([, filter]) => filter !== undefined);
    return chosen.length === 0 ? NO_FILTERS : Object.fromEntries(chosen);
  });

const moments = fc.integer({ min: -8.64e15, max: 8.64e15 - 1 });
const ranges = fc
  .tuple(moments, fc.integer({ min: 1, max: 1e9 }))
  .map(([start, length]) => ({ start, end: Math.min(8.64e15, start + length) }));

const views: fc.Arbitrary<ViewInHash> = fc.record({
  trail: fc.array(ranges, { maxLength: 4 }),
  selectedCode: fc.option(fc.oneof(codes, fc.constant('')), { nil: undefined }),
  filters,
  groupBy: fc.constantFrom(...GROUPINGS),
  scale: fc.constantFrom(...SCALES),
  hasPatterns: fc.boolean(),
  codeOrder: fc.constantFrom(...CODE_ORDERS),
  timeZone: fc.constantFrom(...TIME_ZONES),
  newestFirst: fc.boolean(),
});

function listNames(view: ViewInHash): readonly string[] {
  return Object.values(view.filters).flatMap(({ include = [], exclude = [] }) => [...include, ...exclude]);
}

function readBack(hash: string, names: readonly string[]): ReturnType<typeof toChoices> | undefined {
  const hashed = readViewHash(hash);
  return hashed && toChoices(hashed, (digest) => findDigestedName(digest, names));
}

describe('a view in an address', () => {
  test('comes back as it was, where the log has its names', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(readBack(toViewHash(view), listNames(view))).toEqual({ choices: view, missing: 0 });
      }),
    );
  });

  test('holds no name of the log', () => {
    fc.assert(
      fc.property(views, (view) => {
        const hash = toViewHash(view);
        expect(hash).toMatch(/^#v1\/[\w~.,=&-]*$/);
        for (const name of listNames(view)) {
          if (name.length >= 9 && !CATEGORIES.some((word) => word === name) && !isOwnWord(name))
            expect(hash).not.toContain(name);
        }
      }),
    );
  });

  test('without the names, loses only what names them', () => {
    fc.assert(
      fc.property(views, (view) => {
        const hashed = readViewHash(toViewHash(view));
        const back = readBack(toViewHash(view), []);
        const digests = hashed === undefined ? -1 : listDigests(hashed).length;
        expect(back?.missing).toBe(digests);
        expect({ ...back?.choices, filters: {} }).toEqual({ ...view, filters: {} });
        if (digests > 0) expect(back?.choices.filters).not.toEqual(view.filters);
      }),
    );
  });

  test('says nothing about a view that nobody has changed', () => {
    expect(toViewHash(FIRST_VIEW)).toBe('#v1/');
    expect(readBack('#v1/', [])).toEqual({ choices: FIRST_VIEW, missing: 0 });
  });
});

function isOwnWord(name: string): boolean {
  return [...HOW_NAMES, 'unclassified'].some((word) => word === name);
}

describe('an address that is not ours', () => {
  test.each(['', '#', '#log', '#reference/PC01', '#v2/code=PC01', 'v1/', `#v1/${'x'.repeat(70_000)}`])(
    '%.20s is no view',
    (hash) => {
      expect(readViewHash(hash)).toBeUndefined();
    },
  );

  test.each([
    'trail=',
    'trail=1_2,x',
    'trail=2_1',
    'trail=1_99999999999999999999',
    'trail=9000000000000000_9000000000000001',
    'code=<script>',
    'code=pc01',
    'code=~',
    'code=~TOOLONGER',
    'group=__proto__',
    'scale=toString&order=&zone=Mars',
    'only.machine=148e21ea7d9d68',
    'only.nothing=PC01',
    'not.how=guessed',
    '&&==&=&%E0%A4%A',
  ])('%s says nothing', (text) => {
    expect(readBack(`#v1/${text}`, [])).toEqual({ choices: FIRST_VIEW, missing: 0 });
  });

  test('whatever it is, it can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readBack(`#v1/${text}`, [])?.choices.groupBy).toBeDefined();
      }),
    );
  });
});
