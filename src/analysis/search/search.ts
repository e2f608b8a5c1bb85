/**
 * One search: a pattern and the texts that the analysis names go in; what is found goes back to the analysis as it is
 * found, and progress of the search come out. No worker in here.
 */
import { at } from '../../core/table/eventTable.ts';
import { getRunBytes, searchLines, searchRecords, type FoundLine } from '../../core/search/fileSearch.ts';
import { createSliceReader } from '../../core/bytes/growingFile.ts';
import { createLineMatcher, type LineMatcher } from '../../core/search/lineMatcher.ts';
import { toRegExp } from '../../core/search/searchPattern.ts';
import { findTextPlaces } from '../../core/search/textFinder.ts';
import type {
  PlannedText,
  SearchPattern,
  SearchProgress,
  SearchResult,
  SearchSource,
  TextPlaces,
} from '../api/searchApi.ts';

/** Nobody reads more lines one by one, and their places stay small. What is beyond is counted. */
export const MAX_HITS = 100_000;

/** Between two signs of life, in milliseconds. */
const TELL_EVERY_MS = 100;
/**
 * What an expression finds goes to the analysis at once, because the next line may be the one that it does not come
 * back from. Where it finds very much, that would take longer than finding: then some finds go together.
 */
const KEEPS_AT_ONCE = 1000;
const KEEPS_PER_MS = 2;

export interface SearchListener {
  readonly onProgress: (progress: SearchProgress) => void;
  /** Told before each line that an expression is tried on. */
  readonly onLine?: (lineNumber: number) => void;
}

export async function runSearch(
  pattern: SearchPattern,
  source: SearchSource,
  { onProgress, onLine = () => undefined }: SearchListener,
  now: () => number = () => performance.now(),
): Promise<SearchResult> {
  const texts = await source.getTexts();
  const unreadable: string[] = [];
  const total = texts.reduce((sum, text) => sum + getWork(text), 0);
  let done = 0;
  let matches = 0;
  let listed = 0;
  let textIndex = 0;
  let workDone = 0;
  let lineNumber = 1;
  const startedAt = now();
  let toldAt = startedAt;
  let keeps = 0;
  let foundLines: FoundLine[] = [];
  let foundRecords: number[] = [];
  let kept = Promise.resolve();

  function keepFound(): void {
    keeps += 1;
    if (foundLines.length > 0) kept = Promise.resolve(source.addLines(textIndex, toColumns(foundLines)));
    if (foundRecords.length > 0)
      kept = Promise.resolve(source.addRecords(textIndex, Uint32Array.from(foundRecords)));
    foundLines = [];
    foundRecords = [];
  }

  function tell(isWaiting: boolean): void {
    keepFound();
    toldAt = now();
    onProgress({
      share: total === 0 ? 1 : (done + workDone) / total,
      matches,
      fileName: texts[textIndex]?.name ?? '',
      lineNumber,
      isWaiting,
    });
  }

  function reachLine(line: number): void {
    lineNumber = line;
    onLine(line);
    const moment = now();
    if (moment - toldAt >= TELL_EVERY_MS) tell(false);
    const hasFound = foundLines.length + foundRecords.length > 0;
    if (hasFound && keeps < KEEPS_AT_ONCE + (moment - startedAt) * KEEPS_PER_MS) keepFound();
  }

  async function searchText(
    text: PlannedText,
    matcher: LineMatcher,
    startAt: (line: number) => void,
  ): Promise<void> {
    const readSlice = createSliceReader(text.blob, text.handle, text.witness);
    const { records } = text;
    const steps =
      records === undefined
        ? searchLines(
            { size: text.blob.size, readSlice },
            {
              matcher,
              runBytes: getRunBytes(pattern.kind),
              onRun: startAt,
              onWait: tell,
              wantsPlaces: () => listed < MAX_HITS,
              onFound: (line) => {
                matches += 1;
                if (line === undefined) return;
                listed += 1;
                foundLines.push(line);
              },
            },
          )
        : searchRecords({ readSlice }, records, {
            matcher,
            onRecord: (index) => {
              startAt(at(records.lineNumbers, index));
            },
            onWait: tell,
            onFound: (index) => {
              matches += 1;
              if (listed >= MAX_HITS) return;
              listed += 1;
              foundRecords.push(index);
            },
          });
    for await (const step of steps) {
      workDone = step;
      if (now() - toldAt >= TELL_EVERY_MS) tell(false);
    }
  }

  let runStart = 1;
  const matcher = createLineMatcher(pattern, (linesBefore) => {
    reachLine(runStart + linesBefore);
  });
  for (const [index, text] of texts.entries()) {
    textIndex = index;
    workDone = 0;
    try {
      if (text.isMissing === true) throw new Error('The file is not at hand');
      await searchText(text, matcher, (line) => {
        runStart = line;
        lineNumber = line;
      });
    } catch {
      unreadable.push(text.name); // changed, moved or deleted since it was read
    }
    keepFound();
    done += getWork(text);
  }
  // Who hears of the end finds everything.
  await kept;
  return { matches, unreadable };
}

/** Bytes of lines, or records: in one search, all texts have the same. */
function getWork({ blob, records }: PlannedText): number {
  return records?.starts.length ?? blob.size;
}

function toColumns(lines: readonly FoundLine[]): Parameters<SearchSource['addLines']>[1] {
  return {
    starts: Float64Array.from(lines, ({ start }) => start),
    lengths: Uint32Array.from(lines, ({ start, end }) => end - start),
    lineNumbers: Uint32Array.from(lines, ({ lineNumber }) => lineNumber),
  };
}

/** More than anybody sees in a line. */
const MAX_PLACES = 200;

export function findPlaces(pattern: SearchPattern, text: string): TextPlaces {
  if (pattern.kind === 'text') return findTextPlaces(text, pattern.text, pattern.ignoreCase);
  const expression = toRegExp(pattern);
  const places: [number, number][] = [];
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    // An empty match marks nothing, and would be found for ever.
    if (match[0] === '') expression.lastIndex += 1;
    else places.push([match.index, expression.lastIndex]);
    if (places.length === MAX_PLACES) break;
  }
  return places;
}
