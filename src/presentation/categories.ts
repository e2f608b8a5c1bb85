/** What the page calls the categories and the owners, and in which order it draws them. */
import { CATEGORIES, toCategoryName, type CategoryName, type Owner } from '../core/format/errorCode.ts';

/** A colour of the page: a category, or the errors that no category is known of. */
export type SeriesKey = CategoryName;

export const SERIES_KEYS: readonly SeriesKey[] = [...CATEGORIES, 'unclassified'];

export const SERIES_LABELS: Readonly<Record<SeriesKey, string>> = {
  internal: 'Internal',
  upstream: 'Upstream',
  connection: 'Connection',
  tls: 'TLS',
  machine: 'Machine',
  app: 'App',
  edge: 'Edge',
  routing: 'Routing',
  limit: 'Concurrency limit',
  other: 'Other',
  unclassified: 'Unclassified',
};

export const OWNER_LABELS: Readonly<Record<Owner, string>> = {
  app: 'yours',
  platform: 'Fly’s',
  client: 'visitor’s',
  unclear: 'unclear',
};

/** The code `''` stands for unclassified errors. */
export function toSeriesKey(code: string): SeriesKey {
  return toCategoryName(code);
}
