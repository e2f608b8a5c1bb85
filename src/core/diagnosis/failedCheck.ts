/** A check that broke off by a fault of Postflight goes in; the finding that says so, wherever findings are said, comes out. */
import type { Finding } from './finding.ts';

/** Its id among the rules, for JSON and the command line. */
const FAILED_CHECK = 'failed-check';

/** Whether it is of no app, but of Postflight. */
export function isFailedCheck({ rule }: Pick<Finding, 'rule'>): boolean {
  return rule === FAILED_CHECK;
}

/** `label` is the rule's; undefined where no check at all could be made. */
export function toFailedCheck(label: string | undefined, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: FAILED_CHECK,
    label: 'Check not made',
    title:
      label === undefined
        ? 'Nothing could be checked: Postflight failed while it looked for findings.'
        : `The check “${label}” could not be made: Postflight failed in it.`,
    owner: 'unclear',
    confidence: 'sure',
    refutedBy: 'Nothing: what this check looks for may or may not be in the log.',
    advice: [
      label === undefined
        ? 'Reload the page or run the command again; counts, codes and lines are as they should be.'
        : 'Read the other findings as usual; this one check says nothing about the log.',
      `Report it with the words of the fault: \`${reason.replaceAll('`', "'")}\`.`,
    ],
    ...{ codes: [], causes: [], machines: [], regions: [], errors: 0, isOngoing: false },
    ...{ start: undefined, last: undefined },
    width: { machines: 0, ofMachines: 0, regions: 0, ofRegions: 0 },
    ...{ steps: [], episodes: [], app: undefined },
    ...{ evidence: [], differences: [], messages: [], changes: [], also: [] },
  };
}
