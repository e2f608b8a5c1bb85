/**
 * Lines that match: bytes and a pattern go in, the places of the matching lines come out, in order. A line is found
 * once, however often it matches; of a line longer than what can be shown, each part of that length counts for itself.
 */
import { toRegExp, type SearchPattern } from './searchPattern.ts';
import { createTextFinder } from './textFinder.ts';

const LINE_FEED = 0x0a;

/** What is shown of a line; see recordTexts.ts. */
export const MAX_FOUND_BYTES = 1 << 14;

/** Called with the place of a line, or of the part of it that matches; its end is before the line feed. */
type OnMatch = (start: number, end: number) => void;

export interface LineMatcher {
  /** How many bytes at a seam belong to both sides, so that nothing is missed where a long line is cut. */
  readonly overlap: number;
  /**
   * Finds the lines in [from, end), which starts where a line does; what is behind the last line feed is a line.
   * Stops behind the first one where `isOnlyFirst`.
   */
  match(bytes: Uint8Array, from: number, end: number, onMatch: OnMatch, isOnlyFirst?: boolean): void;
}

/** `onLine` is called before each line, or part of one, that an expression is tried on, with how many lines stand before it. */
export function createLineMatcher(
  pattern: SearchPattern,
  onLine: (linesBefore: number) => void = () => undefined,
): LineMatcher {
  return pattern.kind === 'text' ? createTextMatcher(pattern) : createRegExpMatcher(pattern, onLine);
}

function createTextMatcher({ text, ignoreCase }: SearchPattern): LineMatcher {
  const finder = createTextFinder(text, ignoreCase);
  const half = MAX_FOUND_BYTES / 2;
  return {
    overlap: Math.max(0, finder.length - 1),
    match(bytes, from, end, onMatch, isOnlyFirst = false) {
      let searched = from;
      for (;;) {
        const at = finder.find(bytes, searched, end);
        if (at === -1) return;
        const earliest = Math.max(searched, at - half);
        const before = bytes.subarray(earliest, at).lastIndexOf(LINE_FEED);
        const latest = Math.min(end, at + Math.max(half, finder.length));
        const behind = bytes.subarray(at, latest).indexOf(LINE_FEED);
        const matchEnd = behind === -1 ? latest : at + behind;
        onMatch(before === -1 ? earliest : earliest + before + 1, matchEnd);
        if (isOnlyFirst) return;
        searched = matchEnd;
      }
    },
  };
}

function createRegExpMatcher(pattern: SearchPattern, onLine: (linesBefore: number) => void): LineMatcher {
  const expression = toRegExp(pattern);
  // A byte order mark is text here, or places in the text would not be places in the bytes.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  function isMatch(line: string): boolean {
    expression.lastIndex = 0;
    return expression.test(line);
  }

  return {
    overlap: 0,
    match(bytes, from, end, onMatch, isOnlyFirst = false) {
      const text = decoder.decode(bytes.subarray(from, end));
      let lineIndex = 0;
      // Lines of the text and of the bytes are the same; their lengths are not.
      let byteIndex = 0;
      let byteStart = from;
      for (let start = 0; start < text.length; lineIndex += 1) {
        const lineFeed = text.indexOf('\n', start);
        const lineEnd = lineFeed === -1 ? text.length : lineFeed;
        onLine(lineIndex);
        const found =
          lineEnd - start <= MAX_FOUND_BYTES / 3
            ? isMatch(text.slice(start, text.charCodeAt(lineEnd - 1) === 0x0d ? lineEnd - 1 : lineEnd))
            : undefined;
        start = lineEnd + 1;
        if (found === false) continue;
        for (; byteIndex < lineIndex; byteIndex += 1) byteStart = bytes.indexOf(LINE_FEED, byteStart) + 1;
        const lineFeedAt = lineFeed === -1 ? -1 : bytes.indexOf(LINE_FEED, byteStart);
        const byteEnd = lineFeedAt === -1 ? end : lineFeedAt;
        if (found === true) onMatch(byteStart, byteEnd);
        else if (!matchParts(bytes, byteStart, byteEnd, onMatch, isOnlyFirst, lineIndex)) continue;
        if (isOnlyFirst) return;
      }
    },
  };

  /** A line that is too long to be shown is tried part by part: a match over a seam is missed. */
  function matchParts(
    bytes: Uint8Array,
    from: number,
    end: number,
    onMatch: OnMatch,
    isOnlyFirst: boolean,
    lineIndex: number,
  ): boolean {
    let isFound = false;
    for (let start = from; start < end;) {
      onLine(lineIndex);
      const partEnd = findCharacterStart(bytes, Math.min(end, start + MAX_FOUND_BYTES), end);
      if (isMatch(decoder.decode(bytes.subarray(start, partEnd)))) {
        onMatch(start, partEnd);
        isFound = true;
        if (isOnlyFirst) return true;
      }
      start = partEnd;
    }
    return isFound;
  }
}

/** The place itself, or the next one at which a character of UTF-8 starts. */
function findCharacterStart(bytes: Uint8Array, at: number, end: number): number {
  let start = at;
  while (start < end && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return start;
}
