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
  masks: [
    ['SMS to +31 20 555 0100, again +31205550100', 'SMS to phone-1, again phone-1'],
    ['call (415) 555-0100 or 415-555-0100', 'call phone-1 or phone-1'],
    ['{"phone":"0205550100"}', '{"phone":"phone-1"}'],
    ['{"phone_number":31205550100}', '{"phone_number":"phone-1"}'],
    ['to=%2B31205550100', 'to=phone-1'],
  ],
  keeps: [
    '2026-03-02T08:15:31+01:00 +0100 +12 -3',
    'took 1772439331250000000 ns',
    '0205550100',
    'diff +1234567',
    '1e+1234567890',
    'telemetry=12345678',
  ],
} satisfies Redaction;
