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
  masks: [
    [
      'listening on [fdaa:0:1da:a7b:2dc:a91e:31df:2]:22 (DNS: [fdaa::3]:53)',
      'listening on [6pn-1]:22 (DNS: [fdaa::3]:53)',
    ],
    ['fdaa:0:1DA::2 fdaa:0:1da:0:0:0:0:2', '6pn-1 6pn-1'],
  ],
  keeps: ['fdaa::3', 'fd00::1', '2001:db8::1'],
} satisfies Redaction;
