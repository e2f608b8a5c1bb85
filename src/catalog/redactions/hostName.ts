import { findMatches, type Redaction } from '../../core/redact/redaction.ts';

/** The host of any URL. A user before it is masked already. */
const IN_URL = /:\/\/(?:\[…+\]@|git@)?(?<value>[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)/g;
/** What Fly hands out, wherever it stands (https://fly.io/docs/networking/private-networking/). */
const FLY_DOMAIN = /\.(?:fly\.dev|flycast|internal)(?![A-Za-z0-9_-]|\.[A-Za-z0-9])/gi;
const NAMED =
  /(?<![A-Za-z])(?:host(?:name)?|sni|domain|server_name|for SNI)["']?(?:[ \t]{0,2}[=:][ \t]{0,2}|[ \t])["']?(?<value>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)/gi;
/** Fly's own and this machine's: the same for everybody. */
const PUBLIC_HOST =
  /^(?:(?:[a-z0-9-]+\.)*fly\.io|api\.machines\.dev|localhost|_api\.internal|(?:ip|host|app|6pn)-\d+|[\d.]+)$/i;

export default {
  id: 'hostName',
  class: 'place',
  label: 'host name',
  tag: 'host-#',
  *find(text) {
    for (const expression of [IN_URL, NAMED])
      for (const { start, end, value } of findMatches(text, expression))
        if (!PUBLIC_HOST.test(value)) yield { start, end, value: value.toLowerCase() };
    let previous = 0;
    for (const { 0: domain, index } of text.matchAll(FLY_DOMAIN)) {
      const end = index + domain.length;
      let start = index;
      while (start > previous && /[A-Za-z0-9_.-]/.test(text.charAt(start - 1))) start -= 1;
      previous = end;
      const value = text.slice(start, end).toLowerCase();
      if (start < index && !PUBLIC_HOST.test(value)) yield { start, end, value };
    }
  },
  masks: [
    ['https://shop.fly.dev/a http://SHOP.fly.dev:80', 'https://host-1/a http://host-1:80'],
    ['dial shop-db.flycast:5432, top1.nearest.of.shop.internal', 'dial host-1:5432, host-2'],
    ['postgres://[secret:password]@db.example.com/x', 'postgres://[secret:password]@host-1/x'],
    [
      'no valid tls certificate was found for SNI shop.example.com. aborted',
      'no valid tls certificate was found for SNI host-1. aborted',
    ],
    ['{"host":"shop.example.com"} Host: shop.example.com', '{"host":"host-1"} Host: host-1'],
    ['http://worker-dp-ams1/stream', 'http://host-1/stream'],
  ],
  keeps: [
    'http://localhost:8080 http://0.0.0.0:3000 http://[::1]/ https://fly.io/docs https://api.fly.io',
    'node:internal/process com.example.internal.Foo fly.dev',
    'http://host-1/a host=0ad1',
  ],
} satisfies Redaction;
