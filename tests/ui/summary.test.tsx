import { expect, test } from 'vitest';
import { toFileId } from '../../src/analysis/api/ids.ts';
import { createAnalysis } from '../../src/analysis/queries/analysis.ts';
import { ingest } from '../../src/analysis/ingest/ingest.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import { logFormats } from '../../src/catalog/formats/index.ts';
import type { Overview } from '../../src/store/session.ts';
import type { TimeRange } from '../../src/core/units.ts';
import { describeUntimed } from '../../src/presentation/coverage.ts';
import { listFindingFacts } from '../../src/presentation/findingText.ts';
import { summarize } from '../../src/presentation/summary.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';

async function toOverview(drawing: string, range?: TimeRange, preamble = ''): Promise<Overview> {
  const bytes = new TextEncoder().encode(preamble + flyLogs(drawing));
  const analysis = createAnalysis(() => undefined);
  const id = toFileId('opened', 0);
  analysis.addFile(id, new File([bytes], 'app.log'));
  const source = { name: 'app.log', size: bytes.length, chunks: [bytes] };
  for await (const update of ingest(source, { codes: errorCodes, formats: logFormats })) {
    analysis.updateFile(id, update);
  }
  return analysis.getOverview(range && { range }, 200);
}

const ALL = { range: undefined, hasFilters: false };

test('says how many, of how many codes, since when, and whether it goes on', async () => {
  const overview = await toOverview(`
    10:00:00 app
    10:00:05 PC01 a
    10:00:06 PC01 b
    10:00:07 PM05 b
    10:00:08 PC01 a
    10:00:20 app
  `);
  expect(summarize(overview, undefined, ALL, 'utc')).toEqual({
    headline: '4 errors of 2 codes since 10:00:05 UTC.',
    facts: [
      'Most: PC01 Machine refused connection on port, 3 on 2 machines.',
      'Last at 10:00:08, 12 s before the log ends.',
    ],
  });
});

test('says how wide the most frequent code is', async () => {
  const { facts } = summarize(
    await toOverview('10:00:05 PC01 a\n10:00:06 PC01 a\n10:00:07 PM05 b'),
    undefined,
    ALL,
    'utc',
  );
  expect(facts[0]).toBe('Most: PC01 Machine refused connection on port, 2 on 1 of 2 machines with errors.');
});

test('its first finding is the headline, and the counts come behind it', async () => {
  const drawing = Array.from({ length: 8 }, (_, i) => `11:00:${String(10 + i)} PC01 a`).join('\n');
  const overview = await toOverview(drawing);
  const findings = await diagnoseText(flyLogs(drawing));
  const [first] = findings;
  if (first === undefined) throw new Error('Refused connections are a finding by themselves');
  const { headline, facts } = summarize(overview, [first, first], ALL, 'utc');
  expect(headline).toBe(first.title);
  expect(facts.slice(0, 2)).toEqual(['And 1 more finding.', '8 errors of 1 code since 11:00:10 UTC.']);
  // Of a part of the log, its own numbers.
  const range = { start: Date.UTC(2026, 2, 2, 11), end: Date.UTC(2026, 2, 2, 12) };
  expect(summarize(overview, findings, { range, hasFilters: false }, 'utc').headline).toContain('8 errors');
  expect(summarize(overview, findings, { range: undefined, hasFilters: true }, 'utc').headline).toContain(
    '8 errors',
  );
});

test('a log with errors in which nothing went wrong does not alarm', async () => {
  const { headline, facts } = summarize(await toOverview('10:00:00 PC01 a'), [], ALL, 'utc');
  expect(headline).toBe('No incident found.');
  expect(facts[0]).toBe('1 error of 1 code since 10:00:00 UTC.');
});

test('inferred and unclassified ones are told apart', async () => {
  const { headline, facts } = summarize(
    await toOverview('10:00:00 inferred\n10:00:01 unclassified\n10:00:02 PC01'),
    undefined,
    ALL,
    'utc',
  );
  expect(headline).toBe('2 errors of 1 code since 10:00:00 UTC.');
  expect(facts).toContain('1 more proxy error could not be classified.');
  expect(facts).toContain('1 code was inferred from the text.');
});

test('a log without errors says how much of it could not be read', async () => {
  const { facts } = summarize(
    await toOverview('10:00:00 app', undefined, 'Waiting for logs...\n'),
    undefined,
    ALL,
    'utc',
  );
  expect(facts).toContain('1 line could not be read: see Files.');
});

test('a log without errors says where it is silent, and that it may be cut off', async () => {
  const seconds = (minute: string): string =>
    Array.from({ length: 50 }, (_, i) => `${minute}:${String(i).padStart(2, '0')} app`).join('\n');
  const { facts } = summarize(
    await toOverview(`${seconds('10:00')}\n${seconds('11:30')}`),
    undefined,
    ALL,
    'utc',
  );
  expect(facts.slice(1)).toEqual([
    'No records for 1 h 29 min, 2026-03-02 10:00:50–11:30:00 UTC: the app was silent, or lines are missing.',
    'app.log may not be all of the log: it has exactly 100 records.',
  ]);
});

test('a log without errors says calmly what was looked at', async () => {
  expect(summarize(await toOverview('10:00:00 app\n10:05:00 app'), undefined, ALL, 'utc')).toEqual({
    headline: 'No proxy errors in 2 records.',
    facts: ['Looked at app.log (fly logs text), 2026-03-02 10:00–10:05 UTC.'],
  });
});

test('in a range, it says so', async () => {
  const range = { start: Date.UTC(2026, 2, 2, 10, 0, 0), end: Date.UTC(2026, 2, 2, 10, 1, 0) };
  const drawing = '10:00:05 PC01\n10:02:00 PM05';
  const { headline, facts } = summarize(
    await toOverview(drawing, range),
    undefined,
    { range, hasFilters: false },
    'utc',
  );
  expect(headline).toBe('1 error of 1 code in 10:00–10:01 UTC.');
  expect(facts).toContain('First at 10:00:05. Last at 10:00:05.');
});

test('what has no time is counted in words', () => {
  expect(describeUntimed(0, 'range')).toBe('');
  expect(describeUntimed(1, 'range')).toBe('1 error has no time and stands in no range');
  expect(describeUntimed(1200, 'bar')).toBe('1,200 errors have no time and stand in no bar');
});

test('the facts of a finding without errors begin like a sentence, with a time or without', async () => {
  const kill = 'Out of memory: Killed process 641 (node) total-vm:1104944kB, anon-rss:214004kB';
  const [untimed] = await diagnoseText(`${kill}\n`);
  const [timed] = await diagnoseText(`2026-03-02T10:00:00Z app[148e21ea7d9d68] ams [info]${kill}\n`);
  if (untimed === undefined || timed === undefined) throw new Error('A kill is a finding by itself');
  expect(listFindingFacts(untimed, 'utc', undefined)[0]).toBe('No proxy error beside it');
  expect(listFindingFacts(timed, 'utc', undefined)[1]).toBe('no proxy error beside it');
});
