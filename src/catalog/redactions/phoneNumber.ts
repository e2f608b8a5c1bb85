import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/**
 * `+` and the country (ITU E.164: at most 15 digits), or ten digits as North America writes them; never with the start of
 * an IPv6 address.
 */
const INTERNATIONAL = /(?<![\w+.])\+(?=\d)(?:\d[ ().-]{0,2}){7,14}\d(?![\w]|\.\d|:[\da-f]{0,4}:)/gi;
const NORTH_AMERICAN = /(?<![\w.+-])(?:\([2-9]\d\d\) ?|[2-9]\d\d-)[2-9]\d\d-\d{4}(?![\w-]|\.\d)/g;
const NAMED =
  /(?<![A-Za-z])(?:phone|telephone|tel|mobile|msisdn|sms|whatsapp)(?:[_ -]?(?:number|no|to|from))?["']?[ \t]{0,2}[=:][ \t]{0,2}["']?(?<value>\d(?:[ ().-]?\d){6,14})(?![\w]|\.\d)/gi;

export default {
  id: 'phoneNumber',
  class: 'contact',
  label: 'phone number',
  tag: 'phone-#',
  *find(text) {
    if (!/\d{4}/.test(text)) return;
    for (const expression of [INTERNATIONAL, NORTH_AMERICAN, NAMED])
      for (const { start, end, value } of findMatches(text, expression))
        yield { start, end, value: value.replace(/\D/g, '') };
  },
} satisfies Redaction;
