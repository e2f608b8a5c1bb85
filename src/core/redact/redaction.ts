/** What a detector is: text goes in, the places of one kind of thing that should not be passed on come out. */

/**
 * What is masked, by what it tells, in the order in which it is looked for: a class sees the text as the ones before
 * have left it.
 *
 * - `secret`: opens something. Always masked.
 * - `query`: values in query strings; their names stay.
 * - `contact`: how to reach or charge a person.
 * - `address`: where a visitor comes from.
 * - `identifier`: which of many, in the path of a URL.
 * - `place`: the app, its hosts and its private network. A team knows them, the public need not.
 */
export const REDACTION_CLASSES = ['secret', 'query', 'contact', 'address', 'identifier', 'place'] as const;
export type RedactionClass = (typeof REDACTION_CLASSES)[number];

/** A half-open range of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SensitiveSpan extends Span {
  /** What stands for the value, for a detector that knows several kinds; see `Redaction.tag`. */
  readonly tag?: string;
  /** How the value is written when all its spellings are made one; as it stands where this is missing. */
  readonly value?: string;
}

/** Names that stand in the log's own fields, and that no pattern could know. */
export interface KnownNames {
  readonly apps: ReadonlySet<string>;
}

/** One kind of thing that is masked. tests/catalog/redactions holds the proof of what it finds and what it leaves. */
export interface Redaction {
  readonly id: string;
  readonly class: RedactionClass;
  /** What it finds, in words, in the singular. */
  readonly label: string;
  /** What stands for what is found. `#` is the number of the value: `ip-#` becomes `ip-1`. */
  readonly tag: string;
  /** Where none of these stands in a text, nothing is found in it: they spare the detector most texts. */
  readonly markers?: readonly string[];
  /**
   * The places in a text, in any order. Takes time in proportion to the text, whatever it holds: visitors choose
   * what stands in a log.
   */
  readonly find: (text: string, names: KnownNames) => Iterable<SensitiveSpan>;
}

/** Every match of a global expression, or of its group `value`, with which the expression must end. */
export function* findMatches(text: string, expression: RegExp): Generator<Span & { readonly value: string }> {
  for (const { 0: whole, index, groups } of text.matchAll(expression)) {
    const value = groups?.['value'] ?? whole;
    const end = index + whole.length;
    if (value !== '') yield { start: end - value.length, end, value };
  }
}

/** What a redactor has written, whose words detectors see as dots, or somebody else's tool: nothing is left to hide. */
export function isMask(text: string): boolean {
  return /^(?:[[\]…]+|[<[(*_]{1,3}(?:filtered|redacted|masked|hidden|removed|secret)[>\])*_]{1,3}|[*•]+|\.{3,}|x{3,})$/i.test(
    text,
  );
}

/** See redact.ts. */
export interface TextMask {
  redact(text: string): string;
  redactFileName(name: string): string;
}
