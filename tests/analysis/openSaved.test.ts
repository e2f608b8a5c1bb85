/** Saved analyses: what was saved opens as it was read, and whatever else a file holds is a failure in words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import type { OpenFailure } from '../../src/analysis/api/openFailure.ts';
import { ReadSoFar } from '../../src/analysis/files/readSoFar.ts';
import { findErrorCodeEntry } from '../../src/catalog/codes/index.ts';
import { checkTable } from '../../src/core/table/eventTable.ts';
import type { ReadSource } from '../../src/core/log/mergeSources.ts';
import type { AnalysisReport } from '../../src/core/report/analysisReport.ts';
import { toAnalysisReport } from '../../src/core/report/report.ts';
import { encode, makeZip } from '../support/logs/archives.ts';
import { generateText, type Layout } from '../support/logs/generateLog.ts';
import { catalog, splitBytes } from '../support/read/readText.ts';
import { describeProblem } from '../../src/presentation/problemText.ts';
import { toRuns } from '../support/run/cases.ts';
import { toFailure } from '../support/read/outcomes.ts';

interface Opened {
  readonly sources: readonly ReadSource[];
  readonly failure: OpenFailure | undefined;
}

async function open(bytes: Uint8Array, name = 'given.log'): Promise<Opened> {
  const texts = new Map<number, ReadSoFar>();
  const news = ingestFile({ name, size: bytes.length, chunks: splitBytes(bytes, 5000) }, catalog, {});
  for (;;) {
    const step = await news.next();
    if (step.done === true) {
      const sources = Array.from(texts.values(), (text) => text.toReadSource());
      for (const { table, lifecycle } of sources) for (const one of [table, lifecycle]) checkTable(one);
      return { sources, failure: toFailure(step.value) };
    }
    const { entry, update } = step.value;
    const text = texts.get(entry);
    if (text === undefined) texts.set(entry, new ReadSoFar(update));
    else text.add(update);
  }
}

function report(sources: readonly ReadSource[]): AnalysisReport {
  return toAnalysisReport({ version: '1.2.3', sources, findEntry: findErrorCodeEntry, describeProblem });
}

async function save(...texts: readonly string[]): Promise<AnalysisReport> {
  const opened = await Promise.all(texts.map((text, i) => open(encode(text), `log-${String(i)}.log`)));
  return report(opened.flatMap(({ sources }) => sources));
}

function generate(seed: number, layout: Layout = 'live', lines = 400): string {
  return generateText({ seed, layout, lines, errorShare: 0.4 }).text;
}

/** Names stand in the order of their first row in what was opened. */
function withoutTables({ tables: _, ...rest }: AnalysisReport): object {
  return rest;
}

const LIFECYCLE = [
  '2026-11-22T12:00:00.100Z app[148e21ea7d9d68] ams [info] Machine created and started in 3.2s',
  '2026-11-22T12:00:01Z runner[148e21ea7d9d68] ams [info]Machine exited with code 137 (oom)',
  '2026-11-22T12:00:02Z health[148e21ea7d9d68] ams [error]Health check on port 8080 has failed. Your app is not responding properly.',
].join('\n');

describe('a saved analysis', () => {
  it.each(['live', 'history', 'ndjson', 'mixed'] as const)(
    'of a %s log gives the same once more',
    async (layout) => {
      const saved = await save(generate(1, layout), `${generate(2)}\n${LIFECYCLE}\n`);
      const { sources, failure } = await open(encode(JSON.stringify(saved)));
      expect(failure).toBeUndefined();
      const again = report(sources);
      expect(withoutTables(again)).toEqual(withoutTables(saved));
      // And what was opened is saved as it is.
      const third = await open(encode(JSON.stringify(again, undefined, 2)));
      expect(report(third.sources)).toEqual(again);
    },
  );

  it('keeps what is only known of times: zones, times of day, silences, rows without any', async () => {
    const clocks = '12:00:01 proxy ams [PC01] instance refused connection\n'.repeat(3);
    for (const text of [
      clocks,
      '2026-11-22 12:00:01 proxy ams [error][PC01] instance refused connection\n',
      generate(5, 'history'),
      '',
    ]) {
      const first = await open(encode(text + generate(6)));
      const saved = report(first.sources);
      const { sources } = await open(encode(JSON.stringify(saved)));
      expect(withoutTables(report(sources))).toEqual(withoutTables(saved));
      expect(sources.map(({ report: { timeKind, zone, isSaved } }) => [timeKind, zone, isSaved])).toEqual(
        first.sources.map(({ report: { timeKind, zone } }) => [timeKind, zone, true]),
      );
      expect(sources.map(({ lifecycle }) => lifecycle.length)).toEqual(
        first.sources.map(({ lifecycle }) => lifecycle.length),
      );
    }
  });

  it('is known by its content, also in an archive and in another encoding', async () => {
    const saved = JSON.stringify(await save(generate(3), generate(4)));
    const zip = makeZip([
      { name: 'a.json', content: encode(saved) },
      { name: 'b.log', content: encode(generate(7)) },
    ]);
    const { sources, failure } = await open(zip);
    expect(failure).toBeUndefined();
    expect(sources.map(({ report: { isSaved, name } }) => [name, isSaved])).toEqual([
      ['log-0.log', true],
      ['log-1.log', true],
      ['given.log › b.log', undefined],
    ]);
    const marked = await open(encode(`\ufeff  ${saved}`));
    expect(marked.sources).toHaveLength(2);
  });

  it('holds no line of the log', async () => {
    const canary = 'kanarienvogel';
    const text = `${generate(8)}${canary}\n2026-11-22T12:00:00Z proxy[148e21ea7d9d68] ams [error][PC01] ${canary}\n`;
    expect(JSON.stringify(await save(text))).not.toContain(canary);
  });

  it('that was cut short, changed or made up is a failure in words', async () => {
    const saved = await save(generate(9, 'live', 40));
    const whole = JSON.stringify(saved);
    for (let end = 60; end < whole.length; end += 97) {
      expect((await open(encode(whole.slice(0, end)))).failure).toEqual({
        kind: 'badAnalysis',
        reason: 'is no whole JSON: it was cut short or changed',
      });
    }
    const { tables = [], ...rest } = saved;
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    const damaged = [
      rest,
      { ...saved, tables: [] },
      { ...saved, tables: [{ ...table, zone: 7 }] },
      { ...saved, tables: [{ ...table, zone: 'Nowhere/At_All' }] },
      { ...saved, tables: [{ ...table, formatLabel: 'fly logs\n# @everyone' }] },
      { ...saved, tables: [{ ...table, events: { ...table.events, codes: rename(table.events.codes) } }] },
      { ...saved, sources: [], tables: [] },
      { ...saved, sources: {} },
      { ...saved, tables: [{ ...table, events: { ...table.events, time: [null] } }] },
      {
        ...saved,
        tables: [{ ...table, events: { ...table.events, code: table.events.code.map(() => 9999) } }],
      },
      {
        ...saved,
        tables: [{ ...table, events: { ...table.events, time: table.events.time.map(() => 1e300) } }],
      },
      { ...saved, tables: [{ ...table, lifecycle: table.events }] },
      { ...saved, schema: 'postflight.analysis/2' },
    ];
    for (const one of damaged) {
      const { sources, failure } = await open(encode(JSON.stringify(one)));
      expect(sources).toEqual([]);
      expect(failure).toMatchObject({ kind: 'badAnalysis' });
    }
  });

  it('may be of any layout that there is', async () => {
    const saved = await save(generate(11, 'live', 20));
    for (const { label } of catalog.formats) {
      const tables = saved.tables?.map((table) => ({ ...table, formatLabel: label }));
      const { sources } = await open(encode(JSON.stringify({ ...saved, tables })));
      expect(sources.map(({ report: { format } }) => format?.label)).toEqual([label]);
    }
  });

  it('of any values never throws', async () => {
    const saved = await save(generate(10, 'live', 20));
    const paths = listPaths(saved);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, value) => {
        const changed = structuredClone(saved);
        setAt(changed, path, value);
        const { failure } = await open(encode(JSON.stringify(changed)));
        if (failure !== undefined && path[0] !== 'schema') expect(failure.kind).toBe('badAnalysis');
      }),
      { numRuns: toRuns(2000) },
    );
  });
});

/** As no log has them, but the one that stands for none. */
function rename(codes: readonly string[]): readonly string[] {
  return codes.map((code) => (code === '' ? '' : `${code}\n# @everyone`));
}

type Path = readonly (string | number)[];

function listPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).slice(0, 20);
  return [
    ...(path.length > 0 ? [path] : []),
    ...inside.flatMap(([key, child]) => listPaths(child, [...path, key])),
  ];
}

function setAt(root: unknown, path: Path, value: unknown): void {
  let parent = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) parent[last] = value;
}
