import type { SensitiveSpan, Redaction } from '../../core/redact/redaction.ts';

const LOCAL = /[\p{L}\p{N}\p{M}._+-]/u;
const DOMAIN = /[\p{L}\p{N}\p{M}.-]/u;

/**
 * From each `@` to both sides, never past another one: so a local part of any length is found, and the time is in
 * proportion to the text.
 */
export default {
  id: 'emailAddress',
  class: 'contact',
  label: 'e-mail address',
  tag: 'email-#',
  markers: ['@'],
  *find(text) {
    let previous = 0;
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
      const found = findAround(text, at, previous);
      if (found !== undefined) yield found;
      previous = at + 1;
    }
  },
} satisfies Redaction;

/** Owners of leases, which the machines API names in its errors; and sizes of pictures. */
const NO_MAILBOX = /^tokens\.fly\.io$|\.(?:png|jpe?g|gif|webp|svg|avif|js|css|ts)$/i;

function findAround(text: string, at: number, previous: number): SensitiveSpan | undefined {
  let start = at;
  while (start > previous && LOCAL.test(text.charAt(start - 1))) start -= 1;
  let end = at + 1;
  while (end < text.length && DOMAIN.test(text.charAt(end))) end += 1;
  const domain = /^(?:[^.]+\.)+\p{L}{2,}/u.exec(text.slice(at + 1, end))?.[0];
  if (start === at || domain === undefined || NO_MAILBOX.test(domain)) return undefined;
  end = at + 1 + domain.length;
  return { start, end, value: text.slice(start, end).toLowerCase() };
}
