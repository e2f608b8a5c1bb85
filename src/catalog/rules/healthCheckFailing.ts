import {
  findMostFrequent,
  listCauses,
  listMachines,
  pickErrors,
  pickSome,
} from '../../core/diagnosis/caseQueries.ts';
import { formatCounted } from '../../core/countText.ts';
import type { Case, CaseMoment, DiagnosisRule, PrintedLine } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { WAITS_LONGER } from './parts/wantedSettings.ts';

/** An app that sends plain requests on to https answers a check the same way. */
const REDIRECTED =
  /redirect.{0,120}\b30[1278]\b|\b30[1278]\b.{0,120}\bhttps:\/\/|force_?ssl|Plug\.SSL|\bGET \/\S{0,80} (?:HTTP\/[\d.]{1,3}" )?30[1278]\b/i;

export default {
  id: 'health-check-failing',
  label: 'Health check failing',
  of: ['failing'],
  explain(aCase) {
    const { errors, lastWords, log, episode } = aCase;
    const failures = listCauses(aCase);
    const check = findMostFrequent(failures.map(({ detail }) => detail).filter((name) => name !== ''))?.value;
    const machines = listMachines(failures).length;
    const redirect = lastWords.find(({ text }) => REDIRECTED.test(text));
    const subject = `The health check${check === undefined ? '' : ` ${check}`}`;
    const where = machines === 0 ? '' : ` on ${formatCounted(machines, 'machine')}`;
    return {
      title:
        redirect === undefined
          ? `${subject} failed${where}${errors.length === 0 ? '.' : ', so Fly Proxy had no healthy machine to send requests to.'}`
          : `${subject} failed${where}: the app answers it with a redirect to https, which counts as a failure.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy: 'Errors that begin before the check fails, or go on after it passes.',
      advice: redirect === undefined ? advise() : adviseRedirect(),
      settings: redirect === undefined ? [WAITS_LONGER] : [],
      evidence: [
        ...toList(redirect),
        ...pickSome(failures, 2),
        ...pickErrors(errors, 2),
        ...listPasses(aCase).slice(-1),
      ],
    };

    function advise(): readonly string[] {
      return [
        `Try the check by hand inside a machine: ${flyCommand('ssh console', log.app)}, then ask its path on the app’s own port.`,
        'If the app was only slow, give the check more time: `timeout`, `interval` and `grace_period` under `[[http_service.checks]]` in fly.toml.',
        `See what each machine’s check says: ${flyCommand('checks list', log.app)}.${episode.isOngoing ? ' It still fails when the log ends.' : ''}`,
      ];
    }
  },
} satisfies DiagnosisRule;

function adviseRedirect(): readonly string[] {
  return [
    'Let the check say that it came by https: `headers = { X-Forwarded-Proto = "https" }` under `[[http_service.checks]]` in fly.toml.',
    'Or leave the path of the check out of the app’s redirect (`force_ssl`, `SECURE_REDIRECT_EXEMPT`, Plug.SSL’s `exclude`).',
  ];
}

function listPasses({ episode }: Case): readonly CaseMoment[] {
  return episode.phases.flatMap(({ over, machine }) => (over === undefined ? [] : [{ ...over, machine }]));
}

function toList(line: PrintedLine | undefined): readonly PrintedLine[] {
  return line === undefined ? [] : [line];
}
