/**
 * A seed and a layout go in; a log export and the truth about it come out, the same ones every time.
 * The truth is counted from what is written, as it is written: our reader has no part in it.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { CODED, CODELESS, PLAIN, type PlainWording, type ProxyErrorWording } from './logWordings.ts';
import { Random } from './random.ts';

/**
 * `live`: `fly logs` text with codes; `history`: the same without codes, error message first;
 * `mixed`: both, written by two writers at once, so that lines are glued and torn;
 * `ndjson`: log shipper objects.
 */
export type Layout = 'live' | 'history' | 'mixed' | 'ndjson';

/** How text layouts print a time: today's form, and those of 2021 and 2022. */
export type TimestampForm = 'seconds' | 'millisNoZone' | 'nanos' | 'noZone';

export interface LogOptions {
  readonly seed: number;
  readonly layout: Layout;
  /** Ends with the first record that reaches this size. */
  readonly bytes?: number;
  /** Ends with the first record that reaches this many lines. */
  readonly lines?: number;
  /** Share of the records that are proxy errors. They come in bursts, so only from 4 on is every record one. */
  readonly errorShare?: number;
  /** Share of the records that are coloured as flyctl does; a tenth of them have lost the escape character. */
  readonly colourShare?: number;
  readonly timestampForm?: TimestampForm;
  readonly lineEnd?: '\n' | '\r\n';
  /** Mean time between records. */
  readonly stepMs?: number;
  /** Time of the first records, in milliseconds since 1970. */
  readonly start?: number;
  readonly machineCount?: number;
  /** Errors name the machines in turn, and so all of them; at random, unless told. */
  readonly takesMachinesInTurn?: boolean;
  /** Written codes are followed by one of so many different messages, in turn. */
  readonly messageCount?: number;
  /**
   * `adversarial`, unless told: many look-alike codes, multi-line messages and lines of the proxy.
   * `everyday`: mostly requests that an app logs, the others now and then.
   */
  readonly mix?: 'adversarial' | 'everyday';
  /** `$ fly logs` and `Waiting for logs...` before the first record. */
  readonly hasPreamble?: boolean;
  /** Whether the last line ends with a line end. */
  readonly endsWithLineEnd?: boolean;
}

export interface CodeTruth {
  count: number;
  inferred: number;
  /** Milliseconds since 1970. */
  firstSeen: number;
  lastSeen: number;
  /** Errors by machine; the empty name where the line names none. */
  readonly machines: Map<string, number>;
  readonly regions: Map<string, number>;
}

export interface LogTruth {
  bytes: number;
  lines: number;
  blank: number;
  /** Non-blank lines that continue a record. */
  continuations: number;
  /** Non-blank lines that belong to no record. */
  unread: number;
  records: number;
  /** Proxy errors with a code, written or inferred. */
  errors: number;
  inferred: number;
  unclassified: number;
  readonly codes: Map<string, CodeTruth>;
  /** By `CODE>CAUSE`. */
  readonly causes: Map<string, number>;
  /** Of all records, in milliseconds since 1970; NaN for none. */
  firstTime: number;
  lastTime: number;
}

export interface GeneratedLog {
  /** Text of about 1 MiB each; can be run through once. */
  readonly pieces: Generator<string, void>;
  /** Complete when the pieces are at their end. */
  readonly truth: LogTruth;
}

const PIECE_CHARACTERS = 1 << 20;
const POOL_SIZE = 4096;
/** What apps commonly log of a request besides: a line is then about 175 bytes long. */
const EVERYDAY_TAIL = ' remote_ip=203.0.113.7 user_agent="Mozilla/5.0 (X11; Linux x86_64) Firefox/152.0"';
const LEADING_BLANK_SHARE = 0.02;
const BLANK_LINE_SHARE = 0.002;
/** Share of the proxy errors that carry no code in layouts that print codes. */
const CODELESS_SHARE = 0.08;
const REGIONS = ['ams', 'fra', 'iad', 'lhr', 'nrt', 'ord', 'sin', 'syd'] as const;
const LEVEL_COLOURS = { debug: 36, info: 34, warn: 33, error: 31 } as const;

export function generateLog(options: LogOptions): GeneratedLog {
  const truth: LogTruth = {
    bytes: 0,
    lines: 0,
    blank: 0,
    continuations: 0,
    unread: 0,
    records: 0,
    errors: 0,
    inferred: 0,
    unclassified: 0,
    codes: new Map(),
    causes: new Map(),
    firstTime: Number.NaN,
    lastTime: Number.NaN,
  };
  return { pieces: writePieces(options, truth), truth };
}

/** A whole log as one text, for small ones. */
export function generateText(options: LogOptions): { readonly text: string; readonly truth: LogTruth } {
  const { pieces, truth } = generateLog(options);
  return { text: [...pieces].join(''), truth };
}

/** Writes a log to a file, however large, without holding it. */
export async function writeLog(path: string, options: LogOptions): Promise<LogTruth> {
  const { pieces, truth } = generateLog(options);
  const file = createWriteStream(path);
  for (const piece of pieces) if (!file.write(piece, 'utf8')) await once(file, 'drain');
  file.end();
  await finished(file);
  return truth;
}

/** A record that is no error, rendered but for its time. */
interface PooledRecord {
  readonly beforeTime: string;
  readonly afterTime: string;
  /** Length in bytes, the time's not counted. */
  readonly bytes: number;
  readonly lines: number;
  readonly blank: number;
}

/** Who is said to have written a record. */
interface Origin {
  readonly provider: string;
  /** Empty where the line names none. */
  readonly machine: string;
  readonly region: string;
  readonly level: keyof typeof LEVEL_COLOURS;
}

type Colours = 'none' | 'ansi' | 'lost';

function* writePieces(options: LogOptions, truth: LogTruth): Generator<string, void> {
  const {
    seed,
    layout,
    bytes: maxBytes = options.lines === undefined ? 1 << 20 : Infinity,
    lines: maxLines = Infinity,
    errorShare = 0.03,
    colourShare = 0.15,
    timestampForm = layout === 'ndjson' ? 'nanos' : 'seconds',
    lineEnd = '\n',
    stepMs = 40,
    start = Date.UTC(2026, 2, 2, 8),
    machineCount = 24,
    takesMachinesInTurn = false,
    messageCount,
    hasPreamble = false,
    endsWithLineEnd = true,
  } = options;
  const random = new Random(seed);
  const machines = Array.from({ length: machineCount }, (_, i) => random.hex(i % 6 === 5 ? 8 : 14));
  const afterLevel = timestampForm === 'seconds' ? '' : ' ';
  const formatTime = createTimeFormatter(timestampForm, random);
  const pool = createPool();
  let clock = start;
  let errorRate = errorShare;
  let burstEnd = start;
  let errorCount = 0;
  let piece = '';

  if (hasPreamble) {
    write(`$ fly logs -a shop${lineEnd}Waiting for logs...${lineEnd}${lineEnd}`);
    truth.lines += 3;
    truth.unread += 2;
    truth.blank += 1;
  }
  while (truth.bytes < maxBytes && truth.lines < maxLines) {
    tick();
    if (random.chance(errorRate)) writeError();
    else if (random.chance(BLANK_LINE_SHARE)) writeBlankLine();
    else writePooled(pickTime());
    if (piece.length >= PIECE_CHARACTERS) {
      yield piece;
      piece = '';
    }
  }
  if (!endsWithLineEnd && piece.endsWith(lineEnd)) {
    piece = piece.slice(0, -lineEnd.length);
    truth.bytes -= lineEnd.length;
  }
  yield piece;

  // -- time -------------------------------------------------------------------------------------------------

  function tick(): void {
    // Now and then nothing happens for minutes.
    clock += random.chance(0.0001) ? random.int(600_000) : Math.floor(random.next() * 2 * stepMs);
    if (clock < burstEnd) return;
    errorRate = errorShare * (random.chance(0.2) ? 4 : 0.25);
    burstEnd = clock + 500 * stepMs;
  }

  /** Sources are merged by whoever collects them, so times only roughly ascend. */
  function pickTime(): number {
    return random.chance(0.05) ? clock - random.int(2500) : clock;
  }

  // -- writing ----------------------------------------------------------------------------------------------

  /** All but the pool is ASCII. */
  function write(text: string): void {
    piece += text;
    truth.bytes += text.length;
  }

  function countRecord(time: number): void {
    truth.records += 1;
    if (!(time >= truth.firstTime)) truth.firstTime = time;
    if (!(time <= truth.lastTime)) truth.lastTime = time;
  }

  function writePooled(time: number): void {
    const record = random.pick(pool);
    const { text, shownTime } = formatTime(time);
    piece += record.beforeTime + text + record.afterTime;
    truth.bytes += record.bytes + text.length;
    truth.lines += record.lines;
    truth.blank += record.blank;
    truth.continuations += record.lines - record.blank - 1;
    countRecord(shownTime);
  }

  function writeBlankLine(): void {
    write(random.chance(0.5) ? lineEnd : `  ${lineEnd}`);
    truth.lines += 1;
    truth.blank += 1;
  }

  function writeError(): void {
    if (layout === 'ndjson') writeShippedError();
    else if (layout === 'live') writeLiveError();
    else if (layout === 'history') writeHistoryError();
    else {
      const choice = random.next();
      if (choice < 0.45) writeLiveError();
      else if (choice < 0.85) writeHistoryError();
      else if (choice < 0.93) writeGluedError();
      else writeTornError();
    }
  }

  function writeShippedError(): void {
    const hasCode = !random.chance(CODELESS_SHARE);
    const { wording, origin, message } = pickError(hasCode);
    const { text, shownTime } = formatTime(pickTime());
    write(toShipped(origin, message).join(text) + lineEnd);
    truth.lines += 1;
    countRecord(shownTime);
    countError(wording, hasCode, origin, shownTime);
  }

  function writeLiveError(): void {
    const hasCode = !random.chance(CODELESS_SHARE);
    const { wording, origin, message } = pickError(hasCode);
    const { text, shownTime } = formatTime(pickTime());
    const colours = pickColours();
    const fields = random.chance(0.05) ? toFields(colours) : '';
    write(leadingBlank() + toHeader(origin, colours).join(text) + fields + afterLevel + message + lineEnd);
    truth.lines += 1;
    countRecord(shownTime);
    countError(wording, hasCode, origin, shownTime);
  }

  function writeHistoryError(): void {
    const { prefix, rest } = createHistoryError();
    write(leadingBlank() + prefix + rest + lineEnd);
    truth.lines += 1;
  }

  /** A record that lost its line end, with a history record behind it. */
  function writeGluedError(): void {
    const origin: Origin = {
      provider: 'app',
      machine: random.pick(machines),
      region: random.pick(REGIONS),
      level: 'info',
    };
    const { text, shownTime } = formatTime(pickTime());
    write(
      `${toHeader(origin, pickColours()).join(text)}${afterLevel}[   12.034517] reboot: Restarting system      `,
    );
    countRecord(shownTime);
    const { prefix, rest } = createHistoryError();
    write(prefix + rest + lineEnd);
    truth.lines += 1;
  }

  /** Live records that another writer printed between the two halves of a history record. */
  function writeTornError(): void {
    const { prefix, rest } = createHistoryError();
    write(prefix);
    for (let between = random.chance(0.3) ? 2 : 1; between > 0; between -= 1) {
      if (random.chance(0.3)) writeLiveError();
      else writePooled(pickTime());
    }
    write(rest + lineEnd);
    truth.lines += 1;
  }

  /** A record of the history: what flyctl writes first, and what it writes a moment later. */
  function createHistoryError(): { readonly prefix: string; readonly rest: string } {
    const { wording, origin, message } = pickError(false);
    const { text, shownTime } = formatTime(pickTime());
    const colours = pickColours();
    const fields = random.chance(0.5) ? toFields(colours) : '';
    countRecord(shownTime);
    countError(wording, false, origin, shownTime);
    return {
      prefix: `${paint('error.message=', 2, colours)}"${message}" `,
      rest: toHeader(origin, colours).join(text) + (fields === '' ? '' : afterLevel + fields),
    };
  }

  // -- choosing ---------------------------------------------------------------------------------------------

  function pickError(hasCode: boolean): { wording: ProxyErrorWording; origin: Origin; message: string } {
    const wording = random.pick(hasCode ? CODED : CODELESS);
    const machine = takesMachinesInTurn
      ? (machines[errorCount % machines.length] ?? '')
      : random.pick(machines);
    const origin: Origin = {
      provider: 'proxy',
      machine: random.chance(0.03) ? '' : machine,
      region: random.chance(0.03) ? '' : random.pick(REGIONS),
      level: wording.level ?? 'error',
    };
    const text = wording.text({ random, machine });
    errorCount += 1;
    if (!hasCode) return { wording, origin, message: text };
    const ending = messageCount === undefined ? '' : ` (flow ${errorCount % messageCount})`;
    return { wording, origin, message: `[${wording.code ?? ''}] ${text}${ending}` };
  }

  function countError(
    wording: ProxyErrorWording,
    hasCode: boolean,
    { machine, region }: Origin,
    time: number,
  ): void {
    const code = hasCode ? wording.code : wording.textCode;
    if (code === undefined) {
      truth.unclassified += 1;
      return;
    }
    let counts = truth.codes.get(code);
    if (counts === undefined) {
      counts = {
        count: 0,
        inferred: 0,
        firstSeen: time,
        lastSeen: time,
        machines: new Map(),
        regions: new Map(),
      };
      truth.codes.set(code, counts);
    }
    counts.count += 1;
    counts.firstSeen = Math.min(counts.firstSeen, time);
    counts.lastSeen = Math.max(counts.lastSeen, time);
    increment(counts.machines, machine);
    increment(counts.regions, region);
    truth.errors += 1;
    if (!hasCode) {
      counts.inferred += 1;
      truth.inferred += 1;
    }
    if (wording.cause !== undefined) increment(truth.causes, `${code}>${wording.cause}`);
  }

  function pickColours(): Colours {
    if (!random.chance(colourShare)) return 'none';
    return random.chance(0.1) ? 'lost' : 'ansi';
  }

  function leadingBlank(): string {
    return random.chance(LEADING_BLANK_SHARE) ? ' ' : '';
  }

  function toFields(colours: Colours): string {
    const field = (name: string): string => paint(`${name}=`, 2, colours);
    const id = `01J${random.hex(20).toUpperCase()}-${random.pick(REGIONS)}`;
    const status = random.chance(0.3) ? `${field('response.status')}502 ` : '';
    return `${field('request.method')}"GET" ${field('request.url')}"https://shop.example.com/cart?id=${String(random.int(1e6))}" ${field('request.id')}"${id}" ${status}`;
  }

  function createPool(): readonly PooledRecord[] {
    const isEveryday = options.mix === 'everyday';
    const wordings: readonly PlainWording[] = PLAIN.flatMap((wording) =>
      new Array<PlainWording>(wording.weight * (isEveryday && wording.weight >= 10 ? 30 : 1)).fill(wording),
    );
    return Array.from({ length: POOL_SIZE }, (_, i) => {
      // The first records of the pool see to it that every wording is in it.
      const { provider, level, text } = PLAIN[i] ?? random.pick(wordings);
      const machine = random.pick(machines);
      const origin: Origin = { provider, machine, region: random.pick(REGIONS), level };
      const said = text({ random, machine });
      const lines =
        isEveryday && provider === 'app' && said.length === 1 ? [`${said.join('')}${EVERYDAY_TAIL}`] : said;
      const [beforeTime, behindTime] =
        layout === 'ndjson' ? toShipped(origin, lines.join('\n')) : toHeader(origin, pickColours());
      const before = (layout === 'ndjson' ? '' : leadingBlank()) + beforeTime;
      const after = behindTime + (layout === 'ndjson' ? '' : afterLevel + lines.join(lineEnd)) + lineEnd;
      return {
        beforeTime: before,
        afterTime: after,
        bytes: Buffer.byteLength(before) + Buffer.byteLength(after),
        lines: layout === 'ndjson' ? 1 : lines.length,
        blank: layout === 'ndjson' ? 0 : lines.slice(1).filter((line) => line === '').length,
      };
    });
  }
}

/** What stands before and behind the time, in flyctl's rendering. */
function toHeader(
  { provider, machine, region, level }: Origin,
  colours: Colours,
): [before: string, behind: string] {
  const [before, behind] = colours === 'none' ? ['', ''] : paint('\0', 2, colours).split('\0');
  const place = machine === '' ? provider : `${provider}[${machine}]`;
  const shownRegion = region === '' ? '' : paint(region, 32, colours);
  return [
    before ?? '',
    `${behind ?? ''} ${place} ${shownRegion} [${paint(level, LEVEL_COLOURS[level], colours)}]`,
  ];
}

/** What stands before and behind the time in an object of the log shipper. */
function toShipped(
  { provider, machine, region, level }: Origin,
  message: string,
): [before: string, behind: string] {
  const text = JSON.stringify({
    event: { provider },
    fly: { app: { instance: machine, name: 'shop' }, region },
    host: '0ad1',
    log: { level },
    message,
    timestamp: '',
  });
  return [text.slice(0, -2), '"}'];
}

function paint(text: string, colour: number, colours: Colours): string {
  if (colours === 'none') return text;
  const escape = colours === 'ansi' ? '\u001b' : '';
  return `${escape}[${String(colour)}m${text}${escape}[0m`;
}

/** Prints times; the text of a second is kept, since neighbouring records share it. */
function createTimeFormatter(
  form: TimestampForm,
  random: Random,
): (time: number) => { readonly text: string; readonly shownTime: number } {
  const slots = 64;
  const seconds = new Float64Array(slots).fill(Number.NaN);
  const texts = new Array<string>(slots).fill('');
  const fractions = Array.from({ length: 1000 }, (_, milliseconds) => String(milliseconds).padStart(3, '0'));
  const nanos = Array.from({ length: 1000 }, () => String(random.int(1e6)).padStart(6, '0'));
  return (time) => {
    const second = Math.floor(time / 1000);
    const slot = second % slots;
    if (seconds[slot] !== second) {
      seconds[slot] = second;
      texts[slot] = new Date(second * 1000).toISOString().slice(0, 19);
    }
    const text = texts[slot] ?? '';
    const fraction = fractions[time - second * 1000] ?? '';
    switch (form) {
      case 'seconds':
        return { text: `${text}Z`, shownTime: second * 1000 };
      case 'noZone':
        return { text, shownTime: second * 1000 };
      case 'millisNoZone':
        return { text: `${text}.${fraction}`, shownTime: time };
      case 'nanos':
        return { text: `${text}.${fraction}${random.pick(nanos)}Z`, shownTime: time };
    }
  };
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
