/**
 * JSON values: bytes go in; every object comes out as a frame, whatever lines it takes and however it is packed:
 * one after another, in arrays, or in the arrays of pages, which can be larger than any record. Braces, brackets and
 * strings are counted; whether a frame is JSON is for the parser to say.
 */
import type { LogFormat } from '../format/logFormat.ts';
import { createFrameCollector, MAX_FRAME_BYTES } from './frames.ts';
import { isHead } from './csvFrames.ts';
import type { Left, SectionParts, SectionReader } from './section.ts';

const LINE_FEED = 0x0a;
const BLANK = 0x20;
const ESCAPE = 0x1b;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Where the walk is: between values, in one, in the rest of a page, or in a line that is no JSON. */
const BETWEEN = 0;
const IN_VALUE = 1;
const IN_PAGE_END = 2;
const IN_OTHER_LINE = 3;

/** Keys whose arrays hold a page's objects: of Fly's API, Elasticsearch, Loki, CloudWatch. */
const PAGE_KEYS: ReadonlySet<string> = new Set(['data', 'hits', 'result', 'streams', 'events']);
/** How deep in a page they stand: `{"hits":{"hits":[` */
const MAX_PAGE_DEPTH = 2;
/** Of Loki's streams, `{"stream":{…},"values":[["NANOSECONDS","LINE"],…]}`: a line is read with the labels before it. */
const ROWS_KEY = 'values';
const BEFORE_ROWS = '"stream"';
const BEHIND_ROW = ']}';
const MAX_KEY_LENGTH = 7;

/** An array of records that the walk is in. */
interface Page {
  /** Braces and brackets that are open around it, in the object that holds it. */
  readonly depth: number;
  readonly isOfLineStart: boolean;
  /** What stands before the array, where its records are rows that need it. */
  readonly head: string | undefined;
}

export function createJsonSection(parts: SectionParts, framing: 'jsonValues' | 'jsonPages'): SectionReader {
  const hasPages = framing === 'jsonPages';
  const collector = createFrameCollector(toJsonFormats(parts.formats, framing), parts);
  let state = BETWEEN;
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let isAtLineStart = true;
  /** Whether the line starts with a brace or bracket. */
  let startsLine = false;
  /** Whether the line that the open value, or its page, starts on does. */
  let isOfLineStart = false;
  /** Whether nothing stands before the open value on its line. */
  let isFirstOnLine = false;
  /** The arrays that the walk is in, the innermost last. */
  const pages: Page[] = [];
  /** A string that may be the key of a page, as far as it was read; undefined once it is too long. */
  let key: string | undefined;
  /** The key whose value is next; empty where it is no page's. */
  let pageKey = '';
  /** Whether the open value is left to a reader of pages. */
  let isLeft = false;

  function openValue(at: number, next: number, startDepth: number): void {
    state = next;
    depth = startDepth;
    isInString = false;
    isEscaped = false;
    pageKey = '';
    isFirstOnLine = isAtLineStart;
    isOfLineStart = startsLine || pages.at(-1)?.isOfLineStart === true;
    collector.open(at);
  }

  function walkBetween(byte: number, at: number): void {
    const isRow = byte === OPEN_BRACKET && pages.at(-1)?.head !== undefined;
    if (byte === OPEN_BRACE || isRow) {
      closeLayout(at);
      openValue(at, IN_VALUE, 1);
    } else if (byte === CLOSE_BRACKET && pages.length > 0) {
      closeLayout(at);
      openValue(at, IN_PAGE_END, pages.pop()?.depth ?? 1);
    } else if (byte > BLANK || byte === ESCAPE) {
      // Brackets and commas before a value are the layout's; before anything else, a line of text starts with them.
      if (!collector.isOpen) collector.open(at);
      // A page's records are objects: an array that starts a line shows that the page never ended.
      if (byte === OPEN_BRACKET && isAtLineStart) pages.length = 0;
      if (byte !== OPEN_BRACKET && byte !== CLOSE_BRACKET && byte !== COMMA) state = IN_OTHER_LINE;
    }
  }

  function closeLayout(at: number): void {
    if (collector.isOpen) collector.close(at, 'layout');
  }

  function walkString(byte: number): void {
    if (isEscaped) isEscaped = false;
    else if (byte === BACKSLASH) isEscaped = true;
    else if (byte === QUOTE) {
      isInString = false;
      pageKey = key ?? '';
      return;
    }
    if (key !== undefined) key = key.length < MAX_KEY_LENGTH ? key + String.fromCharCode(byte) : undefined;
  }

  /** Whether a string here may be the key of a page, or of a stream's rows. */
  function mayBeKey(): boolean {
    if (!hasPages || state !== IN_VALUE) return false;
    return mayHoldPage() ? depth <= MAX_PAGE_DEPTH : depth === 1;
  }

  /** Records have arrays with any names; but a page that starts a line inside another shows that the other never ended. */
  function mayHoldPage(): boolean {
    return pages.length === 0 || isFirstOnLine;
  }

  /** What comes before the array is no record, and the records are in it; false where it is the array of something else. */
  function openPage(at: number): boolean {
    const hasRows = pageKey === ROWS_KEY && depth === 1;
    if (!hasRows && !(mayHoldPage() && PAGE_KEYS.has(pageKey))) return false;
    if (!hasRows) pages.length = 0;
    const head = hasRows ? collector.getText(at + 1) : undefined;
    if (head !== undefined && !head.includes(BEFORE_ROWS)) return false;
    collector.close(at + 1, 'layout');
    pages.push({ depth, isOfLineStart, head });
    state = BETWEEN;
    return true;
  }

  /** Whether an object that is no record starts a line, and may hold records. */
  function mayBePage(end: number): boolean {
    if (hasPages || collector.getStart() < parts.noValuesBefore || !collector.isStray(end)) return false;
    const text = collector.getText(end);
    return [...PAGE_KEYS, ROWS_KEY].some((name) => text.includes(`"${name}"`));
  }

  function walkValue(byte: number, at: number): void {
    if (isInString) {
      walkString(byte);
      return;
    }
    if (byte === QUOTE) {
      isInString = true;
      key = mayBeKey() ? '' : undefined;
    } else if (byte === OPEN_BRACKET && pageKey !== '' && openPage(at)) return;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth > 0) return;
      isLeft = state === IN_VALUE && mayBePage(at + 1);
      if (isLeft) return;
      const head = pages.at(-1)?.head;
      if (state !== IN_VALUE) collector.close(at + 1, 'layout');
      else if (head === undefined) collector.close(at + 1, 'record');
      else collector.close(at + 1, 'record', head, BEHIND_ROW);
      state = BETWEEN;
    }
    if (byte > BLANK && byte !== COLON && byte !== QUOTE) pageKey = '';
  }

  /** Whether the open line, which is no JSON, is a record of another layout, or the head of a table. */
  function isForeign(at: number): boolean {
    if (!collector.isStray(at)) return false;
    const line = collector.getText(at);
    return isHead(parts.formats, line) || parts.layouts.find(line) !== undefined;
  }

  function endLine(at: number): void {
    // No JSON string holds a line feed, so an open one is broken; so is what became too long to be a record.
    const isGivenUp =
      (state === IN_VALUE || state === IN_PAGE_END) &&
      (isInString || collector.getLength(at) > MAX_FRAME_BYTES);
    if (state === IN_OTHER_LINE || isGivenUp) {
      collector.close(at, 'unread');
      state = BETWEEN;
    }
    if (state === BETWEEN) closeLayout(at);
    collector.endLine();
  }

  function leave(): Left {
    state = BETWEEN;
    isAtLineStart = true;
    return { bytes: collector.leave(), next: 'lines' };
  }

  return {
    push(chunk) {
      collector.startChunk(chunk);
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (byte === LINE_FEED) {
          if (state === IN_OTHER_LINE && isForeign(at)) return leave();
          endLine(at);
          isAtLineStart = true;
          continue;
        }
        if (isAtLineStart) {
          startsLine = byte === OPEN_BRACE || byte === OPEN_BRACKET;
          // Where lines start with values, one that starts inside another shows that the other never ended.
          const isOpen = (state === IN_VALUE && isOfLineStart) || state === IN_PAGE_END;
          if (startsLine && isOpen) {
            collector.close(at, 'unread');
            state = BETWEEN;
          }
        }
        if (state === IN_VALUE || state === IN_PAGE_END) {
          walkValue(byte, at);
          if (isLeft) return { bytes: collector.leave(), next: undefined };
        } else if (state === BETWEEN) walkBetween(byte, at);
        isAtLineStart = false;
      }
      collector.endChunk();
      return undefined;
    },
    settle() {
      if (collector.isOpen) collector.close(0, 'unread');
      state = BETWEEN;
    },
    finish() {
      if (state === IN_OTHER_LINE && isForeign(0)) return leave();
      if (state === BETWEEN) closeLayout(0);
      if (collector.isOpen) collector.close(0, 'unread');
      if (!isAtLineStart) collector.endLine();
      collector.finish();
      return undefined;
    },
  };
}

/** Those of the same framing first: their records are read as them where others could, too. */
function toJsonFormats(formats: readonly LogFormat[], framing: string): readonly LogFormat[] {
  const inJson = formats.filter(
    (format) => format.framing === 'jsonValues' || format.framing === 'jsonPages',
  );
  const whole = formats.filter((format) => format.timePlace === 'jsonProperty');
  return [
    ...inJson.filter((format) => format.framing === framing),
    ...inJson.filter((format) => format.framing !== framing),
    ...whole,
  ];
}
