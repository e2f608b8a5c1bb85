/** The end of a run while its signs come in: signs go in, one after another; its most telling reason comes out. */
import type { Mutable } from '../format/logFormat.ts';
import type { DurationMs } from '../units.ts';
import { isFailure, saysMore, toEndReason, type EndReason } from './endDetails.ts';
import type { End, Sign } from './life.ts';

/** The same line twice is one line. */
export const REPEAT_MS: DurationMs = 2000;
/** Signs of one end, from several writers, are within this. */
const END_MS: DurationMs = 15_000;

export type OpenEnd = Mutable<Omit<End, 'signs'>> & { signs: Sign[] };

/** Whether a sign tells of this end, and not of another one behind it. */
export function isOfSameEnd(end: OpenEnd, sign: Sign): boolean {
  const distance = sign.time - end.time;
  if (distance > END_MS) return false;
  // Two lines of one kind are two ends, or one line twice; init and the runner both tell of a code.
  const same = end.signs.findLast(
    ({ kind, detail }) => kind === sign.kind && toSort(detail) === toSort(sign.detail),
  );
  return same === undefined || sign.time - same.time <= REPEAT_MS;
}

function toSort(detail: string): string {
  return toEndReason(detail) === 'code' || toEndReason(detail) === 'signal' ? 'child' : detail;
}

/** One more sign of an end; the one that says most gives the reason. */
export function addSign(end: OpenEnd, sign: Sign): void {
  if (sign.kind === 'restart' && sign.detail !== '') {
    end.isLimit = true;
    end.isFailure = end.askedBy === 'nobody';
  }
  if (sign.kind === 'notRestarted') end.isOneOff ||= sign.detail === '';
  const detail = sign.kind === 'exit' || sign.kind === 'notRestarted' ? sign.detail : '';
  const reason = toEndReason(detail);
  if (saysMore(reason, end.reason)) setReason(end, reason, { ...sign, detail });
  else end.signs.push(sign);
}

/** A sign that says more than those before; it stands first. */
export function setReason(end: OpenEnd, reason: EndReason, sign: Sign): void {
  end.reason = reason;
  end.detail = sign.detail;
  end.signs.unshift(sign);
  const isKill = reason === 'memory' || reason === 'heap';
  end.isFailure ||= end.askedBy === 'nobody' && (isKill || isFailure(sign.detail));
}

export function toMemoryReason({ kind }: Sign): EndReason {
  return kind === 'outOfMemory' ? 'memory' : 'heap';
}
