/**
 * What `fly logs` prints, in all its versions since 2020 (superfly/flyctl, internal/render/logs.go):
 *
 *   TIME PROVIDER[INSTANCE] REGION [LEVEL]FIELDS MESSAGE          a live line
 *   error.message="…" TIME PROVIDER[INSTANCE] REGION [LEVEL]FIELDS   a proxy error from history
 *
 * The second form has no code and no message: flyctl writes the error message straight to the output and the
 * rest of the line a moment later. History and live lines are written at the same time, so a live line can
 * come between the two halves (`isDetached`), and the first half can stand behind another line's text.
 * Values are not escaped: a quote inside a message does not end it, only a quote before a new time does.
 */
import type { LogFormat, LogRecord, Mutable } from '../../core/format/logFormat.ts';
import { parseTimestamp } from '../../core/time/timestamp.ts';
import { LIFECYCLE_MARKERS } from '../lifecycle/lifecycle.ts';
import { readElidedName } from './parts/elidedNames.ts';
import { readWrittenFlyctlError } from './parts/flyctlTextBytes.ts';
import { removeColours } from '../../core/format/colours.ts';
import { CLOSING_QUOTE, isBlankLine, readFields, trimMessage } from './parts/flyctlFields.ts';

const TIME = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;
/**
 * With an instance any word is a provider; without one only a known word is, or the instance stands alone. Copies can
 * have a blank before an instance's bracket.
 */
const PROVIDER = String.raw`(?:([a-z][a-z_-]{1,30})(?: (?=\[[0-9a-f.…]{1,40}\]))?\[([^\]\s]{0,64})\]|(app|proxy|runner|health)|([0-9a-f]{8,32}))`;
const HEADER = String.raw`(${TIME}) +${PROVIDER} +(?:([a-z0-9-]{1,16}|…|\.{3}) +)?\[([A-Za-z]{0,12})\]`;

const HEADER_AT_START = new RegExp(`^\\s*${HEADER}`);
const CLOSING_QUOTE_AND_HEADER = new RegExp(`" *(?=${HEADER})`);
/** Of all records on a line. Only for `matchAll`, which starts where `lastIndex` is and does not move it. */
const ALL_HEADERS = new RegExp(`(?<=["\\s])${HEADER}`, 'g');
/** What versions of 2021 printed for a line end inside a message. */
const LINE_END_ARROW = /\u21a9\ufe0e?/g;
const PREFIX = 'error.message="';
const PREFIX_AT_START = /^\s*error\.message="/;

export default {
  id: 'flyctlText',
  label: 'fly logs text',
  framing: 'line',
  // A message from history, or a line of the proxy with a code or the level of an error, plain or coloured.
  markers: [
    'error.message=',
    ['proxy', '[P'],
    ['proxy', '[error]'],
    ['proxy', '[warn'],
    ['proxy', 'merror'],
    ['proxy', 'mwarn'],
    ...LIFECYCLE_MARKERS,
  ],
  timePlace: 'lineStart',
  samples: [
    '2026-03-02T08:15:30Z app[148e21ea7d9d68] ams [info]Listening on port 8080',
    '2026-03-02T08:15:31Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:3000? make sure it is not only listening on 127.0.0.1',
    'error.message="machines API returned an error: "rate limit exceeded"" 2026-03-02T08:15:32Z proxy[148e21ea7d9d68] ams [error]request.method="GET" request.url="https://example.com/" request.id="01H-ams" ',
    '\u001b[2m2026-03-02T08:15:33Z\u001b[0m proxy[148e21ea7d9d68] \u001b[32mams\u001b[0m [\u001b[34minfo\u001b[0m]Starting machine',
    '2021-06-21T22:47:21.415426797Z app[44040812] sjc [info] Starting init (commit: 11111)...',
    ' 2023-02-16T03:02:28.944 proxy[ed63d73f] lhr [warn] Could not proxy HTTP request.',
    '2020-02-17T23:15:07.150Z 60274011  [notice] Starting instance',
  ],
  readRecords(text) {
    const plain = removeColours(text);
    const record = readPlainLine(plain);
    if (record !== undefined) return [record];
    const records = readGlued(plain);
    if (!plain.includes('\n') || !records.every(({ isDetached }) => isDetached === true)) return records;
    // The header behind the message may be broken over two lines.
    const unbroken = readGlued(plain.replace(/\r?\n[^\S\n]*/g, ''));
    return unbroken.length === 0 ? records : unbroken;
  },
  readWrittenError: readWrittenFlyctlError,
} satisfies LogFormat;

const PROVIDERS = new Set(['app', 'proxy', 'runner', 'health']);
const LEVELS = new Set(['debug', 'info', 'warn', 'warning', 'error']);
/** What a region is, and what a text holds that is not read as quickly: fields, line ends of old versions, other records. */
const REGION = /^[a-z0-9-]{1,16}$/;
const UNUSUAL =
  /\u21a9|error\.message=|^ *(?:error|request|response)\.|\d[Z\d] +(?:app|proxy|runner|health)\[/;

/**
 * A record in the shape that nearly all have, found by its brackets: several times as fast as the expressions below,
 * which read everything else. Undefined where they have to.
 */
function readPlainLine(text: string): LogRecord | undefined {
  const timeEnd = text.indexOf(' ');
  const bracket = text.indexOf('[', timeEnd);
  const provider = text.slice(timeEnd + 1, bracket);
  if (!PROVIDERS.has(provider)) return undefined;
  const machineEnd = text.indexOf(']', bracket);
  const regionEnd = text.indexOf(' ', machineEnd + 2);
  const levelEnd = text.indexOf(']', regionEnd);
  const machine = text.slice(bracket + 1, machineEnd);
  const region = text.slice(machineEnd + 2, regionEnd);
  const level = text.slice(regionEnd + 2, levelEnd);
  const isUsual =
    timeEnd !== -1 &&
    regionEnd !== -1 &&
    levelEnd !== -1 &&
    // The first blank behind the provider stands behind the instance, and single blanks stand around the region.
    text.indexOf(' ', bracket) === machineEnd + 1 &&
    machine.length <= 64 &&
    machine !== '' &&
    !machine.startsWith('.') &&
    text.charAt(regionEnd + 1) === '[' &&
    LEVELS.has(level) &&
    REGION.test(region);
  if (!isUsual) return undefined;
  const said = text.slice(levelEnd + 1);
  if (UNUSUAL.test(said)) return undefined;
  const time = parseTimestamp(text.slice(0, timeEnd));
  return time === undefined
    ? undefined
    : { level, message: trimMessage(said), time, provider, machine, region };
}

/** The records of a text that the first of them starts. */
function readGlued(text: string): readonly LogRecord[] {
  const [first = '', ...others] = splitGlued(text);
  const records = readSegment(first);
  return records.length === 0 ? [] : [...records, ...others.flatMap(readSegment)];
}

/**
 * Cuts before every `error.message="` whose closing quote stands before a header, and before every other header of a
 * provider: two writers, transcripts and mails put several records onto one line.
 */
function splitGlued(text: string): readonly string[] {
  const cuts = [0];
  let searched = 0;
  for (const { index, 2: provider = '' } of text.matchAll(ALL_HEADERS)) {
    let before = index;
    while (before > 0 && text.charCodeAt(before - 1) <= 0x20) before -= 1;
    const prefixStart = text[before - 1] === '"' ? text.slice(searched, before).lastIndexOf(PREFIX) : -1;
    if (prefixStart !== -1) cuts.push(searched + prefixStart);
    else if (PROVIDERS.has(provider)) cuts.push(index);
    searched = index;
  }
  const textStart = text.length - text.trimStart().length;
  const starts = [...new Set(cuts)].filter((cut) => cut === 0 || cut > textStart);
  return starts.map((cut, i) => text.slice(cut, starts[i + 1]));
}

/** One header with what belongs to it: a record, a detached message, or both. */
function readSegment(segment: string): readonly LogRecord[] {
  const { errorMessage, rest } = takePrefix(segment);
  const record = readHeader(rest);
  if (record === undefined) return errorMessage === undefined ? [] : [toDetached(errorMessage)];
  if (errorMessage === undefined) return [record];
  const isRest = record.provider === 'proxy' && isBlankLine(record.message);
  return isRest ? [{ ...record, message: errorMessage, isError: true }] : [toDetached(errorMessage), record];
}

function toDetached(message: string): LogRecord {
  return { provider: 'proxy', level: 'error', message, isError: true, isDetached: true };
}

function takePrefix(segment: string): { errorMessage?: string; rest: string } {
  const prefix = PREFIX_AT_START.exec(segment);
  if (prefix === null) return { rest: segment };
  const value = segment.slice(prefix[0].length);
  const closing = CLOSING_QUOTE_AND_HEADER.exec(value);
  if (closing !== null) {
    return {
      errorMessage: value.slice(0, closing.index),
      rest: value.slice(closing.index + closing[0].length),
    };
  }
  // The rest of the record is not here: the message ends at the last quote that can close it.
  const firstLine = value.split('\n', 1)[0] ?? '';
  const end = CLOSING_QUOTE.exec(firstLine)?.index ?? firstLine.length;
  return { errorMessage: firstLine.slice(0, end), rest: '' };
}

function readHeader(line: string): LogRecord | undefined {
  const header = HEADER_AT_START.exec(line);
  if (header === null) return undefined;
  const [whole, timeText = '', namedProvider, bracketed, bareProvider, bareMachine, region, level = ''] =
    header;
  const fields = readFields(line.slice(whole.length));
  const { errorMessage } = fields;
  // Versions of 2021 print both: the message then repeats the error, or says more.
  const text = fields.message.replace(LINE_END_ARROW, '\n');
  const message = errorMessage !== undefined && isBlankLine(text) ? errorMessage : text;
  const record: Mutable<LogRecord> = { level, message };
  const time = parseTimestamp(timeText);
  const provider = namedProvider ?? bareProvider;
  const machine = readElidedName(bracketed ?? bareMachine);
  const knownRegion = readElidedName(region);
  if (time !== undefined) record.time = time;
  // A line without a provider is no line of the proxy's: this layout has a place for it.
  record.provider = provider ?? '';
  if (machine !== undefined) record.machine = machine;
  if (knownRegion !== undefined) record.region = knownRegion;
  if (fields.request !== undefined) record.request = fields.request;
  if (errorMessage !== undefined) record.isError = true;
  return record;
}
