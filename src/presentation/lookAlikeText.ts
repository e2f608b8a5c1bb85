/** What was saved in place of a log, in words: the facts go in; what it is, and what to do instead, come out. */
import type { FlyctlComplaint, LookAlike, OtherLog } from '../core/format/lookAlike.ts';

export interface LookAlikeText {
  /** Completes "FILE is …". */
  readonly what: string;
  /** What to type instead; commands stand between backticks. */
  readonly next: string;
}

const EXPORT = '`fly logs --no-tail -a APP > app.log`';
const LAST_HUNDRED = `${EXPORT} prints the last 100 lines; what is older is in Grafana, at fly-metrics.net.`;

const COMPLAINTS: Readonly<Record<FlyctlComplaint, LookAlikeText>> = {
  signedOut: {
    what: 'an error of flyctl, not a log: it is not signed in, or may not read this app',
    next: `Sign in with \`fly auth login\`, then export again: ${EXPORT}`,
  },
  noAppName: {
    what: 'an error of flyctl, not a log: it was not told which app',
    next: `Name the app: ${EXPORT}`,
  },
  appNotFound: {
    what: 'an error of flyctl, not a log: it found no app of this name',
    next: `Look up the name with \`fly apps list\`, then export again: ${EXPORT}`,
  },
  other: {
    what: 'an error of a command, not a log',
    next: `Run ${EXPORT} again and look at what it prints in the terminal.`,
  },
};

const OTHER_LOGS: Readonly<Record<OtherLog, string>> = {
  syslog: 'a syslog',
  webServer: 'the access log of a web server',
  heroku: 'a log of Heroku',
  json: 'JSON without the machine, app and region that Fly.io adds to each line',
};

export function describeLookAlike(lookAlike: LookAlike): LookAlikeText {
  switch (lookAlike.kind) {
    case 'flyctlHelp': {
      const { command, refused } = lookAlike;
      const complaint = refused === undefined ? '' : `: the command does not take ${refused}`;
      return { what: `the help text of ${command}, not a log${complaint}`, next: describeSlip(refused) };
    }
    case 'flyctlError':
      return COMPLAINTS[lookAlike.complaint];
    case 'webPage':
      return {
        what: lookAlike.isSignIn ? 'a web page that asks to sign in, not a log' : 'a web page, not a log',
        next: `Copy the lines themselves, or export them: ${EXPORT}`,
      };
    case 'otherLog':
      return {
        what: `${OTHER_LOGS[lookAlike.of]}: no line in it is one of Fly.io’s`,
        next: `Export what Fly.io has of the app: ${EXPORT}`,
      };
    case 'markdown':
      return {
        what: 'a page of Markdown in which no line is a log record',
        next: `Export the log itself: ${EXPORT}`,
      };
    case 'sourceCode':
      return {
        what: 'source code in which no line is a log record',
        next: `Export the log itself: ${EXPORT}`,
      };
  }
}

/** The usual slips: a start, and a number of lines. */
function describeSlip(refused: string | undefined): string {
  if (refused?.startsWith('--since') === true) return `\`fly logs\` has no start to choose. ${LAST_HUNDRED}`;
  if (refused !== undefined && /^-?[nc]?\d+$/.test(refused))
    return `\`fly logs\` takes no number of lines: \`-n\` is short for \`--no-tail\`. ${LAST_HUNDRED}`;
  return LAST_HUNDRED;
}
