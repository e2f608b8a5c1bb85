/**
 * Last words: a record of a machine goes in; what its app printed just before, and the line among it that tells most, come
 * out. They are read again from the file, because no table holds what apps print.
 */
import type { PrintedLine } from '../../core/diagnosis/diagnosis.ts';
import type { Phase } from '../../core/episodes/episode.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import { findMostTelling, weigh } from '../../core/diagnosis/tellingLine.ts';
import { at, type EventTable } from '../../core/table/eventTable.ts';
import type { ByteOffset, DurationMs, EpochMs, RowIndex } from '../../core/units.ts';
import { readPlacedRecords, type PlacedRecord } from './placedRecords.ts';
import type { DiagnosisParts, SourceText } from './tools.ts';

const BYTES_BEFORE = 1 << 16;
const BYTES_BEHIND = 1 << 12;
/** What was printed longer ago has no part in it. */
const REACH_MS: DurationMs = 120_000;
/** Lines of one second are in no order. */
const SAME_MOMENT_MS: DurationMs = 1000;
/** Of an episode, as many moments are looked at. */
const MAX_MOMENTS = 3;
/** App lines just before, of which one is chosen. */
const MAX_LINES = 60;

/** What init and the kernel print beside the app. */
const NOT_THE_APP =
  /^\s*(?:(?:INFO|WARN|ERROR)\s+(?:Main child|Starting (?:init|clean)|Preparing to run|Sending signal|\[fly api|SSH listening|listening on|Umount|error umount|could not (?:un)?mount|Mounting|Hallpass)|\[ *\d{1,7}\.\d{1,9}s?\]|Virtual machine|Machine \w{1,20} (?:start|stop)|\d{4}\/\d\d\/\d\d [\d:]{8} (?:INFO )?(?:SSH )?listening)/i;

/** Of the moments that an episode is about, the most telling first; none where no file is at hand. */
export async function readLastWords(
  { merged: { lifecycle }, texts, formats }: Pick<DiagnosisParts, 'merged' | 'texts' | 'formats'>,
  phases: readonly Phase[],
): Promise<readonly PrintedLine[]> {
  const moments = listMoments(phases);
  const found = await Promise.all(
    moments.map((moment) => readWordsBefore(lifecycle, texts, formats, moment)),
  );
  return found
    .flatMap((line) => (line === undefined ? [] : [line]))
    .sort((a, b) => weigh(b.text) - weigh(a.text));
}

interface Moment {
  readonly row: RowIndex;
  readonly time: EpochMs;
  readonly machine: string;
  /** Nothing that was printed before belongs to it. */
  readonly from: EpochMs;
}

function listMoments(phases: readonly Phase[]): readonly Moment[] {
  const all = phases.flatMap(({ machine, ends, runs, signs }): Moment[] =>
    ends.length === 0
      ? signs.slice(0, 1).map(({ row, time }) => ({ row, time, machine, from: -Infinity }))
      : ends.map(({ signs: [sign], time }, i) => {
          const run = runs[i];
          return {
            row: sign?.row ?? 0,
            time: sign?.time ?? time,
            machine,
            from: run?.isStartSeen === true ? run.from : -Infinity,
          };
        }),
  );
  return all.length <= MAX_MOMENTS ? all : [...all.slice(0, MAX_MOMENTS - 1), ...all.slice(-1)];
}

async function readWordsBefore(
  table: EventTable,
  texts: DiagnosisParts['texts'],
  formats: readonly LogFormat[],
  { row, time, machine, from: began }: Moment,
): Promise<PrintedLine | undefined> {
  const source = at(table.source, row);
  const text = texts[source];
  if (text === undefined) return undefined;
  const start = at(table.recordStart, row);
  const lineNumber = at(table.lineNumber, row);
  const from = Math.max(0, start - BYTES_BEFORE);
  const [before, behind] = await Promise.all([
    readPlacedRecords(text, formats, from, start),
    // From the line feed on that stands before it: of a part, the first line may be cut.
    readPlacedRecords(text, formats, start - 1, start + BYTES_BEHIND),
  ]);
  const lineCount = before.length === 0 ? 0 : await countLines(text, from, start);
  const lines = [
    ...before.map((one) => toPlaced(one, lineNumber - lineCount, true)),
    ...behind.map((one) => toPlaced(one, start === 0 ? lineNumber : lineNumber - 1, false)),
  ];
  const printed = lines
    .filter((line) => isOfApp(line, machine) && isNear(line, time, began))
    .map((line): PrintedLine => ({
      ...line,
      time: line.time ?? time,
      isTelling: weigh(line.text) > 0,
      machine,
      source,
    }))
    .slice(-MAX_LINES);
  return findMostTelling(printed);
}

/** A record that was read around a place; its text is its message. */
interface NearRecord extends Pick<PrintedLine, 'text' | 'start' | 'end' | 'lineNumber'> {
  readonly time: EpochMs | undefined;
  readonly provider: string | undefined;
  readonly machine: string | undefined;
  readonly isBefore: boolean;
}

function toPlaced(
  { record, start, end, linesBefore }: PlacedRecord,
  firstLine: number,
  isBefore: boolean,
): NearRecord {
  const { message, time, provider, machine } = record;
  return {
    text: message,
    time,
    provider,
    machine,
    start,
    end,
    lineNumber: firstLine + linesBefore,
    isBefore,
  };
}

async function countLines({ readSlice }: SourceText, from: ByteOffset, to: ByteOffset): Promise<number> {
  const bytes = await readSlice(from, to).catch(() => undefined);
  if (bytes === undefined) return 0;
  return new Uint8Array(bytes).reduce((sum, byte) => (byte === LINE_FEED ? sum + 1 : sum), 0);
}

const LINE_FEED = 0x0a;

function isOfApp({ text, provider, machine }: NearRecord, of: string): boolean {
  const isApp = provider === undefined || provider === '' || provider === 'app';
  const isThere = of === '' || machine === undefined || machine === '' || machine === of;
  return isApp && isThere && text.trim() !== '' && !NOT_THE_APP.test(text);
}

function isNear(line: NearRecord, time: EpochMs, from: EpochMs): boolean {
  // Times of day, and lines without a time, are where they stand.
  if (line.time === undefined) return line.isBefore;
  if (line.time < Math.max(from, time - REACH_MS)) return false;
  return line.isBefore ? line.time <= time + SAME_MOMENT_MS : line.time <= time;
}
