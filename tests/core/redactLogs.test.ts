/** Whole logs: what is ordinary stays, and what is planted in any field of any layout goes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { redactions } from '../../src/catalog/redactions/index.ts';
import { toPlainText } from '../../src/core/redact/plainText.ts';
import { createRedactor, MASKED_FOR_PUBLIC, MASKED_FOR_TEAM } from '../../src/core/redact/redact.ts';
import { CANARIES, KNOWN_APP } from '../support/hostile/canaries.ts';
import { generateText } from '../support/logs/generateLog.ts';
import { layoutWriters, type WrittenRecord } from '../support/logs/layoutWriters.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const SAMPLE = new URL('../../public/sample/fly-logs.log', import.meta.url);

/** What the generators and the sample hold of visitors, and what is to become of it. */
function maskWhatIsThere(line: string): string {
  return line.replaceAll('203.0.113.7', 'ip-1').replace(/(?<=\?[a-z]+=)[A-Za-z0-9%]+/g, '…');
}

test('of ordinary lines, less than one in a thousand is changed without need', () => {
  const layouts = ['live', 'history', 'mixed', 'ndjson'] as const;
  const mixes = ['adversarial', 'everyday'] as const;
  const logs = layouts.flatMap((layout) =>
    mixes.map((mix) => generateText({ seed: 11, layout, mix, lines: 3000 }).text),
  );
  const lines = [...logs, readFileSync(SAMPLE, 'utf8')].flatMap((log) => log.split(/\r?\n/));
  expect(lines.length).toBeGreaterThan(20_000);
  const redactor = createRedactor({ redactions, isMasked: MASKED_FOR_TEAM });
  const wrong = lines.filter((line) => redactor.redact(line) !== maskWhatIsThere(toPlainText(line)));
  expect(wrong.length, wrong.slice(0, 5).join('\n')).toBeLessThan(lines.length / 1000);
});

test.skipIf(!existsSync(CORPUS))('no secret is seen in public logs, which hold none', () => {
  const redactor = createRedactor({ redactions, isMasked: MASKED_FOR_PUBLIC });
  for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.log')))
    redactor.redact(readFileSync(new URL(file, CORPUS), 'utf8'));
  expect(redactor.countMasked().map((count) => count.class)).toEqual(['query', 'address', 'place']);
});

describe.each(layoutWriters.map((writer) => [writer.name, writer] as const))('%s', (_name, writer) => {
  it.each(CANARIES)('$text in a message', ({ text: message, canary }) => {
    // One of the layouts puts a message that is JSON among its own fields: then it must be JSON.
    const more = message.startsWith('{') ? '' : ' twice';
    const record: WrittenRecord = {
      time: Date.UTC(2026, 2, 3),
      provider: 'proxy',
      machine: '148e21ea7d9d68',
      region: 'ams',
      level: 'error',
      message,
    };
    const written = writer.write([record, { ...record, message: message + more }]);
    const redacted = redact(written);
    expect(written).toContain(message.startsWith('{') ? 'D4' : canary);
    expect(redacted).not.toContain(canary);
    for (const kept of ['148e21ea7d9d68', 'ams'])
      expect(redacted.includes(kept)).toBe(written.includes(kept));
  });

  it('keeps what is JSON so', () => {
    const message = 'password="a b" token=1 mail a@example.com {"pin":{"password":12345}}';
    const record = { time: 0, provider: 'app', machine: 'a', region: 'ams', level: 'info', message };
    const written = writer.write([record]);
    if (!isJson(written)) return;
    expect(isJson(redact(written))).toBe(true);
  });
});

test.each(CANARIES)('$text in fields besides the message', ({ text, canary }) => {
  const fields = {
    [text]: 1,
    meta: { URL: { Full: text }, Error: { Message: [text] } },
    app: { name: 'shop' },
  };
  for (const written of [JSON.stringify(fields), JSON.stringify(JSON.stringify(fields), undefined, 2)])
    expect(redact(written)).not.toContain(canary);
});

function redact(text: string): string {
  return createRedactor({
    redactions,
    isMasked: MASKED_FOR_PUBLIC,
    appNames: ['shop', KNOWN_APP],
  }).redact(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
