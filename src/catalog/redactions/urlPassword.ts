import type { Redaction, Span } from '../../core/redact/redaction.ts';
import { isMask } from '../../core/redact/redaction.ts';

/** What ends the authority of a URL (RFC 3986, section 3.2), and what ends a URL in a log. */
const AUTHORITY_END = /[/?#\s"'`<>\\]|$/g;
const URL_END = /[\s"'`<>\\]|:\/\/|$/g;
/** `user:password@tcp(host:3306)/db`, as the MySQL driver of Go has it. */
const GO_MYSQL = /(?<![^\s"'=`])([^\s"'=`@:]{1,100}:[^\s"'`@]{1,400})@(?:tcp|unix)\(/g;

export default {
  id: 'urlPassword',
  class: 'secret',
  label: 'user and password in a URL',
  tag: '[secret:password]',
  markers: ['://', '@tcp(', '@unix('],
  *find(text) {
    for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
      const userInfo = findUserInfo(text, at + 3);
      if (userInfo !== undefined) yield userInfo;
    }
    if (!text.includes('@tcp(') && !text.includes('@unix(')) return;
    for (const { 1: userInfo = '', index } of text.matchAll(GO_MYSQL))
      if (!isMask(userInfo)) yield { start: index, end: index + userInfo.length };
  },
} satisfies Redaction;

function findUserInfo(text: string, start: number): Span | undefined {
  const authorityEnd = findEnd(text, start, AUTHORITY_END);
  const authority = text.slice(start, authorityEnd);
  let end = authority.lastIndexOf('@');
  // A password that was not encoded can hold a slash. Then what stands behind the colon is no port.
  if (end === -1 && /^[^:[\]]{0,400}:(?!\d{0,5}$)/.test(authority))
    end = text.slice(start, findEnd(text, start, URL_END)).lastIndexOf('@');
  const userInfo = text.slice(start, start + end);
  return end < 1 || userInfo === 'git' || isMask(userInfo) ? undefined : { start, end: start + end };
}

function findEnd(text: string, from: number, expression: RegExp): number {
  expression.lastIndex = from;
  return expression.exec(text)?.index ?? text.length;
}
