import { findIpv6 } from '../../core/redact/ipAddress.ts';
import type { Redaction } from '../../core/redact/redaction.ts';

export default {
  id: 'privateNetworkAddress',
  class: 'place',
  label: "address in Fly's private network",
  tag: '6pn-#',
  *find(text) {
    for (const address of findIpv6(text)) if (address.kind === 'flyPrivate') yield address;
  },
} satisfies Redaction;
