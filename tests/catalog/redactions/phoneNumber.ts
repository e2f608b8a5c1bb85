import type { RedactionProof } from '../../support/proofs.ts';

export default {
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
} satisfies RedactionProof;
