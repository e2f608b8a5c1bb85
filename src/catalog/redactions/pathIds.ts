import { looksRandom } from '../../core/redact/randomText.ts';
import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

const UUID = /(?<=\/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![A-Za-z0-9_-])/gi;
/** A whole segment. Machine ids have fourteen digits, and stay; files have a name behind a dot, and stay. */
const SEGMENT = /(?<=\/)[A-Za-z0-9_-]{16,}(?=[/?#\s"'`\\)\],;&]|:\d|$)/g;
const HEX = /^(?=.*\d)[0-9a-f]{16,}$/i;
const MIN_RANDOM = 20;

export default {
  id: 'pathIds',
  class: 'identifier',
  label: 'id in the path of a URL',
  tag: ':id',
  markers: ['/'],
  *find(text) {
    yield* findMatches(text, UUID);
    for (const found of findMatches(text, SEGMENT))
      if (HEX.test(found.value) || (found.value.length >= MIN_RANDOM && looksRandom(found.value)))
        yield found;
  },
  masks: [
    ['GET /users/6f1c2a9e-1111-4222-8333-0123456789ab/edit', 'GET /users/:id/edit'],
    ['/files/6F1C2A9E-1111-4222-8333-0123456789AB.pdf', '/files/:id.pdf'],
    ['https://shop.fly.dev/o/0123456789abcdef01234567?x', 'https://shop.fly.dev/o/:id?x'],
    ['/share/V1StGXR8_Z5jdHi6B-myT 200', '/share/:id 200'],
    ['/runs/01KAJHR0F1W99MAG372VJD4QY8', '/runs/:id'],
  ],
  keeps: [
    '/v1/machines/148e21ea7d9d68/start',
    '/posts/how-to-fix-error-502-in-2024-part-2',
    '/assets/index-BxK3f9aZ1mQ2r7T.js',
    'registry.fly.io/shop:deployment-01KAJHR0F1W99MAG372VJD4QY8',
    'request.id="01KAJHR0F1W99MAG372VJD4QY8-sin"',
    '6f1c2a9e-1111-4222-8333-0123456789ab',
    '/users/:id',
  ],
} satisfies Redaction;
