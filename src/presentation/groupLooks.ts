/**
 * What the groups of a stack are called and how they look: groups as the analysis names them go in, labels, looks and
 * the order of the stack come out. Looks are named after the categories that have them; other groups borrow them.
 */
import type { Owner } from '../core/format/errorCode.ts';
import type { TimelineView } from '../analysis/api/api.ts';
import { SERIES_KEYS, SERIES_LABELS, type SeriesKey } from './categories.ts';
import { formatCounted } from './numbers.ts';
import { toVisibleName } from './visibleText.ts';

export type Stack = TimelineView['stack'];
export type GroupBy = Stack['groupBy'];
type Group = Stack['groups'][number];

/** A colour and a pattern. */
export type Look = SeriesKey;

export interface NamedGroup {
  /** The same for the same group as long as the grouping is, also while a file is read. */
  readonly key: string;
  /** As the log has it; undefined for groups that were put together. */
  readonly name: string | undefined;
  readonly label: string;
  readonly look: Look;
  /** Its place in `Stack.groups`. */
  readonly column: number;
}

export const GROUPING_LABELS: Readonly<Record<GroupBy, string>> = {
  category: 'Category',
  code: 'Code',
  owner: 'Owner',
  machine: 'Machine',
  region: 'Region',
  app: 'App',
  cause: 'Cause',
};

/** What the legend is called. */
export const GROUPING_TITLES: Readonly<Record<GroupBy, string>> = {
  category: 'Categories of the timeline',
  code: 'Codes of the timeline',
  owner: 'Owners of the timeline',
  machine: 'Machines of the timeline',
  region: 'Regions of the timeline',
  app: 'Apps of the timeline',
  cause: 'Causes of the timeline',
};

const OWNERS: readonly { readonly name: Owner; readonly label: string }[] = [
  { name: 'app', label: 'Yours' },
  { name: 'platform', label: 'Fly’s' },
  { name: 'client', label: 'Visitor’s' },
  { name: 'unclear', label: 'Unclear whose' },
];

/** Records that do not say. */
const NAMELESS_LABELS: Readonly<Record<GroupBy, string>> = {
  category: SERIES_LABELS.unclassified,
  code: SERIES_LABELS.unclassified,
  owner: 'Unclear whose',
  machine: 'No machine named',
  region: 'No region named',
  app: 'No app named',
  cause: 'No cause quoted',
};

const REST_LOOK: Look = 'other';
const NAMELESS_LOOK: Look = 'unclassified';
/** For groups without a look of their own, by their place in the stack. The last one is free where there is no rest. */
const LOOKS_BY_PLACE: readonly Look[] = SERIES_KEYS.filter((key) => key !== NAMELESS_LOOK);

/** In the order of the stack, the lowest first: where names have an order of their own it stays, else the largest. */
export function nameGroups({ groupBy, groups }: Stack): readonly NamedGroup[] {
  if (groupBy === 'category')
    return inOrder(
      groups,
      SERIES_KEYS.map((key) => ({ name: key, label: SERIES_LABELS[key] })),
      (place) => SERIES_KEYS[place],
    );
  if (groupBy === 'owner') return inOrder(groups, OWNERS, (place) => LOOKS_BY_PLACE[place]);
  let place = 0;
  return groups.map(({ name, members }, column) => {
    if (members > 1)
      return {
        key: 'rest',
        name: undefined,
        label: formatCounted(members, 'other', 'others'),
        look: REST_LOOK,
        column,
      };
    const look = name === '' ? NAMELESS_LOOK : (LOOKS_BY_PLACE[place++] ?? REST_LOOK);
    const label = name === '' ? NAMELESS_LABELS[groupBy] : toVisibleName(name);
    return { key: `named ${name}`, name, label, look, column };
  });
}

function inOrder(
  groups: readonly Group[],
  known: readonly { readonly name: string; readonly label: string }[],
  toLook: (place: number) => Look | undefined,
): readonly NamedGroup[] {
  return known.flatMap(({ name, label }, place) => {
    const column = groups.findIndex((group) => group.name === name);
    return column < 0
      ? []
      : [{ key: `named ${name}`, name, label, look: toLook(place) ?? REST_LOOK, column }];
  });
}
