/** Every detector is judged by its proof, the file of its name in the folder beside this. */
import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { redactions } from '../../src/catalog/redactions/index.ts';
import { createRedactor, MASKED_FOR_PUBLIC } from '../../src/core/redact/redact.ts';
import { REDACTION_CLASSES, type Redaction } from '../../src/core/redact/redaction.ts';
import { toReadings } from '../../src/core/redact/readings.ts';
import type { RedactionProof } from '../support/proofs.ts';
import { measureProcessorMs } from '../support/run/processorTime.ts';

const proofs = import.meta.glob<RedactionProof>('./redactions/*.ts', { eager: true, import: 'default' });

const NO_NAMES = { apps: new Set<string>() };

/** Throws for a detector that nothing proves. */
function getProof({ id }: Redaction): RedactionProof {
  const proof = proofs[`./redactions/${id}.ts`];
  if (proof === undefined) throw new Error(`tests/catalog/redactions/${id}.ts is missing.`);
  return proof;
}

function redactWith(used: readonly Redaction[], text: string): string {
  return createRedactor({ redactions: used, isMasked: MASKED_FOR_PUBLIC }).redact(text);
}

test('ids are the names of the files and of the proofs, and every class has a detector', () => {
  const ids = redactions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const files = readdirSync(new URL('../../src/catalog/redactions/', import.meta.url));
  const detectors = files.filter((name) => !['index.ts', 'parts', 'README.md'].includes(name));
  expect(detectors.sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
  expect(Object.keys(proofs).sort()).toEqual(ids.map((id) => `./redactions/${id}.ts`).sort());
  expect(new Set(redactions.map((redaction) => redaction.class))).toEqual(new Set(REDACTION_CLASSES));
});

describe.each(redactions)('$id', (redaction) => {
  const { masks, keeps } = getProof(redaction);

  it('says what it finds, and marks secrets as such', () => {
    expect(redaction.label).toMatch(/^\S.*\S$/);
    if (redaction.class === 'secret') expect(redaction.tag).toMatch(/^\[secret:[a-z-]+\]$/);
    else expect(redaction.tag).toMatch(/^(?:[a-z0-9]+-#|…|:id)$/);
  });

  test.each(masks)('masks %j', (text, masked) => {
    expect(redactWith([redaction], text)).toBe(masked);
    expect(redactWith([redaction], masked)).toBe(masked);
  });

  test.each(keeps.map((text) => [text]))('keeps %j', (text) => {
    expect(redactWith([redaction], text)).toBe(text);
  });

  it('finds the same in JSON, and the text stays JSON', () => {
    for (const [text, masked] of masks) {
      const inJson = redactWith([redaction], JSON.stringify({ message: text, n: 1 }));
      expect(JSON.parse(inJson)).toEqual({ message: masked, n: 1 });
    }
  });

  it('is found beside all others: nothing of what it finds is left', () => {
    for (const [text] of masks) {
      const redacted = redactWith(redactions, text);
      for (const reading of toReadings(text))
        for (const { start, end } of redaction.find(reading.text, NO_NAMES)) {
          const found = reading.text.slice(start, end);
          // Values of a letter or two are also part of other words.
          if (found.length > 6) expect(redacted).not.toContain(found);
        }
    }
  });
});

/** What a line may take on a machine that does nothing else. */
const MAX_MS = 50;
/** Tests share their machine. What this looks for, a detector that goes over a line again and again, takes seconds. */
const BUSY = 4;

describe('time', () => {
  /** What ends, starts or repeats what detectors look for. */
  const fillings = [
    ...'a 1 @ a@ a:b@ a. . :// a://b: - / ? ?a= &a=1 a= = : :: 1. 2001: token token= session= secret=1; cookie='.split(
      ' ',
    ),
    ...'token:" "token":"} "tokens":["a", cookie: authorization= Digest_a="b", Bearer password " \\ \\" \\n %41 %25 ""'.split(
      ' ',
    ),
    ...'eyJ eyJhbGciOi. fo1_ fm2_a, -----BEGIN sk-a glpat- xoxb- AKIA 123456789:AA /aaaaaaaaaaaaaaaa dG9rZW49 +1'.split(
      ' ',
    ),
    ...'.internal a.fly.dev http:// \u001b[ \u001b]8;; [0m [1; é … [secret:jwt] } ]'.split(' '),
    ...[
      '-----BEGIN PRIVATE ' + 'KEY-----',
      'Authorization: ',
      '1.1.1.1 ',
      '4242 ',
      '(415) ',
      'app ',
      'token is ',
      ' ',
      '\n',
    ],
  ];
  const LENGTH = 160_000;

  test.each(fillings.map((filling) => [filling]))('a line of %j is soon looked through', (filling) => {
    const text = filling.repeat(Math.ceil(LENGTH / filling.length)).slice(0, LENGTH);
    for (const redaction of redactions)
      expect(
        measureProcessorMs(() => redactWith([redaction], text), MAX_MS),
        redaction.id,
      ).toBeLessThan(MAX_MS * BUSY);
    expect(
      measureProcessorMs(() => redactWith(redactions, text), MAX_MS),
      'all',
    ).toBeLessThan(2 * MAX_MS * BUSY);
  });

  it('grows as the text does', () => {
    const text = 'token=a&b=c \\"203.0.113.7\\" a%40example.com '.repeat(1000);
    const short = measureProcessorMs(() => redactWith(redactions, text), 0);
    expect(measureProcessorMs(() => redactWith(redactions, text.repeat(8)), 8 * short)).toBeLessThan(
      8 * short * 4,
    );
  });
});
