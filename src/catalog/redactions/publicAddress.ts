import { findIpv4, findIpv6 } from '../../core/redact/ipAddress.ts';
import type { Redaction } from '../../core/redact/redaction.ts';

/** Browsers have versions of four numbers: `Chrome/140.0.7339.80`. */
const VERSION_BEFORE =
  /(?:(?:Chrom(?:e|ium)|HeadlessChrome|Edg[A-Za-z]{0,3}|OPR|Opera|Vivaldi|YaBrowser|CriOS|SamsungBrowser|Electron|Brave|Whale|Version|WhatsApp|Instagram|QtWebEngine)[/ ]|\bver(?:sion)?["']?[ =:]{1,2}["']?)$/i;

export default {
  id: 'publicAddress',
  class: 'address',
  label: 'public IP address',
  tag: 'ip-#',
  *find(text) {
    for (const address of [...findIpv4(text), ...findIpv6(text)])
      if (address.kind === 'public' && !isVersion(text, address.start)) yield address;
  },
} satisfies Redaction;

function isVersion(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  return /[A-Za-z]["']?[/ =:]{1,2}["']?$/.test(before.slice(-5)) && VERSION_BEFORE.test(before);
}
