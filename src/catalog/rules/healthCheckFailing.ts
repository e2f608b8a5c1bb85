import {
  findMostFrequent,
  listCauses,
  listMachines,
  pickErrors,
  pickSome,
} from '../../core/diagnosis/caseQueries.ts';
import { findFailedCheckStatus } from '../../core/diagnosis/checkAnswer.ts';
import type { CheckState } from '../../core/diagnosis/appContext.ts';
import { toIsoTime } from '../../core/time/timestamp.ts';
import { formatCounted } from '../../core/countText.ts';
import type { Case, CaseMoment, DiagnosisRule, PrintedLine } from '../../core/diagnosis/diagnosis.ts';
import { findKnownAdvice, findTellingWords } from './parts/exits.ts';
import { flyCommand } from './parts/flyCommand.ts';
import { WAITS_LONGER } from './parts/wantedSettings.ts';

const MAX_QUOTED = 2;
/** In characters. */
const MAX_QUOTE = 200;

/** An app that sends plain requests on to https answers a check the same way. */
const REDIRECTED =
  /redirect.{0,120}\b30[1278]\b|\b30[1278]\b.{0,120}\bhttps:\/\/|force_?ssl|Plug\.SSL|\bGET \/\S{0,80} (?:HTTP\/[\d.]{1,3}" )?30[1278]\b/i;

const WRONG_PATH =
  'The app has no page at the path of the check: set `path` under `[[http_service.checks]]` in fly.toml to one that it answers with 200.';

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
    const refusal = redirect === undefined ? findRefusal(lastWords) : undefined;
    const subject = `The health check${check === undefined ? '' : check.startsWith('port ') ? ` on ${check}` : ` ${check}`}`;
    const where = machines === 0 ? '' : ` on ${formatCounted(machines, 'machine')}`;
    return {
      title: `${subject} failed${where}${describeAnswer()}.`,
      owner: 'app',
      confidence: 'sure',
      refutedBy: 'Errors that begin before the check fails, or go on after it passes.',
      advice: redirect === undefined ? advise() : adviseRedirect(),
      settings: redirect === undefined ? [WAITS_LONGER] : [],
      evidence: [
        ...toList(redirect ?? refusal?.line ?? findTellingWords(aCase)),
        ...pickSome(failures, 2),
        ...pickErrors(errors, 2),
        ...listPasses(aCase).slice(-1),
      ],
    };

    function describeAnswer(): string {
      if (redirect !== undefined)
        return ': the app answers it with a redirect to https, which counts as a failure';
      if (refusal !== undefined) return `: the app answers it with ${refusal.status}`;
      return errors.length === 0 ? '' : ', so Fly Proxy had no healthy machine to send requests to';
    }

    function advise(): readonly string[] {
      return [
        ...toList(refusal?.status === '404' ? WRONG_PATH : findKnownAdvice(lastWords, [])),
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

/** The status that the app answered a check with, where it logs its requests. */
function findRefusal(
  lines: readonly PrintedLine[],
): { readonly line: PrintedLine; readonly status: string } | undefined {
  for (const line of lines) {
    const status = findFailedCheckStatus(line.text);
    if (status !== undefined) return { line, status };
  }
  return undefined;
}

function toList<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one];
}
