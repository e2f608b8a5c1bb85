/** What filters are called: a field and a name go in, words come out. */
import type { FilterField } from '../core/table/selection.ts';
import { SERIES_KEYS, SERIES_LABELS } from './categories.ts';
import { toVisibleName, toVisibleText } from './visibleText.ts';

const FIELD_LABELS: Readonly<Record<FilterField, string>> = {
  category: 'category',
  code: 'code',
  cause: 'cause',
  how: 'kind',
  machine: 'machine',
  region: 'region',
  app: 'app',
  file: 'file',
};

const HOW_LABELS: ReadonlyMap<string, string> = new Map([
  ['written', 'written codes'],
  ['inferred', 'codes inferred from text'],
  ['unclassified', 'unclassified errors'],
]);

/** `machine 148e21ea7d9d68`, `no machine named` */
export function toFilterLabel({
  field,
  name,
}: {
  readonly field: FilterField;
  readonly name: string;
}): string {
  const label = FIELD_LABELS[field];
  if (field === 'code' && name === '') return 'unclassified errors';
  if (field === 'cause' && name === '') return 'no cause quoted';
  if (field === 'category') {
    const key = SERIES_KEYS.find((known) => known === name);
    return `${label} ${key === undefined ? toVisibleText(name) : SERIES_LABELS[key]}`;
  }
  if (field === 'how') return HOW_LABELS.get(name) ?? `${label} ${toVisibleText(name)}`;
  if (name === '') return `no ${label} named`;
  return `${label} ${field === 'file' ? toVisibleName(name) : toVisibleText(name)}`;
}
