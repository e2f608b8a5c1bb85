import { findMatches, type Redaction } from '../../core/redaction.ts';

/** Digits alone, or in groups of four to six (ISO/IEC 7812). */
const CANDIDATE = /(?<![\w.-])\d{4}(?:[ -]?\d{4,6}){2}(?:[ -]?\d{1,5})?(?:[ -]?\d{1,3})?(?![\w]|[.-]\d)/g;
/** Lengths and first digits of the large issuers: without them, one number in ten would pass the check digit. */
const ISSUERS =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35\d{14})$/;

export default {
  id: 'cardNumber',
  class: 'contact',
  label: 'card number',
  tag: 'card-#',
  *find(text) {
    for (const { start, end, value } of findMatches(text, CANDIDATE)) {
      const digits = value.replace(/\D/g, '');
      if (ISSUERS.test(digits) && hasCheckDigit(digits)) yield { start, end, value: digits };
    }
  },
  masks: [
    [`paid with ${'4242 '.repeat(4).trim()}, ${'4242'.repeat(4)}`, 'paid with card-1, card-1'],
    [`{"card":${'4242'.repeat(4)}}`, '{"card":"card-1"}'],
    [`3782-822463-10005`, 'card-1'],
  ],
  keeps: ['4242424242424241', '1772439331250000000', '0.4242424242424242', '42424242', '2026-0302-0815-3100'],
} satisfies Redaction;

/** Luhn's: every second digit from the right counts twice, and its own digits are summed. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, i) => (i % 2 === 1 ? digit * 2 - (digit > 4 ? 9 : 0) : digit))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
}
