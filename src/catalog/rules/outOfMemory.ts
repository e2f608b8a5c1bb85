import type { Size } from '../../core/diagnosis/appContext.ts';
import { formatCounted } from '../../core/countText.ts';
import { listCauses, listMachines, pickErrors } from '../../core/diagnosis/caseQueries.ts';
import type { Case, CaseMoment, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { findHeldMemory, findVictim } from '../../core/lives/endDetails.ts';
import { findTellingWords, quoteLine } from './parts/exits.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { findLargerSize, findSize } from './parts/machineSizes.ts';
import { HAS_MORE_MEMORY } from './parts/wantedSettings.ts';

/** How the limit of a runtime's own heap is set. */
const HEAP_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['Node.js', '`NODE_OPTIONS=--max-old-space-size=MEGABYTES`'],
  ['Java', '`-Xmx`, or better `-XX:MaxRAMPercentage=75`'],
  ['.NET', '`DOTNET_GCHeapHardLimitPercent`'],
  ['PHP', '`memory_limit` in php.ini'],
]);

const LOOK_FOR_GROWTH =
  'Look for what grew before: a large request, a leak, a cache without a limit. A heap snapshot shows it.';

export default {
  id: 'out-of-memory',
  label: 'Out of memory',
  of: ['memory'],
  explain(aCase) {
    const { errors, lastWords } = aCase;
    const telling = findTellingWords(aCase);
    const said = telling === undefined ? 'that it is out of memory' : quoteLine(telling);
    const kills = listKills(aCase);
    const runtime = kills.every(({ kind }) => kind === 'heapLimit')
      ? kills.find(({ detail }) => detail !== '')?.detail
      : undefined;
    const machines = listMachines(kills).length;
    const times = kills.length > 1 ? ` ${formatCounted(kills.length, 'time')}` : '';
    const where = machines > 1 ? ` on ${formatCounted(machines, 'machine')}` : '';
    const failed = errors.length > 0 ? '; its requests failed' : '';
    return {
      title:
        runtime === undefined
          ? `${describeKill(aCase, kills)}${times}${failed}.`
          : `The app reached the limit of its own heap and ended${times}${where}: ${runtime} says ${said}${failed}.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy:
        errors.length > 0
          ? 'Errors that go on at the same rate after the machine has started again, without another kill.'
          : 'A process beside the app that may end like this, such as a job that is tried again.',
      advice: runtime === undefined ? adviseMemory(aCase, kills) : adviseHeap(aCase, runtime, kills),
      settings: HAS_MORE_MEMORY,
      evidence: [
        ...(runtime === undefined ? [] : lastWords.slice(0, 1)),
        ...kills.slice(0, 3),
        ...pickErrors(errors, 3),
      ],
    };
  },
} satisfies DiagnosisRule;

function listKills(aCase: Case): readonly CaseMoment[] {
  const signs = listCauses(aCase).filter(({ kind }) => kind === 'outOfMemory' || kind === 'heapLimit');
  return signs.length > 0 ? signs : listCauses(aCase);
}

/** One process of several that does the same is no measure of the machine. */
function describeKill({ episode }: Case, kills: readonly CaseMoment[]): string {
  const machines = listMachines(kills).length;
  const said = kills.find(({ detail }) => detail !== '')?.detail;
  if (said === undefined)
    return `The app ran out of memory${machines > 1 ? ` on ${formatCounted(machines, 'machine')}` : ''} and was killed`;
  const held = findHeldMemory(said);
  const isWorker = episode.phases.some(({ ends, signs }) => ends.length === 0 && signs.length > 0);
  const known = [
    ...(isWorker ? ['one of several workers'] : []),
    ...(held === undefined ? [] : [`it held ${String(held)} MB`]),
  ];
  const which = known.length === 0 ? '' : ` (${known.join(', ')})`;
  return `${machines > 1 ? formatCounted(machines, 'machine') : 'The machine'} ran out of memory, and the process ${findVictim(said)}${which} was killed`;
}

function adviseMemory(aCase: Case, kills: readonly CaseMoment[]): readonly string[] {
  const { log } = aCase;
  const held = Math.max(0, ...kills.map(({ detail }) => findHeldMemory(detail) ?? 0));
  const size = findSize(aCase, kills);
  return [
    `${size === undefined ? adviseTwice(log.app) : adviseMore(size, log.app)}${held === 0 ? '' : ` The killed process alone held ${held} MB; what the others held comes on top.`}`,
    'Look for what grew before the kill: a large request, a leak, more workers than the memory is for.',
    `Limit what one machine takes at a time: \`hard_limit\` under \`[http_service.concurrency]\`.`,
  ];
}

function adviseTwice(app: string | undefined): string {
  return `Give the machines twice the memory that they have: \`memory\` under \`[[vm]]\` in fly.toml, or ${flyCommand('scale memory', app)} with the number in MB. What they have: ${flyCommand('scale show', app)}.`;
}

function adviseMore(size: Size, app: string | undefined): string {
  const { memoryMb } = size;
  const wanted = 2 * memoryMb;
  const larger = findLargerSize(size, wanted);
  const command =
    larger === undefined ? `scale memory ${wanted}` : `scale vm ${larger} --vm-memory ${wanted}`;
  return `Give the machines more memory than the ${memoryMb} MB that they have, such as twice as much: ${flyCommand(command, app)}, and \`memory = "${wanted}mb"\`${larger === undefined ? '' : ` with \`size = "${larger}"\``} under \`[[vm]]\` in fly.toml.`;
}

function adviseHeap(aCase: Case, runtime: string, kills: readonly CaseMoment[]): readonly string[] {
  const { log } = aCase;
  const setting = HEAP_SETTINGS.get(runtime);
  const size = findSize(aCase, kills);
  if (setting !== undefined && size !== undefined)
    return [
      `Raise the limit of ${runtime} itself: ${setting}. The machine has ${size.memoryMb} MB; about three quarters of it, ${Math.floor(size.memoryMb * 0.75)} MB, can be the limit. Where that is not enough: ${adviseMore(size, log.app)}`,
      LOOK_FOR_GROWTH,
    ];
  return [
    setting === undefined
      ? `Give the machines twice the memory that they have: ${flyCommand('scale show', log.app)}, then \`memory\` under \`[[vm]]\` in fly.toml.`
      : `Raise the limit of ${runtime} itself, to about three quarters of the machine’s memory: ${setting}. Where the machine has no room for it (${flyCommand('scale show', log.app)}), give it twice the memory first.`,
    LOOK_FOR_GROWTH,
  ];
}
