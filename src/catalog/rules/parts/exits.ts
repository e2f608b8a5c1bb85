/** Ends of programs in words: ends and what the app printed before them go in; reasons and advice come out. */
import { findMostFrequent } from '../../../core/diagnosis/caseQueries.ts';
import type { Case, PrintedLine } from '../../../core/diagnosis/diagnosis.ts';
import { findNoStartReason } from '../../../core/lives/endDetails.ts';
import type { End } from '../../../core/lives/life.ts';

export function listEnds({ episode }: Case): readonly End[] {
  return episode.phases.flatMap(({ ends }) => ends).sort((a, b) => a.time - b.time);
}

/** How most of them ended: `with code 1`, `by SIGABRT`. */
export function describeEnds(ends: readonly End[]): string {
  const most = findMostFrequent(ends.map(toWords).filter((words) => words !== ''));
  if (most === undefined) return '';
  return `${most.count < ends.length ? 'mostly ' : ''}${most.value}`;
}

function toWords({ reason, detail }: End): string {
  switch (reason) {
    case 'memory':
    case 'heap':
      return 'for want of memory';
    case 'noStart':
      return `because its program could not be started${quoteReason(detail)}`;
    case 'panic':
      return 'by a kernel panic';
    case 'signal':
      return `by ${detail}`;
    case 'code':
      return `with ${detail}`;
    case 'abruptly':
      return 'abruptly';
    case 'unknown':
      return '';
  }
}

function quoteReason(detail: string): string {
  const reason = findNoStartReason(detail);
  return reason === undefined ? '' : ` (${reason})`;
}

const MAX_QUOTE = 160;

/** What the app printed before it ended, where that tells of something going wrong: a request that was served proves nothing. */
export function findTellingWords({ lastWords: [line] }: Case): PrintedLine | undefined {
  return line?.isTelling === true ? line : undefined;
}

/** Shortened, in quotes. */
export function quoteLine(line: PrintedLine): string {
  const text = line.text.replaceAll('`', "'").replace(/\s+/g, ' ').trim();
  return `“${text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text}”`;
}

interface KnownCause {
  readonly words: RegExp;
  readonly advice: string;
}

/** Words that name what is wrong, and what to do about it. */
const KNOWN_CAUSES: readonly KnownCause[] = [
  {
    words: /Exec format error/i,
    advice:
      'The image is built for another processor: build it for `linux/amd64`, such as with `docker build --platform linux/amd64`, or let Fly build it: `fly deploy --remote-only`.',
  },
  {
    words: /\\r|\^M|bad interpreter|\.sh: (?:no such file|not found)|\.sh['"]?: No such file/i,
    advice:
      'A script that is there and yet “not found” mostly has Windows line ends: save it with LF (`dos2unix`), and keep it so with `*.sh text eol=lf` in .gitattributes.',
  },
  {
    words: /permission denied|os error 13\b|EACCES/i,
    advice:
      'The program may not be run or written by the user of the image: `chmod +x` the script in the Dockerfile, and give that user the folders that it writes to.',
  },
  {
    words: /(?:command )?not found|No such file or directory \(os error 2\)|executable file not found/i,
    advice:
      'The program is not in the image, or not on its `PATH`: install it in the Dockerfile (what is in `devDependencies` is often left out), and check `CMD` and `[processes]` in fly.toml.',
  },
  {
    words:
      /Cannot find (?:module|package)|ModuleNotFoundError|No module named|LoadError|cannot load such file|ClassNotFound|Could not load file or assembly/i,
    advice:
      'A package or file is missing in the image: add it to the dependencies, see that the build copies it, and deploy again.',
  },
  {
    words:
      /(?:missing|not set|undefined|required|must be set|KeyError|fetch_env).{0,60}\b[A-Z][A-Z0-9]*_[A-Z0-9_]+|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b.{0,60}(?:missing|not set|undefined|required|must be set|not found)/,
    advice:
      'A setting is missing: set it with `fly secrets set NAME=value`, or under `[env]` in fly.toml; what is set: `fly secrets list`.',
  },
  {
    words: /no such table|relation .{1,80} does not exist|pending migrations|migrat/i,
    advice:
      'The database does not fit the app: run its migrations, as `release_command` under `[deploy]` in fly.toml.',
  },
  {
    words:
      /ECONNREFUSED|connection refused|could not connect to server|could not translate host name|ENOTFOUND|getaddrinfo|ETIMEDOUT/i,
    advice:
      'What the app needs when it starts could not be reached: see whether the database or service runs (`fly status` of its app), and whether the address in the secrets is right; inside Fly it ends in `.internal` or `.flycast`.',
  },
  {
    words: /No space left on device|ENOSPC/i,
    advice:
      'A disk is full: look at it with `fly ssh console` and `df -h`, remove what is not needed, or extend the volume: `fly volumes extend`.',
  },
  {
    words: /address already in use|EADDRINUSE/i,
    advice: 'Two programs want the same port in one machine: let one of them listen elsewhere.',
  },
  {
    words:
      /(?:"?root"? execution|running as root|run as root).{0,60}(?:not permitted|not allowed|refus)|should not be run as root/i,
    advice: 'The program does not run as root: set `USER` in the Dockerfile, or start it as another user.',
  },
];

/** What to do by what was printed, or by why a program could not be started; undefined where nothing known is there. */
export function findKnownAdvice(lastWords: readonly PrintedLine[], ends: readonly End[]): string | undefined {
  const texts = [
    ...ends
      .filter(({ reason }) => reason === 'noStart')
      .flatMap(({ detail, signs }) => [detail, ...signs.map((sign) => sign.detail)]),
    ...lastWords.map(({ text }) => text),
  ];
  for (const text of texts) {
    const known = KNOWN_CAUSES.find(({ words }) => words.test(text));
    if (known !== undefined) return known.advice;
  }
  if (ends.some(({ detail }) => detail === 'code 127'))
    return KNOWN_CAUSES.find(({ words }) => words.test('not found'))?.advice;
  return undefined;
}
