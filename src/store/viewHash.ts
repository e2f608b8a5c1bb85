/**
 * A view as an address tells it, behind `#v1/`, and back. Nothing of a log is in it but times and codes: machines,
 * regions, apps and files stand there as digests (core/nameDigest.ts), which only the log itself turns into names.
 */
import { CATEGORIES, isErrorCode } from '../core/format/errorCode.ts';
import { HOW_NAMES } from '../core/table/eventTable.ts';
import { GROUPINGS } from '../core/bins/grouping.ts';
import { toNameDigest, type NameDigest } from '../core/table/nameDigest.ts';
import { FILTER_FIELDS, type FieldFilter, type FilterField } from '../core/table/selection.ts';
import type { TimeRange } from '../core/units.ts';
import { NO_FILTERS } from './filters.ts';
import { FIRST_CHOICES, TIME_ZONES, type CodeOrder, type Scale, type ViewChoices } from './view.ts';

export const VIEW_HASH_START = '#v1/';

/** What an address can tell. Which page is shown says the address without a view (locationHash.ts). */
export type ViewInHash = Omit<ViewChoices, 'page' | 'referenceCode'>;

/** A name as it stands in an address: as it is where it is none of a log, else its digest. */
type HashedName = string | NameDigest;

/** A view as it was read, with digests where names of the log stood. */
export interface HashedView {
  /** How the log is shown, whatever log it is. */
  readonly look: Omit<ViewInHash, 'trail' | 'selectedCode' | 'filters'>;
  readonly trail: readonly TimeRange[];
  readonly selectedCode: HashedName | undefined;
  readonly filters: readonly HashedFilter[];
}

interface HashedFilter {
  readonly field: FilterField;
  readonly kind: keyof FieldFilter;
  readonly names: readonly HashedName[];
}

/** All of them: the compiler sees one that is missing. */
export const SCALES = listKeys<Scale>({ linear: true, log: true });
export const CODE_ORDERS = listKeys<CodeOrder>({ count: true, firstSeen: true, lastSeen: true, code: true });

/** A longer one is none of ours. */
const MAX_LENGTH = 1 << 16;
/** Dates that exist. */
const MAX_TIME = 8.64e15;
const NO_NAME = '-';
const DIGEST_MARK = '~';
const KINDS = { include: 'only', exclude: 'not' } as const;

export function toViewHash(view: ViewInHash): string {
  const { trail, selectedCode, filters } = view;
  const parts: (readonly [key: string, value: string])[] = [
    ['trail', trail.map(({ start, end }) => `${Math.round(start)}_${Math.round(end)}`).join()],
    ['code', selectedCode === undefined ? '' : toToken('code', selectedCode)],
    ['group', view.groupBy === FIRST_CHOICES.groupBy ? '' : view.groupBy],
    ['scale', view.scale === FIRST_CHOICES.scale ? '' : view.scale],
    ['patterns', view.hasPatterns ? 'on' : ''],
    ['order', view.codeOrder === FIRST_CHOICES.codeOrder ? '' : view.codeOrder],
    ['zone', view.timeZone === FIRST_CHOICES.timeZone ? '' : view.timeZone],
    ['newest', view.newestFirst ? 'on' : ''],
    ...FILTER_FIELDS.flatMap((field) =>
      (['include', 'exclude'] as const).map((kind) => {
        const names = filters[field]?.[kind] ?? [];
        return [`${KINDS[kind]}.${field}`, names.map((name) => toToken(field, name)).join()] as const;
      }),
    ),
  ];
  const told = parts.filter(([, value]) => value !== '').map(([key, value]) => `${key}=${value}`);
  return VIEW_HASH_START + told.join('&');
}

/** Undefined where it is no view. What in it makes no sense is as if it were not there. */
export function readViewHash(hash: string): HashedView | undefined {
  if (!hash.startsWith(VIEW_HASH_START) || hash.length > MAX_LENGTH) return undefined;
  const values = new Map<string, string>();
  for (const part of hash.slice(VIEW_HASH_START.length).split('&')) {
    const [key = '', value = ''] = part.split('=', 2);
    values.set(key, value);
  }
  const choose = <Choice extends string>(
    key: string,
    choices: readonly Choice[],
    otherwise: Choice,
  ): Choice => choices.find((choice) => choice === values.get(key)) ?? otherwise;
  return {
    look: {
      groupBy: choose('group', GROUPINGS, FIRST_CHOICES.groupBy),
      scale: choose('scale', SCALES, FIRST_CHOICES.scale),
      hasPatterns: values.get('patterns') === 'on',
      codeOrder: choose('order', CODE_ORDERS, FIRST_CHOICES.codeOrder),
      timeZone: choose('zone', TIME_ZONES, FIRST_CHOICES.timeZone),
      newestFirst: values.get('newest') === 'on',
    },
    trail: readTrail(values.get('trail') ?? ''),
    selectedCode: readToken('code', values.get('code') ?? ''),
    filters: FILTER_FIELDS.flatMap((field) =>
      (['include', 'exclude'] as const).flatMap((kind): HashedFilter[] => {
        const names = (values.get(`${KINDS[kind]}.${field}`) ?? '')
          .split(',')
          .map((token) => readToken(field, token))
          .filter((name) => name !== undefined);
        return names.length === 0 ? [] : [{ field, kind, names }];
      }),
    ),
  };
}

/** The digests in a view, each once. */
export function listDigests({ selectedCode, filters }: HashedView): readonly NameDigest[] {
  const names = [selectedCode, ...filters.flatMap((filter) => filter.names)];
  return names.filter((name) => name !== undefined && typeof name !== 'string');
}

/** Chooses what a view names; `missing` counts the names that the log does not have. */
export function toChoices(
  { look, trail, selectedCode, filters: hashed }: HashedView,
  findName: (digest: NameDigest) => string | undefined,
): { readonly choices: ViewInHash; readonly missing: number } {
  let missing = 0;
  const toName = (name: HashedName | undefined): string | undefined => {
    if (name === undefined || typeof name === 'string') return name;
    const found = findName(name);
    if (found === undefined) missing += 1;
    return found;
  };
  const filters: Partial<Record<FilterField, FieldFilter>> = {};
  for (const { field, kind, names } of hashed) {
    const found = names.map(toName).filter((name) => name !== undefined);
    if (found.length > 0) filters[field] = { ...filters[field], [kind]: found };
  }
  const hasFilters = Object.keys(filters).length > 0;
  const choices = {
    ...look,
    trail,
    selectedCode: toName(selectedCode),
    filters: hasFilters ? filters : NO_FILTERS,
  };
  return { choices, missing };
}

function listKeys<Key extends string>(keys: Readonly<Record<Key, true>>): readonly Key[] {
  return Object.keys(keys) as Key[];
}

function toToken(field: FilterField, name: string): string {
  if (name === '') return NO_NAME;
  return isOwnWord(field, name) ? name : DIGEST_MARK + toNameDigest(field, name);
}

function readToken(field: FilterField, token: string): HashedName | undefined {
  if (token === NO_NAME) return '';
  if (isOwnWord(field, token)) return token;
  const [, digest] = /^~([0-9a-z]{1,7})$/.exec(token) ?? [];
  return digest === undefined ? undefined : { field, digest };
}

/** Whether a name is one of Fly's or our own words, and none of the log. */
function isOwnWord(field: FilterField, name: string): boolean {
  switch (field) {
    case 'code':
    case 'cause':
      return isErrorCode(name);
    case 'category':
      return name === 'unclassified' || CATEGORIES.some((category) => category === name);
    case 'how':
      return HOW_NAMES.some((how) => how === name);
    case 'machine':
    case 'region':
    case 'app':
    case 'file':
      return false;
  }
}

function readTrail(text: string): readonly TimeRange[] {
  if (text === '') return [];
  const ranges = text.split(',').map((range) => {
    const [, start, end] = /^(-?\d{1,16})_(-?\d{1,16})$/.exec(range) ?? [];
    return { start: Number(start), end: Number(end) };
  });
  const isSound = ranges.every(
    ({ start, end }) => start < end && Math.abs(start) <= MAX_TIME && Math.abs(end) <= MAX_TIME,
  );
  return isSound ? ranges : [];
}
