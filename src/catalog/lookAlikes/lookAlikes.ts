/**
 * What people save in place of a log: the start of a file in which no layout reads a line goes in, what it is comes out.
 * The words of flyctl are those of superfly/flyctl (internal/command) and of cobra, which it is built with.
 */
import type { FindLookAlike, FlyctlComplaint, LookAlike, OtherLog } from '../../core/format/lookAlike.ts';

/** So much of a file tells what it is. */
const MAX_LENGTH = 1 << 14;
/** Of the lines that are not blank, this many have to look alike: in prose some do by chance. */
const LEAST_SHARE = 0.5;

const USAGE_HEAD = /^[ \t]{0,8}(?:Usage|USAGE):?[ \t\r]{0,8}$/m;
const USAGE_COMMAND = /^[ \t]{0,8}(?:fly|flyctl) ([a-z][a-z -]{0,40}?) (?:\[flags\]|\[command\]|<)/m;
const REFUSED = [
  /\bunknown flag: (--[a-z][a-z-]{0,40})/i,
  /\bunknown shorthand flag: '[^'\n]' in (-[A-Za-z0-9-]{1,20})/,
  /\bunknown command "([^"\n]{1,40})" for "(?:fly|flyctl)\b/,
  /\bflag needs an argument: (?:'\w' in )?(--?[a-z][a-z-]{0,40})/,
  /\binvalid argument "[^"\n]{0,40}" for "(?:-\w, )?(--[a-z][a-z-]{0,40})"/,
] as const;

/** In this order: an app that is not there is also said with `Error: `. */
const COMPLAINTS: readonly (readonly [complaint: FlyctlComplaint, words: RegExp])[] = [
  [
    'signedOut',
    /no access token available|fly(?:ctl)? auth login|must be authenticated|\bnot authorized\b|\b401\b|unauthorized/i,
  ],
  [
    'noAppName',
    /missing an app name|no app name (?:was )?(?:provided|specified)|add an app field to the fly\.toml/i,
  ],
  ['appNotFound', /could not find app\b|\bapp(?: \S{1,80})? (?:could )?not (?:be )?found/i],
];
const FLYCTL_ERROR = /^[ \t]{0,8}Error:? /m;

const WEB_PAGE = /^\s*(?:<\?xml[^>]{0,100}>\s*)?<(?:!doctype html|html)\b/i;
const SIGN_IN = /\b(?:sign|log)[ -]?in\b/i;

const OTHER_LOGS: readonly (readonly [of: OtherLog, line: RegExp])[] = [
  ['heroku', /^\d{4}-\d\d-\d\dT[\d:.]{8,18}[+-]\d\d:\d\d (?:heroku|app)\[[\w.-]{1,40}\]: /],
  ['webServer', /^\S{1,100} \S{1,100} \S{1,100} \[\d\d\/[A-Z][a-z]{2}\/\d{4}:[\d:]{8} [+-]\d{4}\] "/],
  [
    'syslog',
    /^(?:<\d{1,3}>)?(?:\d )?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,24}) \S{1,100} [\w./-]{1,60}(?:\[\d{1,9}\])?: /,
  ],
  // A record on each line, or pretty-printed: source code has few lines that begin with a name in double quotes.
  ['json', /^(?:[[,] {0,4})?\{ {0,4}"|^\s{0,40}(?:"[^"\\]{1,100}" {0,4}:|[[\]{}]{1,4},?\s{0,4}$)/],
];
const MARKDOWN = /^(?:#{1,6} \S|```|\s*[-*] \S|> |\|.{0,400}\||\d{1,3}\. \S)/;
const MARKDOWN_PROOF = /^(?:#{1,6} \S|```|\|[ :|-]{3,200}\|)/m;
const SOURCE_CODE =
  /^\s*(?:import |export |const |let |var |function |class |def |return\b|#include |package |use |\/\/|\/\*|\*\/)|[;{},(]\s*$|^\s*[})\]]/;

export const findLookAlike: FindLookAlike = (sample) => {
  const text = sample.slice(0, MAX_LENGTH);
  if (WEB_PAGE.test(text)) return { kind: 'webPage', isSignIn: SIGN_IN.test(text) };
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return findFlyctl(text) ?? findByLines(lines, text);
};

function findFlyctl(text: string): LookAlike | undefined {
  const refused = REFUSED.map((words) => words.exec(text)?.[1]).find((word) => word !== undefined);
  const command = USAGE_COMMAND.exec(text)?.[1];
  const isHelp = USAGE_HEAD.test(text) && command !== undefined;
  if (isHelp || refused !== undefined)
    return { kind: 'flyctlHelp', command: `fly ${command ?? 'logs'}`, refused };
  if (!FLYCTL_ERROR.test(text)) return undefined;
  const complaint = COMPLAINTS.find(([, words]) => words.test(text))?.[0];
  if (complaint !== undefined) return { kind: 'flyctlError', complaint };
  return /^\s*Error: /.test(text) && !text.trim().includes('\n')
    ? { kind: 'flyctlError', complaint: 'other' }
    : undefined;
}

function findByLines(lines: readonly string[], text: string): LookAlike | undefined {
  const hasShare = (words: RegExp): boolean =>
    lines.filter((line) => words.test(line)).length >= LEAST_SHARE * lines.length;
  const of = OTHER_LOGS.find(([, words]) => hasShare(words))?.[0];
  if (of !== undefined) return { kind: 'otherLog', of };
  // A list of codes with their prices is no page: a heading, a fence or a table has to be there.
  if (MARKDOWN_PROOF.test(text) && hasShare(MARKDOWN)) return { kind: 'markdown' };
  return lines.length > 2 && hasShare(SOURCE_CODE) ? { kind: 'sourceCode' } : undefined;
}
