/** Every rule proves itself by its own drawn logs, read as a log is read. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/catalog/rules/index.ts';
import { diagnoseText } from '../support/diagnoseText.ts';
import { logFromDrawing } from '../support/drawnLog.ts';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { fires, staysQuiet }) => {
  it.each(fires)('is the first thing to say: %#', async (drawing) => {
    const [first] = await diagnoseText(logFromDrawing(drawing));
    expect(first?.rule).toBe(id);
    expect(first?.evidence.length).toBeGreaterThan(0);
    expect(first?.evidence.every(({ text }) => text !== undefined)).toBe(true);
    expect(first?.advice.length).toBeGreaterThan(0);
    expect(first?.title).toMatch(/\.$/);
  });

  it.each(staysQuiet)('says nothing: %#', async (drawing) => {
    const found = await diagnoseText(logFromDrawing(drawing));
    expect(found.flatMap(({ rule, also }) => [rule, ...also.map((other) => other.rule)])).not.toContain(id);
  });
});

it('the ids are unlike each other', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.length).toBe(18);
});
