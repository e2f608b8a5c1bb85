/** Stories: an explained case goes in; what happened, step by step, comes out: each a time, one clause, and its line. */
import { formatCount } from '../countText.ts';
import { findMostFrequent } from './caseQueries.ts';
import type { Case, CaseError, CaseMoment, EvidenceSource, PrintedLine } from './diagnosis.ts';
import { findReleaseBefore, nameRelease } from './releaseAdvice.ts';
import { findNoStartReason, findVictim } from '../lives/endDetails.ts';
import type { Sign } from '../lives/life.ts';
import type { EpochMs } from '../units.ts';

export interface Step {
  readonly time: EpochMs;
  readonly words: string;
  /** Undefined for what only a file beside the log tells. */
  readonly source: EvidenceSource | undefined;
}

/** More are no story. */
const MAX_STEPS = 6;

/** In order of time. */
export function tellStory(aCase: Case): readonly Step[] {
  const { lastWords, episode } = aCase;
  const causes = episode.phases.flatMap(({ machine, signs }) =>
    signs.map((sign): CaseMoment => ({ ...sign, machine })),
  );
  const sorted = causes.sort((a, b) => a.time - b.time);
  const [first] = sorted;
  const [line] = lastWords;
  const steps: (Step | undefined)[] = [
    // An ordinary last line says nothing.
    ...(line?.isTelling !== true
      ? []
      : [
          {
            time: line.time,
            words: `the app prints ${toQuote(line)}`,
            source: line,
          },
        ]),
    tellRelease(aCase),
    first && toStep(first),
    ...tellErrors(aCase),
    findLimit(aCase),
    tellLastCause(sorted),
    tellEnd(aCase),
  ];
  return steps
    .filter((step) => step !== undefined)
    .sort((a, b) => a.time - b.time)
    .slice(0, MAX_STEPS);
}

/** In characters. */
const MAX_QUOTED = 200;

/** What it printed is what people look for. Backticks would end the quote. */
function toQuote({ text }: PrintedLine): string {
  const [first = ''] = text.trim().split('\n');
  const cut = first.length > MAX_QUOTED ? `${first.slice(0, MAX_QUOTED)}…` : first;
  return `\`${cut.replaceAll('`', "'")}\``;
}

function tellRelease(aCase: Case): Step | undefined {
  const release = findReleaseBefore(aCase);
  if (release === undefined) return undefined;
  const { time, status } = release;
  const end = status === '' || status === 'complete' ? '' : `, whose status is ${status}`;
  return { time, words: `release ${nameRelease(release)} is made${end}`, source: undefined };
}

function toStep(moment: CaseMoment): Step {
  const { time, machine } = moment;
  const words = describeSign(moment);
  if (machine === '') return { time, words, source: moment };
  const named = words.includes(MACHINE)
    ? words.replace(MACHINE, `machine ${machine}`)
    : `${words} on machine ${machine}`;
  return { time, words: named, source: moment };
}

const MACHINE = 'the machine';

/** Of several: the last, and how often the same happened, where it happened before. */
function tellLastCause(causes: readonly CaseMoment[]): Step | undefined {
  const [first] = causes;
  const last = causes.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const same = causes.filter(({ kind }) => kind === last.kind).length;
  if (same === 1) return toStep(last);
  const times = same > 2 ? `, the last of ${formatCount(same)} times` : ' again';
  return { time: last.time, words: `${describeSign(last)}${times}`, source: last };
}

function tellErrors({ errors, episode }: Case): readonly Step[] {
  const [first] = errors;
  if (first === undefined) return [];
  const most = findMostFrequent(errors.map(toCode));
  const count = episode.rows.length;
  const code = most !== undefined && 2 * most.count > errors.length ? `mostly ${most.value}` : toCode(first);
  const words =
    count === 1
      ? `a request fails, ${toCode(first)}`
      : `the first of ${formatCount(count)} requests fails, ${code}`;
  const last = errors.at(-1);
  return [
    { time: first.time, words, source: first },
    ...(last === undefined || count === 1 || last.time === first.time
      ? []
      : [{ time: last.time, words: `the last of them fails, ${toCode(last)}`, source: last }]),
  ];
}

function toCode({ code, cause }: CaseError): string {
  const own = code === '' ? 'without a code' : code;
  return cause === '' ? own : `${own} behind ${cause}`;
}

function findLimit({ episode }: Case): Step | undefined {
  for (const { ends, machine } of episode.phases) {
    const sign = ends
      .find(({ isLimit }) => isLimit)
      ?.signs.find(({ kind, detail }) => kind === 'restart' && detail !== '');
    if (sign !== undefined)
      return { time: sign.time, words: 'Fly stops restarting the machine', source: { ...sign, machine } };
  }
  return undefined;
}

function tellEnd({ episode }: Case): Step | undefined {
  const over = episode.phases
    .flatMap(({ over: sign, machine }) => (sign === undefined ? [] : [{ ...sign, machine }]))
    .sort((a, b) => a.time - b.time)
    .at(-1);
  return over && { time: over.time, words: describeSign(over), source: over };
}

/** Nobody reads nanoseconds. */
const MORE_DIGITS = /(\.\d)\d{1,12}(?=m?s)/;

function describeSign({ kind, detail }: Sign): string {
  switch (kind) {
    case 'deploy':
      return 'a new image is pulled';
    case 'wake':
      return 'the proxy starts the machine';
    case 'start':
    case 'started':
    case 'program':
      return 'the machine starts';
    case 'listening':
      return `the app listens on ${detail}`;
    case 'waiting':
      return `the proxy waits for ${detail}`;
    case 'reachable':
      return `the app is reachable, after ${detail.replace(MORE_DIGITS, '$1')}`;
    case 'healthPassing':
      return `the health check ${detail} passes`;
    case 'healthFailed':
      return `the health check ${detail} fails`;
    case 'exit':
      return describeExit(detail);
    case 'notRestarted':
      return 'the machine ends and is not restarted';
    case 'outOfMemory':
      return detail === ''
        ? 'the app is killed for want of memory'
        : `${findVictim(detail)} is killed for want of memory`;
    case 'heapLimit':
      return `${detail} reaches the limit of its heap`;
    case 'restart':
      return detail === '' ? 'the machine restarts' : 'Fly stops restarting the machine';
    case 'autostop':
      return 'autostop stops the machine';
    case 'stopping':
      return `the machine is told to stop (${detail})`;
    case 'trial':
      return 'the trial’s limit stops the machine';
    case 'releaseFailed':
      return `the deploy is given up${detail.endsWith('smoke checks') ? ': its smoke checks fail' : detail.endsWith('lease') ? ': another command holds a lease' : ''}`;
    case 'suspended':
      return 'the machine is suspended';
  }
}

function describeExit(detail: string): string {
  if (detail.startsWith('no start')) {
    const reason = findNoStartReason(detail);
    return `the program cannot be started${reason === undefined ? '' : ` (${reason})`}`;
  }
  if (detail === 'abruptly') return 'the machine ends abruptly';
  return `the app exits${detail === '' ? '' : ` ${detail.startsWith('SIG') ? 'by' : 'with'} ${detail}`}`;
}
