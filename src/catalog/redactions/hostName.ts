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
} satisfies Redaction;
