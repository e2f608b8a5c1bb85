import { findMatches, type SensitiveSpan, type Redaction } from '../../core/redact/redaction.ts';

/** Numbers beside each other, without the start of an IPv6 address: which of them are the card is not known yet. */
const NUMBERS = /(?<![\w.-])\d+(?:[ -]\d+)*(?![\w]|[.-]\d|:[\da-f]{0,4}:)/gi;
/** Digits alone, or in groups of four to six (ISO/IEC 7812). */
const GROUPED = /^\d{4}(?:[ -]?\d{4,6}){2}(?:[ -]?\d{1,5})?(?:[ -]?\d{1,3})?$/;
/** How many of them one card is written as. */
const MAX_GROUPS = 5;
/** Lengths and first digits of the large issuers: without them, one number in ten would pass the check digit. */
const ISSUERS =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35\d{14})$/;

export default {
  id: 'cardNumber',
  class: 'contact',
  label: 'card number',
  tag: 'card-#',
  *find(text) {
    for (const numbers of findMatches(text, NUMBERS)) yield* findCards(numbers.value, numbers.start);
  },
} satisfies Redaction;

/** What stands beside a card, such as a status or a year, reads like one more group of it. */
function* findCards(numbers: string, start: number): Generator<SensitiveSpan> {
  const groups = numbers.split(' ');
  let at = start;
  for (let i = 0; i < groups.length;) {
    const card = findCardAt(groups, i);
    if (card !== undefined) yield { start: at, end: at + card.length, value: toDigits(card) };
    const read = card ?? groups[i] ?? '';
    i += read.split(' ').length;
    at += read.length + 1;
  }
}

function findCardAt(groups: readonly string[], first: number): string | undefined {
  for (let count = MAX_GROUPS; count > 0; count -= 1) {
    const card = groups.slice(first, first + count).join(' ');
    if (GROUPED.test(card) && isCardNumber(toDigits(card))) return card;
  }
  return undefined;
}

function isCardNumber(digits: string): boolean {
  return ISSUERS.test(digits) && hasCheckDigit(digits);
}

function toDigits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Luhn's: every second digit from the right counts twice, and its own digits are summed. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, i) => (i % 2 === 1 ? digit * 2 - (digit > 4 ? 9 : 0) : digit))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
}
