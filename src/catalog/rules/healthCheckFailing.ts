import {
  findMostFrequent,
  listCauses,
  listMachines,
  pickErrors,
  pickSome,
} from '../../core/diagnosis/caseQueries.ts';
import type { CheckState } from '../../core/diagnosis/appContext.ts';
import { toIsoTime } from '../../core/time/timestamp.ts';
import { formatCounted } from '../../core/countText.ts';
import type { Case, CaseMoment, DiagnosisRule, PrintedLine } from '../../core/diagnosis/diagnosis.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { WAITS_LONGER } from './parts/wantedSettings.ts';

const MAX_QUOTED = 2;
/** In characters. */
const MAX_QUOTE = 200;

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
        ...quoteChecks(log.context.checks, new Set(listMachines(failures))),
        `Try the check by hand inside a machine: ${flyCommand('ssh console', log.app)}, then ask its path on the app’s own port.`,
        'If the app was only slow, give the check more time: `timeout`, `interval` and `grace_period` under `[[http_service.checks]]` in fly.toml.',
        `See what each machine’s check says: ${flyCommand('checks list', log.app)}.${episode.isOngoing ? ' It still fails when the log ends.' : ''}`,
      ];
    }
  },
} satisfies DiagnosisRule;

/** What was asked of the checks themselves: those that fail, or that none does any more. */
function quoteChecks(all: readonly CheckState[], machines: ReadonlySet<string>): readonly string[] {
  const own = all.filter(({ machine }) => machines.has(machine));
  const failing = own.filter(({ status }) => status !== 'passing');
  if (own.length > 0 && failing.length === 0)
    return ['When `fly checks list` was run, all checks of these machines passed.'];
  return failing.slice(0, MAX_QUOTED).map(({ machine, name, status, output, time }) => {
    const when = time === undefined ? '' : ` at ${toIsoTime(time)?.slice(0, 19).replace('T', ' ') ?? ''} UTC`;
    const said = output.trim() === '' ? '' : `: ${quote(output)}`;
    return `The check \`${name.replaceAll('`', "'")}\` on machine ${machine} was ${status}${when}${said}.`;
  });
}

/** On one line, between backticks. */
function quote(output: string): string {
  const line = output.trim().replaceAll(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)}…` : line}\``;
}

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
