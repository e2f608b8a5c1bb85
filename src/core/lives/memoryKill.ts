/** A kill for want of memory, of which several writers tell: one more sign goes in, whether it is of the same kill comes out. */
import type { Mutable } from '../format/logFormat.ts';
import type { DurationMs } from '../units.ts';
import type { MemoryKill, Sign } from './life.ts';

/** The kernel tells of a kill, init and the runtime too. */
export const KILL_MS: DurationMs = 15_000;

/** Takes the sign into the kill before it where both are one; `isRunning` says whether the program runs again. */
export function joinKill(before: Mutable<MemoryKill> | undefined, sign: Sign, isRunning: boolean): boolean {
  if (before === undefined || sign.time - before.sign.time >= KILL_MS) return false;
  if (before.isRunEnded && isRunning) return false;
  if (before.sign.detail === '' || sign.kind === 'outOfMemory')
    before.sign = { ...before.sign, ...pickWords(before.sign, sign) };
  return true;
}

/** Of two lines on one kill, the place of the first and the words that say more. */
function pickWords(before: Sign, sign: Sign): Pick<Sign, 'kind' | 'detail'> {
  const kind = sign.kind === 'outOfMemory' ? sign.kind : before.kind;
  return { kind, detail: sign.detail === '' ? before.detail : sign.detail };
}
