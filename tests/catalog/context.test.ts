/** Files that may lie beside a log: what flyctl prints is recognised, and whatever else stands there does no harm. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ingestFile } from '../../src/analysis/ingest/ingestFile.ts';
import type { FileOutcome } from '../../src/analysis/api/ingestApi.ts';
import { contextFormats } from '../../src/catalog/context/index.ts';
import { joinContext, MAX_CONTEXT_BYTES, recogniseContext } from '../../src/core/diagnosis/appContext.ts';
import { toUtf16 } from '../support/logs/archives.ts';
import { MACHINE_A, OUTPUTS, printJson, RELEASES } from '../support/logs/flyctlOutputs.ts';
import { catalog } from '../support/read/readText.ts';

async function readFile(bytes: Uint8Array | string): Promise<FileOutcome> {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const chunks = [all.slice(0, 10), all.slice(10)];
  const news = ingestFile({ name: 'any.txt', size: all.length, chunks }, catalog);
  for (;;) {
    const step = await news.next();
    if (step.done === true) return step.value;
  }
}

function getLabel(id: string): string {
  const format = contextFormats.find((one) => one.id === id);
  if (format === undefined) throw new Error(`No kind ${id}`);
  return format.label;
}

describe.each(contextFormats.map(({ id }) => id))('%s', (id) => {
  it('is recognised by its content alone, indented or not, also in UTF-16', async () => {
    const label = getLabel(id);
    const own = { kind: 'context', file: { name: 'any.txt', label } };
    expect(await readFile(printJson(OUTPUTS[id]))).toMatchObject(own);
    expect(await readFile(JSON.stringify(OUTPUTS[id]))).toMatchObject(own);
    expect(await readFile(toUtf16(printJson(OUTPUTS[id]), 'le'))).toMatchObject(own);
  });

  it('is no other kind', () => {
    const found = contextFormats.filter(({ read }) => read(OUTPUTS[id]) !== undefined);
    expect(found.map((format) => format.id)).toEqual([id]);
  });

  it('is no failure of the page where it is cut', async () => {
    const text = printJson(OUTPUTS[id]);
    const outcome = await readFile(text.slice(0, text.length - 20));
    expect(outcome.kind).not.toBe('context');
  });

  it('throws for no value in the place of any of its own, and lets no long text through', () => {
    fc.assert(
      fc.property(anyVariant(OUTPUTS[id]), (value) => {
        for (const { read } of contextFormats) {
          const facts = read(value);
          if (facts === undefined) continue;
          // It crosses threads, and its texts are cut.
          expect(structuredClone(facts)).toEqual(facts);
          for (const text of listTexts(facts)) expect(text.length).toBeLessThanOrEqual(500);
          for (const { time } of joinContext([{ facts }]).releases) expect(time).not.toBeNaN();
        }
      }),
    );
  });
});

test('what each says', () => {
  const read = (id: string): unknown => recogniseContext(JSON.stringify(OUTPUTS[id]), contextFormats)?.facts;
  const size = { memoryMb: 512, cpuKind: 'shared', cpus: 1 };
  expect(read('scale')).toEqual({ groupSizes: [size, size] });
  expect(read('status')).toEqual(read('machines'));
  expect(read('machines')).toMatchObject({ machines: [{ id: MACHINE_A, region: 'ams', size }, {}] });
  expect(read('checks')).toMatchObject({
    checks: [{ machine: MACHINE_A, status: 'critical', time: Date.UTC(2026, 2, 2, 10, 21, 0, 500) }, {}],
  });
  expect(read('releases')).toMatchObject({
    releases: [
      {
        version: 3,
        status: 'failed',
        image: 'registry.fly.io/shop:deployment-03',
        time: Date.UTC(2026, 2, 2, 10, 18),
      },
      {},
      {},
    ],
  });
});

test('other JSON is none of them', () => {
  for (const text of [
    '[]',
    '{}',
    'null',
    '[{"Version":1}]',
    '{"Machines":[]}',
    '{"__proto__":{"updated_at":1}}',
    '{"d8d4927b610e38":[{"name":"a","status":"odd","output":"x"}]}',
  ])
    expect(recogniseContext(text, contextFormats)).toBeUndefined();
});

test('a log that quotes such output is still a log', async () => {
  const line = JSON.stringify({
    event: { provider: 'proxy' },
    fly: { app: { instance: 'a', name: 'shop' }, region: 'ams' },
    log: { level: 'error' },
    message: '[PC01] instance refused connection "ImageRef" "CPUKind" "image_ref" "updated_at"',
    timestamp: '2026-03-02T12:00:00Z',
  });
  expect(await readFile(`${line}\n${line}\n`)).toEqual({ kind: 'log' });
  expect(await readFile(`[${line},${line}]`)).toEqual({ kind: 'log' });
});

test('what is too large is read as a log, and is none', async () => {
  const text = printJson(RELEASES).padEnd(MAX_CONTEXT_BYTES + 1);
  expect((await readFile(text)).kind).toBe('failure');
});

/** The same value with anything in the place of one of its parts. */
function anyVariant(value: unknown): fc.Arbitrary<unknown> {
  const text = JSON.stringify(value);
  const parts: unknown[] = [];
  JSON.stringify(value, (_, part: unknown) => {
    parts.push(part);
    return part;
  });
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('x'.repeat(10_000), -1, 1e308, '__proto__', '\u202e', '2026-99-99T00:00:00Z'),
  );
  return fc.tuple(fc.integer({ min: 0, max: parts.length - 1 }), odd).map(([place, other]) => {
    let at = 0;
    return JSON.parse(text, function reviver(_, part: unknown) {
      at += 1;
      return at === place + 1 ? other : part;
    }) as unknown;
  });
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}
