/** Incidents that rules have explained: which of them are one, and which comes first. */
import type { RuleDiagnosis } from '../../core/diagnosis/diagnosis.ts';
import type { Incident } from '../../core/diagnosis/incidents.ts';
import { listRows, rowsOf, type Rows } from '../../core/table/rows.ts';

/** The rule that only says that errors rose. */
export const UNEXPLAINED = 'error-burst';

export interface Found {
  readonly incident: Incident;
  readonly said: readonly RuleDiagnosis[];
}

/**
 * Where a rule explains a log that begins and ends in errors, what rose in it besides without an explanation is the same;
 * where none does, only what rose is worth telling.
 */
export function settleThroughout(found: readonly Found[]): readonly Found[] {
  const whole = found.find(({ incident }) => incident.kind === 'throughout');
  if (whole === undefined) return found;
  if (isExplained(whole)) return found.filter((one) => one.incident.kind !== 'burst' || isExplained(one));
  return found.some(({ incident }) => incident.kind === 'burst')
    ? found.filter((one) => one !== whole)
    : found;
}

function isExplained({ said }: Found): boolean {
  return said[0]?.rule !== UNEXPLAINED;
}

/** What rose comes first; then what goes on now, then what has more errors. */
export function byWeight({ incident: a }: Found, { incident: b }: Found): number {
  return (
    Number(isRise(b)) - Number(isRise(a)) ||
    Number(b.isOngoing) - Number(a.isOngoing) ||
    b.rows.length - a.rows.length ||
    a.start - b.start
  );
}

function isRise({ kind }: Incident): boolean {
  return kind === 'burst' || kind === 'throughout';
}

/**
 * A few errors, or moments, that have the same explanation as others are one finding with them. Beside a burst they
 * only repeat it: they came at other times, so they do not count as its errors.
 */
export function joinSame(found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const same = isRise(one.incident)
      ? -1
      : joined.findIndex(({ said }) => said[0]?.rule === one.said[0]?.rule);
    const other = joined[same];
    if (other === undefined) joined.push(one);
    else if (!isRise(other.incident))
      joined[same] = { ...other, incident: join(other.incident, one.incident) };
  }
  return joined;
}

function join(a: Incident, b: Incident): Incident {
  return {
    ...a,
    start: Math.min(a.start, b.start),
    last: Math.max(a.last, b.last),
    isOngoing: a.isOngoing || b.isOngoing,
    codes: [...new Set([...a.codes, ...b.codes])],
    rows: joinRows(a.rows, b.rows),
    ...(a.moments !== undefined && { moments: joinRows(a.moments, b.moments ?? NO_ROWS) }),
  };
}

const NO_ROWS = rowsOf(new Uint32Array(0));

/** Each once, in order. */
function joinRows(a: Rows, b: Rows): Rows {
  const joined = new Uint32Array(a.length + b.length);
  joined.set(listRows(a));
  joined.set(listRows(b), a.length);
  return rowsOf(joined.sort().filter((row, i) => row !== joined[i - 1]));
}
