/** `--app`: what was read of all apps goes in; what there is of one comes out, or a sentence that lists the apps there are. */
import { listApps, takeAppOfSource } from '../analysis/findings/apps.ts';
import { sampleRecords } from '../analysis/findings/sampleRecords.ts';
import type { SourceText } from '../analysis/findings/tools.ts';
import { compareNames } from '../core/table/tally.ts';
import type { LogFormat } from '../core/format/logFormat.ts';
import type { ReadSource } from '../core/log/mergeSources.ts';
import { toPrintable } from './printing.ts';

/** A log of one app. */
export interface OneApp {
  readonly sources: readonly ReadSource[];
  /** Undefined where the log names no other app: then all of it is of this one. */
  readonly app: string | undefined;
}

/** More names than these are counted. */
const MAX_LISTED = 20;

export async function takeOneApp(
  sources: readonly ReadSource[],
  texts: readonly (SourceText | undefined)[],
  app: string,
  formats: readonly LogFormat[],
): Promise<OneApp | string> {
  const names = new Set(sources.flatMap(listApps));
  // An app that is well has no error and no moment; its lines are in the files only.
  if (!names.has(app))
    for (const record of await sampleRecords(texts, formats))
      if (record.app !== undefined && record.app !== '') names.add(record.app);
  if (!names.has(app)) return describeApps(app, [...names].sort(compareNames));
  return names.size === 1
    ? { sources, app: undefined }
    : { sources: sources.map((source) => takeAppOfSource(source, app)), app };
}

function describeApps(app: string, names: readonly string[]): string {
  const none = `There is no app "${toPrintable(app)}" in this log`;
  if (names.length === 0) return `${none}: it names no app.`;
  const rest = names.length - MAX_LISTED;
  const listed = names.slice(0, MAX_LISTED).map(toPrintable).join(', ');
  return `${none}. It names: ${listed}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
