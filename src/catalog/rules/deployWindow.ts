import {
  around,
  areEnough,
  findBehind,
  findMoments,
  findOnset,
  getShare,
  listMachines,
  MINUTE,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { CaseError, CaseMoment, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { canTellChance, isBeyondTimeChance } from '../../core/diagnosis/timeChance.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { REPLACES_ONE_BY_ONE } from './parts/wantedSettings.ts';

/** What the proxy meets while machines are replaced. */
const CODES = ['PM01', 'PM07', 'PM08', 'PR02'];
const ALSO = ['PU02', 'PC01', 'PC02', 'PC03', 'PM05', 'PM11', 'PR01', 'PR03', 'PR04'];
/** From the pull of an image to the last of its errors. */
const REACH = 5 * MINUTE;
/** What the messages say of a deploy by themselves. */
const REPLACING = /lease currently held|getting replaced|state: replacing|state: destroy/;

export default {
  id: 'deploy-window',
  label: 'During a deploy',
  looksAtFew: 'inExcerpts',
  diagnose(aCase) {
    const { errors, incident, log } = aCase;
    const pulls = findMoments(aCase, ['deploy'], around(aCase, REACH, 0));
    const core = withCodes(errors, CODES).filter(isOfDeploy);
    const isSaid = core.some(({ text }) => text !== undefined && REPLACING.test(text));
    if (pulls.length === 0 ? !isSaid : !isBeyondTimeChance(core, pulls.map(ofAnyMachine), REACH, aCase))
      return undefined;
    const hit = pulls.length === 0 ? core : findBehind(core, pulls.map(ofAnyMachine), REACH);
    const all = withCodes(errors, [...CODES, ...ALSO]);
    if (!areEnough(hit, aCase, 0.3, 2) || getShare(all, aCase) < 0.6) return undefined;
    const machines = listMachines(pulls.length === 0 ? core : pulls).length;
    return {
      title: `${pulls.length === 0 ? 'A deploy, or another command that changes machines, was at work on' : 'A deploy replaced'} ${machines === 0 ? 'machines' : formatCounted(machines, 'machine')} meanwhile; requests that met one on its way out or in failed.`,
      owner: 'app',
      confidence: pulls.length === 0 || !canTellChance(REACH, log.range) ? 'likely' : 'sure',
      refutedBy:
        pulls.length === 0
          ? 'The same errors when nobody deploys, scales or restarts machines.'
          : 'The same errors when nobody deploys.',
      advice: [
        incident.isOngoing
          ? `See how far the deploy is: ${flyCommand('status', log.app)}; these errors end with it.`
          : 'It is over: nothing has to be done now.',
        'For the next ones: `strategy = "rolling"` or `"bluegreen"` under `[deploy]` in fly.toml, with at least two machines and a health check.',
        'Let the app finish its requests on SIGTERM: `kill_timeout` in fly.toml says how long it may take.',
      ],
      settings: [REPLACES_ONE_BY_ONE],
      evidence: [...pulls.slice(0, 3), ...hit.slice(0, 3)],
      start: findOnset(aCase, [], 0),
    };
  },
} satisfies DiagnosisRule;

/** The Machines API also refuses whoever asks too often, which is another matter. */
function isOfDeploy({ code, text }: CaseError): boolean {
  return code !== 'PM01' || text === undefined || REPLACING.test(text);
}

/** A deploy goes from machine to machine, or starts new ones beside the old: a pull speaks for errors on all of them. */
function ofAnyMachine(pull: CaseMoment): CaseMoment {
  return { ...pull, machine: '' };
}
