/** Every rule is judged by its proof, the file of its name in the folder beside this: drawn logs, read as a log is read. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/diagnosis/finding.ts';
import { rules } from '../../src/catalog/rules/index.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';
import { logFromDrawing, recordsFromDrawing, toFlyLogs, type DrawnRecord } from '../support/logs/drawnLog.ts';
import type { RuleProof } from '../support/proofs.ts';
import { Random } from '../support/logs/random.ts';

const proofs = import.meta.glob<RuleProof>('./rules/*.ts', { eager: true, import: 'default' });

it('has a rule and a proof in files of the same name', () => {
  const expected = rules.map(({ id }) => `${toFileName(id)}.ts`).sort();
  const notRules = ['index.ts', 'diagnosisCatalog.ts', 'parts', 'README.md'];
  const ruleFiles = readdirSync(new URL('../../src/catalog/rules/', import.meta.url));
  expect(ruleFiles.filter((name) => !notRules.includes(name)).sort()).toEqual(expected);
  expect(Object.keys(proofs).sort()).toEqual(expected.map((name) => `./rules/${name}`));
});

/** `crash-loop` is in `crashLoop`. */
function toFileName(id: string): string {
  return id.replace(/-./g, (dash) => dash.slice(1).toUpperCase());
}

/** Throws for a rule that nothing proves. */
function getProof(id: string): RuleProof {
  const name = toFileName(id);
  const proof = proofs[`./rules/${name}.ts`];
  if (proof === undefined) throw new Error(`tests/catalog/rules/${name}.ts is missing.`);
  return proof;
}

describe.each(rules.map(({ id }) => id))('%s', (id) => {
  const { fires, staysQuiet } = getProof(id);

  it.each(fires)('is the first thing to say: %#', async (drawing) => {
    const [first] = await diagnoseText(logFromDrawing(drawing));
    expect(first?.rule).toBe(id);
    expect(first?.evidence.length).toBeGreaterThan(0);
    expect(first?.evidence.every(({ text }) => text !== undefined)).toBe(true);
    expect(first?.advice.length).toBeGreaterThan(0);
    expect(first?.title).toMatch(/\.$/);
  });

  it.each(staysQuiet)('says nothing: %#', async (drawing) => {
    const found = (await diagnoseText(logFromDrawing(drawing))).filter(explainsErrors);
    expect(found.flatMap(({ rule, also }) => [rule, ...also.map((other) => other.rule)])).not.toContain(id);
  });
});

/** What happened to machines is told by itself too, with no error beside it. Errors of the app are not counted as such. */
function explainsErrors({ errors, rule }: Finding): boolean {
  return errors > 0 || rule === 'app-errors';
}

/** Rules whose errors belong to them by when they came. */
const TIMED = ['slow-boot', 'deploy-window', 'autostop-race', 'health-check-failing'];
const SHUFFLES = 40;

/** Of many logs: a rule's own drawing, with lines around it, after `move` has given its records other times. */
async function countSaid(
  id: string,
  around: string,
  move: (record: DrawnRecord, range: { readonly first: number; readonly span: number }) => DrawnRecord,
): Promise<number> {
  const { fires } = getProof(id);
  let said = 0;
  for (let i = 0; i < SHUFFLES; i += 1) {
    const records = recordsFromDrawing(`${fires[i % fires.length] ?? ''}\n${around}`);
    const first = records[0]?.time ?? 0;
    const span = (records.at(-1)?.time ?? 0) - first;
    const moved = records.map((record) => move(record, { first, span })).sort((a, b) => a.time - b.time);
    const found = await diagnoseText(toFlyLogs(moved));
    if (found.filter(explainsErrors).some(({ rule }) => rule === id)) said += 1;
  }
  return said;
}

describe('at times that have nothing to do with each other', () => {
  const random = new Random(8);
  it.each(TIMED)('%s says nothing, in 19 of 20 logs', async (id) => {
    // With enough besides that it is no excerpt, in which one line means something.
    const said = await countSaid(id, '10:00:00 *150/30s z app GET / 200', (record, { first, span }) => ({
      ...record,
      time: first + random.int(span),
    }));
    expect(said).toBeLessThanOrEqual(SHUFFLES / 20);
  });
});

describe('a burst among moments that have nothing to do with it', () => {
  const random = new Random(9);
  // Errors of a deploy say themselves that machines are replaced.
  const timed = TIMED.filter((id) => id !== 'deploy-window');
  it.each(timed)('%s says nothing, in 19 of 20 logs', async (id) => {
    // Hours before it, so that times mean something.
    const said = await countSaid(id, '05:00:00 *200/90s z app GET / 200', (record, { first, span }) =>
      /^\[P[A-Z]\d\d\]/.test(record.message) ? record : { ...record, time: first + random.int(span) },
    );
    expect(said).toBeLessThanOrEqual(SHUFFLES / 20);
  });
});

/** Programs that end, and are back seconds later. An end speaks for itself, whatever errors there are. */
const ENDS: readonly string[] = [
  'INFO Main child exited normally with code: 1',
  '[  612.1] Out of memory: Killed process 641 (node) total-vm:1234kB',
  "INFO Main child exited with signal (with signal 'SIGSEGV', core dumped? false)",
];
const ERRORS = 60;
const OF_ENDS: ReadonlySet<string> = new Set(['crash', 'crash-loop', 'out-of-memory']);

describe('errors at times that have nothing to do with an end', () => {
  const random = new Random(10);
  it.each(ENDS)('are not counted as its own, but for 1 of 20: %s', async (end) => {
    let counted = 0;
    for (let i = 0; i < SHUFFLES / 4; i += 1) {
      const around = recordsFromDrawing('07:00:00 *180/60s b app GET / 200');
      const [base] = around;
      if (base === undefined) throw new Error('No record was drawn');
      const at = (seconds: number, provider: string, message: string): DrawnRecord => ({
        ...{ ...base, machine: 'a', provider, message },
        time: base.time + seconds * 1000,
      });
      const ends = Array.from({ length: 6 }, () => random.int(10_000)).flatMap((second) => [
        at(second, 'app', ` ${end}`),
        at(second + 3, 'app', ' INFO Starting init (commit: a1b2c3d)...'),
        at(second + 6, 'app', 'Listening on http://0.0.0.0:8080'),
      ]);
      const errors = Array.from({ length: ERRORS }, () =>
        at(
          random.int(10_000),
          'proxy',
          '[PU02] could not complete HTTP request to instance: connection closed',
        ),
      );
      const log = toFlyLogs([...around, ...ends, ...errors].sort((a, b) => a.time - b.time));
      const found = (await diagnoseText(log)).filter(({ rule }) => OF_ENDS.has(rule));
      expect(found).not.toEqual([]);
      counted += found.reduce((sum, finding) => sum + finding.errors, 0);
    }
    expect(counted).toBeLessThanOrEqual((SHUFFLES / 4) * (ERRORS / 20));
  });
});

it('an address that was printed at no known time counts', async () => {
  const record = (provider: string, message: string, timestamp?: string): string =>
    JSON.stringify({
      event: { provider },
      fly: { app: { instance: '148e21ea7d9d68', name: 'shop' }, region: 'ams' },
      ...{ log: { level: provider === 'app' ? 'info' : 'error' }, message, timestamp },
    });
  const asked = '[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?';
  const errors = Array.from({ length: 40 }, (_, second) =>
    record('proxy', asked, new Date(Date.UTC(2026, 2, 2, 10, 0, second)).toISOString()),
  );
  const lines = [...errors, record('app', 'Server listening on http://127.0.0.1:3000')];
  const [first] = await diagnoseText(`${lines.join('\n')}\n`);
  expect(first?.rule).toBe('not-listening');
});

it('the ids are unlike each other', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
