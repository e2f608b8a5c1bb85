import { describe, expect, it, test } from 'vitest';
import { errorCodes, findErrorCodeEntry } from '../../src/catalog/codes/index.ts';
import { toCategory, type ErrorCode } from '../../src/core/format/errorCode.ts';
import { createTemplateMatcher } from '../../src/core/format/messageTemplate.ts';
import { OWNER_BY_CODE } from './documentedCodes.ts';
import { DOCUMENTATION_PAGES } from '../../src/protection/securityHeaders.ts';

/** The documentation page files some letters under another letter's heading. */
const SECTION_BY_LETTER: Readonly<Record<string, string>> = {
  P: 'Internal Errors',
  U: 'Upstream Proxy errors',
  C: 'Upstream Proxy errors',
  T: 'TLS errors',
  M: 'Machine-related errors',
  A: 'Machine-related errors',
  E: 'Edge proxy errors',
  R: 'Routing errors',
  L: 'Routing errors',
};

/** What holds for every code of a letter and must be said on each. */
const FACTS_BY_LETTER: Readonly<Record<string, readonly string[]>> = {
  T: ['TLS is terminated by Fly Proxy', 'before a request reaches your app'],
  M: ['start', 'request'],
  E: ['internal to Fly', 'edge proxies only', 'fly-replay'],
};

const CONCURRENCY_FACTS = [
  'fly.toml',
  'CPU, memory or disk I/O',
  'concurrency limits of its own',
  'connection pools',
  'databases',
  'exhausted',
  'connections from the app to external services are slow',
];

/** The facts that a code's text must not lose: strings of its meaning and checks, in any case. */
const FACTS_BY_CODE: Readonly<Record<string, readonly string[]>> = {
  PP01: ['TCP socket options', 'internal to Fly', 'nothing to do with your app'],
  PU01: ['HTTP/2 handshake', 'one of your machines', 'h2c', 'without TLS', 'only takes HTTP/1'],
  PU02: ['started an HTTP request to one of your machines', 'not completed'],
  PU03: ['host', 'unreachable', 'nothing to do with your app', 'internal to Fly'],
  PU04: ['could not create the HTTP request', 'cause is not known'],
  PC01: [
    'given port',
    'not open',
    'right port',
    '0.0.0.0',
    '::',
    '127.0.0.1',
    'startup logs',
    'servers often print their address',
  ],
  PC02: [
    'unspecified port',
    'not open',
    '0.0.0.0',
    '::',
    '127.0.0.1',
    'startup logs',
    'servers often print their address',
  ],
  PC03: ['reset a TCP connection too early', 'app logs'],
  PC04: ['aborted a TCP connection too early', 'app logs'],
  PC05: [
    'connections from Fly Proxy to your app time out',
    'app logs',
    'concurrency limits',
    'overloaded',
    'managed Grafana',
    'CPU, memory, disk I/O',
    'exhausted',
  ],
  PC06: ['I/O error', 'could not be identified', 'connection to a machine'],
  PC07: ['too many retries', 'connecting to a machine'],
  PC08: ['timeout of a TCP connection', 'upstream', 'could not be set', 'internal to Fly'],
  PT01: ['range of IP addresses', 'rate limit for TLS handshakes'],
  PT02: ['one server name (SNI)', 'rate limit'],
  PT03: ['canceled early'],
  PT04: ['TLS handshake failed'],
  PT05: ['no valid TLS certificate', 'server name (SNI)', 'connection was aborted'],
  PT06: ['no valid TLS certificate', 'for the connection', 'aborted'],
  PT07: ['handshake', 'I/O error', 'not specified'],
  PT08: ['handshake took too long and timed out'],
  PT09: ['internal TLS error'],
  PM01: ['Machines API returned an error', 'underlying error when it is known'],
  PM02: ['internal error of Fly', 'from stopped to started'],
  PM03: ['API request', 'from stopped to started', 'timed out'],
  PM04: ['error in parsing a request', 'from stopped to started'],
  PM05: ['could not connect to a machine', 'underlying error when it is known'],
  PM06: ['Machines API needs the name of an app', 'one machine', 'none was given'],
  PM07: ['could not start or stop a machine', 'underlying error when it is known'],
  PM08: ['cannot be started from the state', 'stopping', 'destroyed', 'state stands in the message'],
  PM09: ['did not recognise the state'],
  PM10: ['canceled early', 'internal problem of Fly'],
  PM11: [
    'only eventually',
    'an edge may believe a machine started',
    'stopped less than 5 minutes ago',
    'if other machines are available',
    'goes back to the edge',
    'picks another',
    'only one machine able to serve',
    'forwarded to it anyway',
  ],
  PA01: [
    'edge proxies buffer',
    '10 MB',
    '1 MB',
    'below 1 MB',
    'fly-replay',
    'retried',
    'buffering stopped',
    'no replay or retry was possible',
  ],
  PA02: ['may be replayed again', 'up to 10 times', 'fly-replay'],
  PA03: ['your app returned an invalid fly-replay header'],
  PA04: ['fly-replay', 'app field', 'an app that does not exist'],
  PA05: [
    'fly-replay',
    'belongs to another organization',
    'by default only apps of one organization',
    'fly orgs replay-sources add',
    'fly orgs cross-network-replays enable',
  ],
  PE01: ['internal error', 'name of the source app'],
  PE02: ['internal error', 'organization of the source app'],
  PR01: [
    'no healthy machine',
    'not HTTP',
    'TCP services',
    'boot errors',
    'restart retries',
    'all machines are stopped',
    'rolling deploy',
    'volumes',
    'read the app logs and run fly status',
    'immediate deploy strategy',
    'replaces all machines at once',
    'downtime',
    'some PR01',
    ...CONCURRENCY_FACTS,
  ],
  PR02: [
    'edge proxy had forwarded',
    'one specific machine',
    'shut down in between',
    'mostly during bluegreen deploys',
  ],
  PR03: ['like PR01', 'HTTP services only', 'up to 90 retries', 'cause of the last error before it'],
  PR04: ['like PR03', 'HTTP services only', 'up to 90 retries', 'no earlier error'],
  PR05: ['static file', 'could not be fetched', 'Tigris bucket that is given for it'],
  PL01: ['counted here in connections', 'how traffic is balanced', ...CONCURRENCY_FACTS],
  PL02: ['counted here in requests', 'how traffic is balanced', ...CONCURRENCY_FACTS],
};

/** Proxy wordings that belong to no documented code, or to several: they must not be guessed at. */
const UNCLASSIFIED = [
  'could not find an instance to route to',
  'Could not proxy HTTP request.',
  'could not proxy TCP data: unexpected end of file',
  'could not proxy TCP data to/from instance 3287e5c0a41b96: Connection reset by peer (os error 104)',
  'could not finish reading HTTP body from instance: error reading a body from connection',
  'Failed to proxy HTTP request (error: connection closed). Retrying in 1000 ms (attempt 4)',
  "app 'tidepool' used 'fly-replay' response header to target app 'harbour', but cross-network replays are not allowed",
  'failed to connect even if machine has been started for a while',
  'could not find machine state, this is an internal problem',
  'Still waiting for machine to listen on 0.0.0.0:3000 (waited 9.8s so far)',
  'Starting machine',
];

const modules = import.meta.glob<ErrorCode>('../../src/catalog/codes/P*.ts', {
  eager: true,
  import: 'default',
});
const matcher = createTemplateMatcher(
  errorCodes.flatMap(({ code, templates }) => templates.map((template) => ({ id: code, template }))),
);

/** The page's own rule: apostrophes vanish, everything else that is no letter or digit becomes one hyphen. */
function toSlug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-');
}

describe('the catalog of error codes', () => {
  it('holds exactly the documented codes, in the order of the documentation page', () => {
    expect(errorCodes.map(({ code }) => code)).toEqual(Object.keys(OWNER_BY_CODE));
  });

  it('names each file after its code', () => {
    const named = Object.entries(modules).map(([path, { code }]) => [path.split('/').at(-1), `${code}.ts`]);
    expect(named).toHaveLength(errorCodes.length);
    for (const [fileName, expected] of named) expect(fileName).toBe(expected);
  });

  it('finds an entry by its code, and none for codes that are not documented', () => {
    expect(findErrorCodeEntry('PC01')?.title).toBe('Machine refused connection on port');
    expect(findErrorCodeEntry('PU05')).toBeUndefined();
    expect(findErrorCodeEntry('pc01')).toBeUndefined();
    expect(findErrorCodeEntry('')).toBeUndefined();
  });

  test.each(UNCLASSIFIED)('reads no code from: %s', (message) => {
    expect(matcher.find(message)).toBeUndefined();
  });
});

describe.each(errorCodes.map((entry) => ({ ...entry, entry })))('$code', ({ code, entry }) => {
  const texts = [entry.meaning, ...entry.checks];
  const letter = code.charAt(1);

  it('is filed by its letter, with the section of the documentation page and the agreed owner', () => {
    expect(entry.category).toBe(toCategory(code));
    expect(entry.section).toBe(SECTION_BY_LETTER[letter]);
    expect(`${entry.owner}${entry.ownerIsJudgement ? '*' : ''}`).toBe(OWNER_BY_CODE[code]);
  });

  it('is complete', () => {
    expect(entry.title).not.toBe('');
    expect(entry.checks).not.toHaveLength(0);
    expect(new Set(entry.checks).size).toBe(entry.checks.length);
    expect(entry.meaning.match(/[.?](?= [A-Z]|$)/g)?.length).toBeOneOf([1, 2, 3]);
  });

  it('is written in whole sentences of plain text', () => {
    for (const text of texts) expect(text).toMatch(/^[A-Z].*[.?]$/);
    for (const text of [entry.title, ...texts, ...entry.links.map(({ label }) => label)]) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}|[\n\t`*<>[\]]|__|&\w+;|https?:/);
    }
  });

  it('points at its own anchor of the documentation page', () => {
    const anchor = toSlug(`${code}: ${entry.title}`);
    expect(anchor.startsWith(`${code.toLowerCase()}-`)).toBe(true);
    expect(entry.docsUrl).toBe(`https://fly.io/docs/monitoring/error-codes/#${anchor}`);
  });

  it('links only to pages that the security headers allow, each once', () => {
    const urls = entry.links.map(({ url }) => url);
    for (const url of [entry.docsUrl, ...urls]) expect(DOCUMENTATION_PAGES).toContain(url.replace(/#.*/, ''));
    for (const url of urls) expect(url).toMatch(/^https:\/\/fly\.io\/docs\/[a-z/-]+\/(#[a-z-]+)?$/);
    for (const { label } of entry.links) expect(label).not.toBe('');
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('names related codes that exist, not itself, each once', () => {
    expect(entry.related).not.toHaveLength(0);
    expect(entry.related).not.toContain(code);
    expect(new Set(entry.related).size).toBe(entry.related.length);
    for (const related of entry.related) expect(findErrorCodeEntry(related)).toBeDefined();
  });

  it('says every fact', () => {
    const said = texts.join('\n').toLowerCase();
    const facts = [...(FACTS_BY_CODE[code] ?? []), ...(FACTS_BY_LETTER[letter] ?? [])];
    expect(facts).not.toHaveLength(0);
    expect(facts.filter((fact) => !said.includes(fact.toLowerCase()))).toEqual([]);
  });

  it('proves its templates: each has a sample, and every sample is read as this code', () => {
    const { match, noMatch } = entry.samples;
    for (const template of entry.templates) {
      const alone = createTemplateMatcher([{ id: code, template }]);
      expect(match.some((sample) => alone.find(sample) === code)).toBe(true);
    }
    for (const sample of match) {
      expect(sample).toBe(sample.trim());
      expect(sample).not.toMatch(/^\[/);
      expect([sample, matcher.find(sample)]).toEqual([sample, code]);
    }
    expect(match.length === 0).toBe(entry.templates.length === 0);
    if (entry.templates.length > 0) expect(noMatch).not.toHaveLength(0);
  });

  it('is not read from what only looks alike', () => {
    for (const sample of entry.samples.noMatch) {
      expect([sample, matcher.find(sample)]).not.toEqual([sample, code]);
    }
  });
});
