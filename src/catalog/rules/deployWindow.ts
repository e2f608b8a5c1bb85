import {
  listCauses,
  listMachines,
  pickErrors,
  pickSome,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { CaseError, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';
import { findReleaseBefore, nameRelease } from '../../core/diagnosis/releaseAdvice.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { REPLACES_ONE_BY_ONE } from './parts/wantedSettings.ts';

const CODES = ['PM01', 'PM07', 'PM08', 'PR02'];
/** What the messages say of a deploy by themselves. */
const REPLACING = /lease currently held|getting replaced|state: replacing|state: destroy/;
const SAID = /getting replaced|state: replacing|state: destroy/;
const RATE_LIMIT = /rate limit exceeded/i;

export default {
  id: 'deploy-window',
  label: 'During a deploy',
  of: ['replaced', 'coded', 'risen', 'throughout'],
  explain(aCase) {
    const { errors, episode, log } = aCase;
    const pulls = listCauses(aCase);
    const core = withCodes(errors, CODES).filter(isOfDeploy);
    if (
      pulls.length === 0 &&
      (core.length < errors.length * 0.3 || !core.some(({ text }) => SAID.test(text ?? '')))
    )
      return undefined;
    if (withCodes(errors, ['PM01']).some(({ text }) => RATE_LIMIT.test(text ?? ''))) return undefined;
    const machines = listMachines(pulls.length === 0 ? core : pulls).length;
    const release = findReleaseBefore(aCase);
    const deploy = release === undefined ? undefined : `The deploy of ${nameRelease(release)}`;
    return {
      title: `${pulls.length === 0 ? (deploy ?? 'A deploy, or another command that changes machines,') + ' was at work on' : `${deploy ?? 'A deploy'} replaced`} ${machines === 0 ? 'machines' : formatCounted(machines, 'machine')} meanwhile; requests that met one on its way out or in failed.`,
      owner: 'app',
      confidence: pulls.length === 0 && release === undefined ? 'likely' : 'sure',
      refutedBy:
        pulls.length === 0
          ? 'The same errors when nobody deploys, scales or restarts machines.'
          : 'The same errors when nobody deploys.',
      advice: [
        episode.isOngoing
          ? `See how far the deploy is: ${flyCommand('status', log.app)}; these errors end with it.`
          : 'It is over: nothing has to be done now.',
        'For the next ones: `strategy = "rolling"` or `"bluegreen"` under `[deploy]` in fly.toml, with at least two machines and a health check.',
        'Let the app finish its requests on SIGTERM: `kill_timeout` in fly.toml says how long it may take.',
      ],
      settings: [REPLACES_ONE_BY_ONE],
      evidence: [...pickSome(pulls, 3), ...pickErrors(core.length > 0 ? core : errors, 3)],
    };
  },
} satisfies DiagnosisRule;

/** The Machines API also refuses whoever asks too often, which is another matter. */
function isOfDeploy({ code, text }: CaseError): boolean {
  return code !== 'PM01' || text === undefined || REPLACING.test(text);
}
