/** Text goes in; the text with masks for what should not be passed on comes out, and what was masked is counted. */
import { toBase64Readings } from './base64Reading.ts';
import { toPlainText } from './plainText.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { toReadings, type Reading } from './readings.ts';
import {
  REDACTION_CLASSES,
  type KnownNames,
  type Redaction,
  type RedactionClass,
  type Span,
} from './redaction.ts';

/** Secrets are not among them: nothing and nobody can leave them in. */
export type OptionalClass = Exclude<RedactionClass, 'secret'>;
export type ClassChoice = Readonly<Record<OptionalClass, boolean>>;

/** The usual choice: a team knows the names of its apps and hosts, and needs them. */
export const MASKED_FOR_TEAM: ClassChoice = {
  query: true,
  contact: true,
  address: true,
  identifier: true,
  place: false,
};
export const MASKED_FOR_PUBLIC: ClassChoice = { ...MASKED_FOR_TEAM, place: true };

export interface RedactorOptions {
  readonly redactions: readonly Redaction[];
  readonly isMasked: ClassChoice;
  /** Names of apps that the log tells in fields of their own; masked with `place`. */
  readonly appNames?: Iterable<string>;
}

export interface MaskedCount {
  readonly class: RedactionClass;
  /** Different values. */
  readonly values: number;
  /** How often one of them stood somewhere. */
  readonly places: number;
}

/**
 * Makes one artefact. The same value has the same tag in all its texts, and the tags say nothing beside another's.
 * It is a best effort: what no pattern knows stays.
 */
export interface Redactor {
  /**
   * Plain text (plainText.ts) with masks, however long the text is. To redact the outcome again changes nothing.
   * Give it texts as they are in the file: what is written out to be seen can no longer be found.
   */
  readonly redact: (text: string) => string;
  /** `file-1.log`: names of files tell of customers and dates. */
  readonly redactFileName: (name: string) => string;
  /** What was masked so far, by class, in their order; classes without any are left out. */
  readonly countMasked: () => readonly MaskedCount[];
}

interface Masking extends Span {
  readonly tag: string;
  readonly value: string;
}

interface Stage {
  readonly name: RedactionClass;
  readonly redactions: readonly Redaction[];
  /** The redactions of the stages behind it. */
  readonly later: readonly Redaction[];
}

/** Ordinary text needs one and a look; more than two are made up by somebody. */
const MAX_ROUNDS = 4;

export function createRedactor({ redactions, isMasked, appNames = [] }: RedactorOptions): Redactor {
  const pseudonyms = createPseudonyms();
  const names: KnownNames = { apps: new Set(appNames) };
  const tallies = new Map<RedactionClass, { readonly values: Set<string>; places: number }>();
  const read = createReader();
  const classes = REDACTION_CLASSES.filter((name) => name === 'secret' || isMasked[name]);
  const stages = classes.map((name, index): Stage => ({
    name,
    redactions: redactions.filter((redaction) => redaction.class === name),
    later: redactions.filter((redaction) => classes.indexOf(redaction.class) > index),
  }));

  return {
    redact: (text) => repeat((masked) => stages.reduce(maskStage, masked), toPlainText(text)),
    redactFileName: (name) => pseudonyms.getTag('file-#', name) + toKnownExtension(name),
    countMasked: () =>
      REDACTION_CLASSES.flatMap((name) => {
        const tally = tallies.get(name);
        return tally === undefined ? [] : [{ class: name, values: tally.values.size, places: tally.places }];
      }),
  };

  function maskStage(text: string, { name, redactions: detectors, later }: Stage): string {
    return repeat((masked) => {
      const encoded = name === 'secret' ? toBase64Readings(masked) : [];
      const found = findMaskings([...read(masked), ...encoded], detectors, names);
      const maskings =
        found.length === 0 ? found : reachAcross(masked, found, findMaskings(read(masked), later, names));
      for (const { value } of maskings) count(name, value);
      return replace(masked, maskings, ({ tag, value }) => pseudonyms.getTag(tag, value));
    }, text);
  }

  function count(name: RedactionClass, value: string): void {
    let tally = tallies.get(name);
    if (tally === undefined) tallies.set(name, (tally = { values: new Set(), places: 0 }));
    tally.values.add(value);
    tally.places += 1;
  }
}

/** Again where it has changed something: a mask parts what stood together, and what is left reads differently. */
function repeat(mask: (text: string) => string, text: string): string {
  let masked = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = masked;
    masked = mask(before);
    if (masked === before) break;
  }
  return masked;
}

/** Keeps the readings of the last text: most texts stay as they are from one class to the next. */
function createReader(): (text: string) => readonly Reading[] {
  let last: { readonly text: string; readonly readings: readonly Reading[] } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, readings: toReadings(blankTags(text)) };
    return last.readings;
  };
}

/** What stands for a value already. A name of a log that looks like it says as little. */
const NUMBERED_TAG = /^(?:ip|email|phone|card|app|host|6pn)-\d{1,9}$/;

/** What detectors find in the readings of a text, the first of which is the text: in order, and no two overlap. */
function findMaskings(
  readings: readonly Reading[],
  redactions: readonly Redaction[],
  names: KnownNames,
): readonly Masking[] {
  const source = readings[0]?.text ?? '';
  const maskings: Masking[] = [];
  for (const { text, toSource } of readings) {
    for (const { markers, find, tag } of redactions) {
      if (markers?.some((marker) => text.includes(marker)) === false) continue;
      for (const finding of find(text, names)) {
        const span = toSource(finding);
        if (span === undefined || NUMBERED_TAG.test(source.slice(span.start, span.end))) continue;
        const value = finding.value ?? text.slice(finding.start, finding.end);
        maskings.push({ start: span.start, end: span.end, tag: finding.tag ?? tag, value });
      }
    }
  }
  return joinOverlaps(maskings);
}

/** The tag of a secret holds words that detectors look for, so they get to see no word there. */
const SECRET_TAG = /\[secret:[a-z-]{1,40}\]/g;

function blankTags(text: string): string {
  return text.replace(SECRET_TAG, (tag) => `[${'…'.repeat(tag.length - 2)}]`);
}

/** Nothing that a detector has seen stays: what overlaps or touches is masked as one, as the one that starts first. */
function joinOverlaps(maskings: Masking[]): readonly Masking[] {
  maskings.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Masking[] = [];
  for (const masking of maskings) {
    const last = joined.at(-1);
    if (last === undefined || masking.start > last.end) joined.push(masking);
    else if (masking.end > last.end) joined[joined.length - 1] = { ...last, end: masking.end };
  }
  return joined;
}

/**
 * What a later stage would find across the end of a masking is masked with it: cut in two, nobody would know it any more.
 * A password before a host only looks like the name of a mailbox.
 */
function reachAcross(
  text: string,
  maskings: readonly Masking[],
  later: readonly Masking[],
): readonly Masking[] {
  let behind = 0;
  const reaching = maskings.map((masking) => {
    // Both are in order, so that only the last one that begins before the end can reach across it.
    while ((later[behind]?.start ?? Infinity) < masking.end) behind += 1;
    const across = later[behind - 1];
    if (across === undefined || across.start <= masking.start || across.end <= masking.end) return masking;
    if (text.charAt(masking.end) === '@') return masking;
    return { ...masking, end: across.end };
  });
  return joinOverlaps(reaching);
}

function replace(text: string, maskings: readonly Masking[], toTag: (masking: Masking) => string): string {
  if (maskings.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const masking of maskings) {
    const quote = findMissingQuote(text, masking);
    pieces.push(text.slice(at, masking.start), quote, toTag(masking), quote);
    at = masking.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** A number behind a key of JSON becomes a text, and so needs the quotes that its key has. */
function findMissingQuote(text: string, { start, end }: Span): string {
  if (!/[: \t]/.test(text.charAt(start - 1)) || !/^-?[\d.]+$/.test(text.slice(start, end))) return '';
  const before = text.slice(Math.max(0, start - 12), start);
  const [, backslashes] = /[^:,{[\s\\](\\{0,8})":[ \t]?$/.exec(before) ?? [];
  if (backslashes === undefined) return '';
  // An even number of them is the end of the key, before its quote.
  return backslashes.length % 2 === 0 ? '"' : `${backslashes}"`;
}

/** Extensions that say what a file is, and nothing else. */
function toKnownExtension(name: string): string {
  return (
    /(?:\.(?:log|txt|json|jsonl|ndjson|csv|tsv|tar|out))?(?:\.(?:gz|zst|zip|tgz))?$/i.exec(name)?.[0] ?? ''
  );
}
