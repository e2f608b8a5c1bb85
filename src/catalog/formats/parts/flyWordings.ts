/**
 * Fly's own wordings, for layouts that do not say who wrote a line: a message goes in, whether it can only be Fly
 * Proxy's error, or at least Fly's at all, comes out. An app's text must not become an error because of a bracket.
 */
import type { LogRecord, Mutable } from '../../../core/format/logFormat.ts';
import { createTemplateMatcher } from '../../../core/format/messageTemplate.ts';
import { codeWordings } from '../../codes/codeWordings.ts';

/** Errors of the proxy that never had a code. */
const UNNUMBERED_ERRORS = [
  'could not find an instance to route to',
  'Could not proxy HTTP request',
  'Failed to proxy HTTP request (error: {error…}). Retrying in {time} ms (attempt {n})',
  "app '{source}' used 'fly-replay' response header to target app '{target}', but cross-network replays are not allowed",
  'failed to connect even if machine has been started for a while',
  'could not find machine state, this is an internal problem',
];

/** What Fly's other parts print; real lines end in many ways, so only the start is asked for. */
const LIFECYCLE =
  /^(?:INFO |WARN |ERROR )?(?:Main child exited (?:normally with code|with signal)|Starting init \(commit: |Preparing to run: `|Process appears to have been OOM killed|Sending signal SIG[A-Z]+ to main child process|Virtual machine (?:exited abruptly|has been suspended)|\[fly api proxy\] listening at|[Mm]achine has reached its max restart count|[Mm]achine exited with exit code \d+, not restarting|[Mm]achine restart policy set to '?[a-z-]+'?, not restarting|Trial machine stopping\. To run for longer|Machine stopping\. [Tt]rial has ended|machine did not have a restart policy|machine was in a non-started state prior|machine became reachable in |machine started in [\d.]+m?s|Machine (?:created and )?started in [\d.]+m?s|waiting for machine to (?:be reachable|listen) on |Still waiting for machine to (?:be reachable|listen) on |Pulling container image|Configuring firecracker|Successfully prepared image |Container image registry\.fly\.io|App \S+ has excess capacity, autostopping machine |Health check (?:'[^']*' )?(?:on port \d+ )?(?:has failed(?:$|\. Your app)|is now passing)|Health check status changed '|Starting machine$|Starting clean up\.$|SSH listening listen_address=|error umounting \S+: EBUSY|hallpass exited, pid: |Error: failed to spawn command: )|^\S+ \[[0-9A-Z]{26}:main\] Running Firecracker|^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d listening on \[fdaa:/;

/** What the kernel of a machine says, often quoted without the header of its line. */
const KERNEL_KILL = /^(?:\[ *[\d.]{1,20}s?\] )?Out of memory: Kill(?:ed)? process /;

export function isKernelKill(message: string): boolean {
  return KERNEL_KILL.test(message.trimStart());
}

const CODE_AT_START = /^\[(P[A-Z]\d{2})\]\s+/;
/** The proxy starts its sentences with a small letter or a quote, or with what it is about. */
const PROXY_SENTENCE = /^(?:[a-z']|Instance\b|Broken pipe)/;
const PROXY_SUBJECT =
  /\b(?:instances?|machines?|connect(?:ion|ing)?|proxy|proxying|request|response|tls|handshake|fly|tcp|http2?|route|candidate|Tigris|socket)\b/i;

const texts = createTemplateMatcher(
  codeWordings.flatMap(({ code, templates }) => templates.map((template) => ({ id: code, template }))),
);
const unnumbered = createTemplateMatcher(UNNUMBERED_ERRORS.map((template) => ({ id: template, template })));
/** The starts of the templates, up to the first hole, that are long enough to be nobody else's. */
const heads = codeWordings
  .flatMap(({ templates }) => templates.map((template) => template.split('{', 1)[0] ?? ''))
  .filter((head) => head.length >= 12);

/** The last message that was asked for: several layouts ask for the same line. */
const last = { message: '', isError: false };

/** A code with the proxy's words behind it, or the proxy's words alone. */
export function isProxyError(message: string): boolean {
  if (message === last.message) return last.isError;
  last.isError = readsAsProxyError(message);
  last.message = message;
  return last.isError;
}

function readsAsProxyError(message: string): boolean {
  const code = CODE_AT_START.exec(message);
  if (code === null) return texts.find(message) !== undefined || unnumbered.find(message) !== undefined;
  const words = message.slice(code[0].length);
  // A kernel's `[PC03] (domain 0000)` and an app's `[PC01] ID: 7` have the code, but not the words.
  return (
    heads.some((head) => words.startsWith(head)) || (PROXY_SENTENCE.test(words) && PROXY_SUBJECT.test(words))
  );
}

/** Whether a message can only come from Fly. */
export function isFlyWording(message: string): boolean {
  return isProxyError(message) || isKernelKill(message) || LIFECYCLE.test(message.trimStart());
}

/** A record of a layout that names no provider: the proxy's error where its words are the proxy's, else nobody's. */
export function toGuessedRecord(message: string, level?: string): Mutable<LogRecord> {
  const record: Mutable<LogRecord> = { provider: '', message };
  if (level !== undefined) record.level = level;
  if (isProxyError(message) && (level === undefined || /^(?:err|warn)/i.test(level))) {
    record.provider = 'proxy';
    record.isError = true;
  }
  return record;
}

/** Fly's private network (https://fly.io/docs/networking/private-networking/), as SSH sessions and clusters print it. */
const PRIVATE_ADDRESS = /\bfdaa:(?:[0-9a-f]{1,4}:){2,6}/i;

/** For layouts that other programs write too. */
export function isFlyRecord({ app, machine, message }: LogRecord): boolean {
  return app !== undefined || machine !== undefined || isFlyWording(message) || PRIVATE_ADDRESS.test(message);
}
