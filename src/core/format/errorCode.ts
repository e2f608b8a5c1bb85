/**
 * The error code of a record: a record and the catalog's templates go in, the record's own code,
 * how it is known, and the cause it quotes come out. Four rules decide (ARCHITECTURE.md, "Codes").
 */
import type { LogRecord } from './logFormat.ts';
import { createTemplateMatcher, type TemplateMatcher } from './messageTemplate.ts';

/** What a code's second letter says. `other` is for letters that the documentation does not have. */
export const CATEGORIES = [
  'internal',
  'upstream',
  'connection',
  'tls',
  'machine',
  'app',
  'edge',
  'routing',
  'limit',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Whose it is to act: the app's developers, Fly, the visitor's side, or the log has to tell. */
export type Owner = 'app' | 'platform' | 'client' | 'unclear';

/** One documented code with everything a person needs to act on it. Text is plain, without markup. */
export interface ErrorCode {
  /** `P`, a category letter, two digits. */
  readonly code: string;
  /** The documentation's own title. */
  readonly title: string;
  readonly category: Category;
  readonly owner: Owner;
  /** True where the documentation does not say whose it is and Postflight judged. */
  readonly ownerIsJudgement: boolean;
  /** Title of the section that holds the code on the documentation page; it can differ from the category. */
  readonly section: string;
  /** What the code means, one to three sentences. */
  readonly meaning: string;
  /** What to look at, most telling first; may be empty where nothing can be done but to wait or report. */
  readonly checks: readonly string[];
  /** The code's own anchor on the documentation page. */
  readonly docsUrl: string;
  /** Further pages that the text refers to. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Codes worth reading next to this one. */
  readonly related: readonly string[];
  /** The proxy's wording without the code; see messageTemplate.ts. Empty where no wording is known. */
  readonly templates: readonly string[];
  readonly samples: {
    /** Messages without a code that must be read as this code. */
    readonly match: readonly string[];
    /** Messages that look alike and must not be. */
    readonly noMatch: readonly string[];
  };
}

/** How the own code of a record is known. */
type OwnCode =
  | { readonly code: string; readonly how: 'written' | 'inferred' }
  /** A proxy error that carries no code and fits no template. */
  | { readonly code: undefined; readonly how: 'unclassified' };

/** What a record says about errors: its own code, counted once, and the code it quotes as its cause. */
export type RecordErrors = OwnCode & { readonly cause: string | undefined };

const CATEGORY_BY_LETTER: ReadonlyMap<string, Category> = new Map([
  ['P', 'internal'],
  ['U', 'upstream'],
  ['C', 'connection'],
  ['T', 'tls'],
  ['M', 'machine'],
  ['A', 'app'],
  ['E', 'edge'],
  ['R', 'routing'],
  ['L', 'limit'],
]);

/** The category of any code, known to the catalog or not. */
export function toCategory(code: string): Category {
  return CATEGORY_BY_LETTER.get(code.charAt(1)) ?? 'other';
}

/** A category, or what errors without a code are counted under. */
export type CategoryName = Category | 'unclassified';

/** The same for the code `''`, which stands for unclassified errors. */
export function toCategoryName(code: string): CategoryName {
  return code === '' ? 'unclassified' : toCategory(code);
}

/** True for `P`, a capital letter and two digits, alone. */
export function isErrorCode(text: string): boolean {
  return /^P[A-Z]\d{2}$/.test(text);
}

const CODE_AT_START = /^\[(P[A-Z]\d{2})\](?=\s|$)/;
const LAST_ERROR = 'last error:';

export interface CodeReader {
  /** The errors of a record, or undefined where the record is not a proxy error. */
  findErrors(record: LogRecord): RecordErrors | undefined;
}

/** A code and its wordings: all that telling an error from its text takes. */
export type CodeWordings = Pick<ErrorCode, 'code' | 'templates'>;

/** Makes the reader for a catalog. Templates are compiled once. */
export function createCodeReader(codes: readonly CodeWordings[]): CodeReader {
  const matcher = createTemplateMatcher(
    codes.flatMap(({ code, templates }) => templates.map((template) => ({ id: code, template }))),
  );
  return {
    findErrors(record) {
      // Rule 2: brackets in kernel lines (`[PC03]`) and in an app's own messages are no Fly codes.
      if (record.provider !== undefined && record.provider !== 'proxy') return undefined;
      const own = findOwnCode(record, matcher);
      return own && { ...own, cause: findCause(record.message, matcher) };
    },
  };
}

function findOwnCode(record: LogRecord, matcher: TemplateMatcher): OwnCode | undefined {
  const written = CODE_AT_START.exec(record.message)?.[1] ?? record.errorCode;
  if (written !== undefined && isErrorCode(written)) return { code: written, how: 'written' };
  // A text can only be trusted to be the proxy's where the export says that the proxy wrote it.
  if (record.provider !== 'proxy' || !isErrorLevel(record)) return undefined;
  const inferred = matcher.find(record.message);
  return inferred === undefined
    ? { code: undefined, how: 'unclassified' }
    : { code: inferred, how: 'inferred' };
}

function isErrorLevel({ level, isError }: LogRecord): boolean {
  return isError === true || level === 'error' || level === 'warn' || level === 'warning';
}

/** Rule 3: the code behind `last error:` explains the record, it does not count again. */
function findCause(message: string, matcher: TemplateMatcher): string | undefined {
  const at = message.indexOf(LAST_ERROR);
  if (at === -1) return undefined;
  const quoted = message.slice(at + LAST_ERROR.length).trim();
  return CODE_AT_START.exec(quoted)?.[1] ?? matcher.find(quoted);
}
