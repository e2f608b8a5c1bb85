/** Filters as a person builds them, value by value: filters and a value go in, other filters come out. */
import { FILTER_FIELDS, type FieldFilter, type FilterField, type Filters } from '../core/table/selection.ts';

export type { FilterField, Filters };

/** The same object wherever nothing is filtered. */
export const NO_FILTERS: Filters = {};

/** One name of one field. */
export interface FilterValue {
  readonly field: FilterField;
  readonly name: string;
}

export interface ActiveFilter extends FilterValue {
  readonly kind: 'include' | 'exclude';
}

/** An included name takes the place of those included before: nothing else was left to choose from. */
export function addToFilters(
  filters: Filters,
  { field, name }: FilterValue,
  kind: ActiveFilter['kind'],
): Filters {
  const others = dropFromFilters(filters, { field, name });
  const { exclude = [] } = others[field] ?? {};
  return kind === 'include'
    ? { ...others, [field]: { include: [name] } }
    : { ...others, [field]: { ...others[field], exclude: [...exclude, name] } };
}

export function dropFromFilters(filters: Filters, { field, name }: FilterValue): Filters {
  const filter = filters[field];
  if (filter === undefined) return filters;
  const { [field]: _, ...others } = filters;
  const include = filter.include?.filter((other) => other !== name) ?? [];
  const exclude = filter.exclude?.filter((other) => other !== name) ?? [];
  const rest: FieldFilter = {
    ...(include.length > 0 && { include }),
    ...(exclude.length > 0 && { exclude }),
  };
  if (include.length + exclude.length > 0) return { ...others, [field]: rest };
  return Object.keys(others).length === 0 ? NO_FILTERS : others;
}

/** All values of the filters, field by field. */
export function listFilters(filters: Filters): readonly ActiveFilter[] {
  return FILTER_FIELDS.flatMap((field) => {
    const { include = [], exclude = [] } = filters[field] ?? {};
    return [
      ...include.map((name): ActiveFilter => ({ field, name, kind: 'include' })),
      ...exclude.map((name): ActiveFilter => ({ field, name, kind: 'exclude' })),
    ];
  });
}
