/** Text goes in; the IP addresses in it come out, in one spelling, with whether they tell where a visitor is. */
import type { Span } from './redaction.ts';

/**
 * - `public`: can be a visitor's; the ranges for documentation count too, because tests of masking use them.
 * - `flyPrivate`: Fly's private network, fdaa::/16 (https://fly.io/docs/networking/private-networking/).
 * - `other`: this machine, a local network, nothing at all. Everybody has these.
 */
type AddressKind = 'public' | 'flyPrivate' | 'other';

export interface FoundAddress extends Span {
  readonly kind: AddressKind;
  /** The same for every spelling of the address. */
  readonly value: string;
}

const IPV4 = /(?<![A-Za-z0-9.])\d{1,3}(?:\.\d{1,3}){3}(?![A-Za-z0-9]|\.\d)/g;
/** Two colons with at most four digits between, which every IPv6 address has somewhere. */
const HAS_IPV6 = /:[0-9a-f]{0,4}:/i;
const IPV6_RUN = /[0-9a-f:.]{3,}/gi;
/** The longest: `0000:0000:0000:0000:0000:ffff:255.255.255.255`, and a group that is a name before it. */
const MAX_RUN = 52;
/** The shortest without `::`: `1:2:3:4:5:6:7:8`. */
const MIN_FULL = 15;

export function* findIpv4(text: string): Generator<FoundAddress> {
  for (const { 0: value, index } of text.matchAll(IPV4)) {
    const bytes = parseIpv4(value);
    if (bytes !== undefined)
      yield { start: index, end: index + value.length, kind: toIpv4Kind(bytes), value };
  }
}

export function* findIpv6(text: string): Generator<FoundAddress> {
  if (!HAS_IPV6.test(text)) return;
  for (const { 0: run, index } of text.matchAll(IPV6_RUN)) {
    if (run.length > MAX_RUN || (run.length < MIN_FULL && !run.includes('::'))) continue;
    const found = findInRun(text, index, index + run.length);
    if (found !== undefined) yield found;
  }
}

/** Without the full stops, or the one colon, of a sentence. */
function findRunEnd(text: string, runStart: number, runEnd: number): number {
  let end = runEnd;
  while (end > runStart && text[end - 1] === '.') end -= 1;
  const hasColon = end === runEnd && end - runStart > 1 && text[end - 1] === ':' && text[end - 2] !== ':';
  return hasColon ? end - 1 : end;
}

/** `source:2001:db8::1` makes a run that starts with `ce:`, and `[…]:2001:db8::1,` one with a colon before. */
function findInRun(text: string, runStart: number, runEnd: number): FoundAddress | undefined {
  if (isWordCharacter(text.charAt(runEnd))) return undefined;
  const run = text.slice(runStart, findRunEnd(text, runStart, runEnd));
  const afterColon = run.indexOf(':') + 1;
  const offsets = isWordCharacter(text.charAt(runStart - 1)) ? [afterColon] : [0, afterColon];
  for (const offset of offsets) {
    const groups = parseIpv6(run.slice(offset));
    if (groups === undefined) continue;
    const kind = toIpv6Kind(groups);
    const value = groups.map((group) => group.toString(16)).join(':');
    if (kind !== 'other') return { start: runStart + offset, end: runStart + run.length, kind, value };
  }
  return undefined;
}

function isWordCharacter(character: string): boolean {
  return /\w/.test(character);
}

function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const isAddress = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part));
  const bytes = parts.map(Number);
  return isAddress && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** Eight groups of sixteen bits (RFC 4291, section 2.2). */
function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const parsed = halves
    .map((half, i) => parseGroups(half, i === halves.length - 1))
    .filter((groups) => groups !== undefined);
  if (parsed.length < halves.length) return undefined;
  const [head = [], tail = []] = parsed;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string, isEnd: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const bytes = isEnd && last.includes('.') ? parseIpv4(last) : undefined;
  const written = bytes === undefined ? parts : parts.slice(0, -1);
  if (!written.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  const groups = written.map((part) => Number.parseInt(part, 16));
  if (bytes === undefined) return groups;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return [...groups, a * 256 + b, c * 256 + d];
}

/** By the registry of special addresses (RFC 6890). */
function toIpv4Kind([a = 0, b = 0]: readonly number[]): AddressKind {
  const isOther =
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168);
  return isOther ? 'other' : 'public';
}

/** Only 2000::/3 is handed out. An IPv4 address within ::ffff:0:0/96 or 64:ff9b::/96 is judged as such. */
function toIpv6Kind(groups: readonly number[]): AddressKind {
  const [first = 0, second = 0] = groups;
  const [seventh = 0, last = 0] = groups.slice(6);
  const middle = groups.slice(1, 5).every((group) => group === 0);
  if (first === 0 && middle && groups[5] === 0xffff) return toIpv4Kind([seventh >>> 8, seventh & 0xff]);
  if (first === 0x64 && second === 0xff9b) return toIpv4Kind([seventh >>> 8, seventh & 0xff]);
  // fdaa::3 is the resolver, the same for everybody.
  const isResolver = last === 3 && groups.slice(1, 7).every((group) => group === 0);
  if (first === 0xfdaa) return isResolver ? 'other' : 'flyPrivate';
  return first >= 0x2000 && first < 0x4000 ? 'public' : 'other';
}
