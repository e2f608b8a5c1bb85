/**
 * Marks before lines: what mails, notes, terminals and other programs put before a line of a log. A line goes in, the
 * places at which a record may start come out. Whether one does is for the layouts to say, so a mark that belongs to
 * a message stays in it: its record starts before it.
 */

/** Of quotes, lists, tables, comments, and cuts; entities of a mail's HTML. */
const SIGN = String.raw`(?:[>*+•|#-]|&gt;|//|\x60{1,3}|\.{2,3}|…)`;
/** `12:` of `grep -n`, `12.` of a list. */
const NUMBER = String.raw`\d{1,7}[.:)-]`;
/**
 * `app.log:` of `grep -H`, `name:12:` of `grep -Hn`; a name has no blank. A word and a colon alone is what apps start their
 * messages with, and what stands behind a scheme is an address.
 */
const FILE_NAME = String.raw`[^\s:"'{}\[\]<>]{1,100}`;
const FILE = String.raw`(?:${FILE_NAME}\.[A-Za-z]\w{0,7}:(?!//)(?:\d{1,7}:)?|${FILE_NAME}:\d{1,7}:)`;
/** What a CI or a collector puts before the lines of a job. */
const TIME = String.raw`\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?(?=\s)`;
/** `Mar  2 08:15:31 host unit[1]:` of a journal. */
const JOURNAL = String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[\w.-]{1,60} )?(?:[\w.@/-]{1,60}(?:\[\d{1,9}\])?: )?`;
/** `web-1  |` of docker compose. */
const SERVICE = String.raw`[\w.-]{1,60} {1,20}\|(?=\s)`;
const MARK = new RegExp(`(?:${SIGN}|${JOURNAL}|${TIME}|${SERVICE}|${NUMBER}|${FILE})[^\\S\\n]*`, 'y');
const BLANKS = /[^\S\n]*/y;
const MAX_MARKS = 5;
/** What begins every record that says when and by whom it was written, or its message in history. */
const STAMP =
  /(?<![\w.])\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20} +(?:app|proxy|runner|health)[ []|(?<![\w.])error\.message="/g;
const MAX_STAMPS = 8;

export interface RecordStarts {
  /** Behind nothing, one mark, two … */
  readonly behindMarks: readonly number[];
  /** Behind any other text. */
  readonly behindText: readonly number[];
}

/** Offsets into the line. */
export function findRecordStarts(line: string): RecordStarts {
  const behindMarks = [0];
  let at = skip(BLANKS, line, 0) ?? 0;
  while (behindMarks.length <= MAX_MARKS) {
    const next = skip(MARK, line, at);
    if (next === undefined || next >= line.length) break;
    behindMarks.push(next);
    at = next;
  }
  const behindText: number[] = [];
  for (const { index } of line.matchAll(STAMP)) {
    if (behindText.length >= MAX_STAMPS) break;
    // Behind a quote stands the rest of the record whose message that closes.
    if (!behindMarks.includes(index) && !/"\s*$/.test(line.slice(Math.max(0, index - 8), index)))
      behindText.push(index);
  }
  return { behindMarks, behindText };
}

/** Whether what stands before a record repeats itself before its further lines: then it is no part of them. */
export function skipSameMark(mark: string, line: string): number {
  let at = 0;
  for (let i = 0; i < mark.length; i += 1) {
    if (isDigit(mark.charCodeAt(i))) {
      if (!isDigit(line.charCodeAt(at))) return 0;
      while (isDigit(line.charCodeAt(at))) at += 1;
      while (isDigit(mark.charCodeAt(i + 1))) i += 1;
    } else if (line[at] === mark[i]) at += 1;
    else if (mark[i] !== ' ') return 0;
  }
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function skip(pattern: RegExp, line: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(line);
  return found === null ? undefined : at + found[0].length;
}
