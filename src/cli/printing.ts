/** How values are printed on a terminal: names without what could steer it, times, owners and tables. */
import type { Owner } from '../core/format/errorCode.ts';
import type { AnalysisReport } from '../core/report/analysisReport.ts';
import { parseTimestamp } from '../core/time/timestamp.ts';

const DAY_MS = 86_400_000;

export const OWNER_WORDS: Readonly<Record<Owner, string>> = {
  app: 'yours',
  platform: "Fly's",
  client: "visitor's",
  unclear: 'unclear',
};

/** Control characters become �: a name is data, not a command to the terminal. */
export function toPrintable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** Without the zone, and without milliseconds that are zero; times of day without a date but for the days behind the first. */
export function toShortTime(iso: string, { isTimeOfDay }: AnalysisReport['range']): string {
  const [date = '', clock = ''] = iso.replace(/(?:\.000)?Z$/, '').split('T');
  if (!isTimeOfDay) return `${date} ${clock}`;
  const day = Math.floor((parseTimestamp(iso) ?? 0) / DAY_MS) + 1;
  return day === 1 ? clock : `day ${String(day)} ${clock}`;
}

export function toZone({ isTimeOfDay }: AnalysisReport['range']): string {
  return isTimeOfDay ? ', times of day without a date' : ' UTC';
}

export function toTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  const isNumber = (cell: string): boolean => /^[\d,]+$/.test(cell);
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (isNumber(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
