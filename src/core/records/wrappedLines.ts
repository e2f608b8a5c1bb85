/**
 * Wrapped lines: what a terminal, an editor or a mail broke at a column, in the middle of a header or of Fly's own
 * words. Lines that no layout reads go in; where they are a record together with the next one, that comes out.
 */
import type { LineLayouts, LineReading } from './lineLayouts.ts';
import type { RecordPlace } from './recordSink.ts';

interface HeldLine extends RecordPlace {
  readonly text: string;
}

export interface WrappedLines {
  /** The lines that wait for the next one; empty where none does. */
  readonly held: readonly HeldLine[];
  /** Keeps a line that the next one may complete; false where it is none. */
  hold(line: HeldLine, isOpen: boolean): boolean;
  /** What the lines that wait are together with this one, and their text up to it. */
  join(text: string): { readonly reading: LineReading; readonly before: string } | undefined;
  /** The lines that wait, which do so no longer. */
  take(): readonly HeldLine[];
}

/** Longer lines are not broken so that their header is. */
const MAX_LENGTH = 400;
const MAX_LINES = 3;
/** Where so many lines in turn are no records however they are joined, the file is not wrapped. */
const MAX_IN_VAIN = 500;
/** What a header starts with, and what no text of an app does as well as often. */
const HEADER_START = /^\W{0,8}(?:\d{4}-\d\d-\d\d[T ]\d|error\.message="|(?:app|proxy|runner|health)\[)/;

export function createWrappedLines(layouts: LineLayouts): WrappedLines {
  let held: HeldLine[] = [];
  let inVain = 0;
  return {
    get held() {
      return held;
    },
    hold(line, isOpen) {
      const { text } = line;
      const mayGoOn = held.length === 0 ? !isOpen || HEADER_START.test(text) : true;
      if (!mayGoOn || text.length > MAX_LENGTH || held.length >= MAX_LINES) return false;
      held.push(line);
      return true;
    },
    join(text) {
      if (inVain >= MAX_IN_VAIN) return undefined;
      inVain += 1;
      const joined = held.map((line) => line.text.replace(/\r$/, '')).join('');
      for (const before of [joined, `${joined.trimEnd()} `]) {
        const reading = layouts.find(before + (before === joined ? text : text.trimStart()));
        if (reading !== undefined) {
          inVain = 0;
          return { reading, before };
        }
      }
      return undefined;
    },
    take() {
      const taken = held;
      held = [];
      return taken;
    },
  };
}
