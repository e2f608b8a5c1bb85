import {
  around,
  areEnough,
  findMoments,
  findMostFrequent,
  findOnset,
  listMachines,
  MINUTE,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { isBeyondTimeChance } from '../../core/diagnosis/timeChance.ts';
import { formatCounted } from '../../core/countText.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { findLoops, isFailure, MIN_EXITS } from './parts/exitLoops.ts';
import { isRestartLimit } from '../lifecycle/lifecycle.ts';
import { flyCommand } from './parts/flyCommand.ts';

const CODES = [
  'PC01',
  'PC02',
  'PC03',
  'PC04',
  'PC07',
  'PM05',
  'PM07',
  'PM08',
  'PR01',
  'PR03',
  'PR04',
  'PU02',
  'PU05',
  'PP03',
];
const LEAD = 10 * MINUTE;

export default {
  id: 'crash-loop',
  label: 'Crash loop',
  looksAtFew: 'always',
  looksWithoutErrors: true,
  diagnose(aCase) {
    const { errors, incident, log } = aCase;
    const time = around(aCase, LEAD, MINUTE);
    const limits = findMoments(aCase, ['restart'], time).filter(({ detail }) => isRestartLimit(detail));
    const all = findMoments(aCase, ['exit'], time);
    const loops = findLoops(aCase, all, limits);
    // In a few lines that somebody copied, one crash is what they show.
    const exits = loops.length > 0 || !log.isExcerpt ? loops : all.filter(({ detail }) => isFailure(detail));
    const lines = [...exits, ...limits];
    if (lines.length === 0) return undefined;
    // Jobs end too; that Fly gives up is what matters.
    if (incident.kind === 'withoutErrors' && limits.length === 0) return undefined;
    const machinesOfLines = new Set(lines.map(({ machine }) => machine));
    // A job that ends well, over and over, explains nothing on machines that are not named.
    const isBroken = limits.length > 0 || exits.some(({ detail }) => isFailure(detail));
    const hit = withCodes(errors, CODES).filter(({ machine }) =>
      machine === '' ? isBroken : machinesOfLines.has('') || machinesOfLines.has(machine),
    );
    if (!areEnough(hit, aCase, 0.3, 1)) return undefined;
    // Errors go on long after the last exit, so that only a few of them can tell by when they come.
    if (incident.kind === 'few' && !isBeyondTimeChance(hit, lines, MINUTE, aCase)) return undefined;
    const machines = listMachines(lines);
    const how = findMostFrequent(exits.map(({ detail }) => detail));
    const times = exits.length > 1 ? ` ${formatCounted(exits.length, 'time')}` : '';
    const where = machines.length > 0 ? ` on ${formatCounted(machines.length, 'machine')}` : '';
    const reason =
      how === undefined || how.value === ''
        ? ''
        : `, ${how.count < exits.length ? 'mostly ' : ''}${describeExit(how.value)}`;
    const isLoop = limits.length > 0 || exits.length >= MIN_EXITS;
    const said = exits.length === 0 ? '' : `${isLoop && times !== '' ? ':' : ''}${times}${where}${reason}`;
    return {
      title: `The app ${isLoop ? 'exits again and again' : 'exited'}${said}${limits.length > 0 ? '; Fly has stopped restarting it' : ''}.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy:
        'Exits that somebody asked for: a deploy, a scaling down, or a process that is meant to end.',
      advice: [
        `Read what the app prints just before it exits: ${flyCommand(machines[0] === undefined ? 'logs' : `logs --machine ${machines[0]}`, log.app)}.`,
        `If it began with a deploy, go back to the last image that worked: ${flyCommand('releases --image', log.app)}, then \`fly deploy --image …\`.`,
        'Check secrets and environment, migrations, and the command that starts the app.',
        ...(limits.length > 0
          ? [`Start the machines again once it is mended: ${flyCommand('machine start', log.app)}.`]
          : []),
      ],
      evidence: [...limits.slice(0, 1), ...exits.slice(0, 3), ...hit.slice(0, 2)],
      start: findOnset(aCase, exits, LEAD),
    };
  },
} satisfies DiagnosisRule;

/** By the detail of a moment, see lifecycle.ts. */
function describeExit(detail: string): string {
  if (detail === 'abruptly') return detail;
  if (detail === 'no start') return 'because its program could not be started';
  if (detail === 'kernel panic') return 'by a kernel panic';
  return detail.startsWith('SIG') ? `by ${detail}` : `with ${detail}`;
}
