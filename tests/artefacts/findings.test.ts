/** What a report and a picture tell of findings; and nothing of the log in it that could be markup, or that is masked. */
import { toFileId, toTextId } from '../../src/analysis/api/ids.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlacedFinding } from '../../src/analysis/api/api.ts';
import type { ArtefactContent } from '../../src/artefacts/content/content.ts';
import { toHtmlReport } from '../../src/artefacts/htmlReport.ts';
import { makeContent } from '../../src/artefacts/content/makeContent.ts';
import { toMarkdown } from '../../src/artefacts/markdown.ts';
import { drawPicture } from '../../src/artefacts/picture/drawPicture.ts';
import type { Preset } from '../../src/artefacts/picture/sheet.ts';
import { redactions } from '../../src/catalog/redactions/index.ts';
import { createRedactor, MASKED_FOR_PUBLIC } from '../../src/core/redact/redact.ts';
import type { Selection } from '../../src/core/table/selection.ts';
import { toContent } from '../support/read/artefactContent.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { findFaults, listDrawnTexts, parsePicture } from '../support/page/drawnPicture.ts';

const LOG = logFromDrawing(
  `10:00:00 *240/60s b app GET / 200
   10:00:00 *240/60s a app GET / 200
   11:20:00 *8/20s a app  INFO Main child exited normally with code: 1
   11:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
);
const FILES = [{ name: 'app.log', text: LOG }];
const NO_PICTURES = { light: '', dark: '' };

let content: ArtefactContent;
beforeAll(async () => {
  content = await toContent({ files: FILES, hasFindings: true });
});

/** The finding with other words, as the page hands it over. */
function place(words: Partial<PlacedFinding>): PlacedFinding {
  const [finding] = content.findings;
  if (finding === undefined) throw new Error('nothing was found');
  const evidence = finding.evidence.map(({ sourceName, lineNumber }) => ({
    ...{ time: undefined, text: 'a line of the log', sourceName },
    place: { textId: toTextId(toFileId('opened', 0), 0), start: 0, end: 1, lineNumber },
  }));
  const steps = finding.steps.map((step) => ({ ...step, evidence: undefined }));
  return { ...finding, evidence, steps, ...words };
}

function make(finding: PlacedFinding, selection: Selection = {}): ArtefactContent {
  const redactor = createRedactor({ redactions, isMasked: MASKED_FOR_PUBLIC, appNames: ['northwind-shop'] });
  const { overview, view, version } = content;
  return makeContent({ overview, view, version, selection, findings: [finding] }, redactor);
}

describe('in reports', () => {
  test('what went wrong, what to do and where it is seen, without the lines', () => {
    const markdown = toMarkdown(content);
    expect(markdown).toContain('## Findings\n\n### The app exits again and again: 8 times on 1 machine');
    expect(markdown).toContain('From 11:20:00 to 11:22:30 UTC; 30 errors; on 1 of 2 machines');
    expect(markdown).toContain('; codes `PC01`.');
    expect(markdown).toContain(
      '- [ ] Read what the app prints just before it exits: `fly logs --machine a`.',
    );
    expect(markdown).toMatch(/- Seen in `app\.log`, line \d+; /);
    expect(markdown).toContain('- What would refute it: Exits that somebody asked for');
    const html = toHtmlReport(content, NO_PICTURES);
    expect(html).toContain('<h2>Findings</h2>');
    expect(html).toContain('<bdi class="log">fly logs --machine a</bdi>');
    for (const report of [markdown, html]) {
      expect(report).not.toContain('exited normally with code: 1');
      expect(report.indexOf('Findings')).toBeLessThan(report.indexOf('Codes'));
    }
  });

  test('what is unlike the rest of the log, and what to change in the fly.toml', () => {
    const told = make(
      place({
        differences: [
          { field: 'machine', value: '148e21', inside: 29, ofInside: 30, outside: 1, ofOutside: 20 },
        ],
        messages: [
          { pattern: 'migrating {n} *rows*', firstAfterMs: -2000, before: 0, count: 3 },
          { pattern: 'GET / {n}', firstAfterMs: -60_000, before: 9, count: 3 },
        ],
        changes: [
          {
            file: 'my fly.toml',
            setting: '[http_service] internal_port',
            before: '8080',
            after: '3000',
            diff: '- internal_port = 8080\n+ internal_port = 3000',
          },
        ],
      }),
    );
    const markdown = toMarkdown(told);
    expect(markdown).toContain(
      '- Unlike the rest of the log: machine `148e21`: 96 % of these errors, 5 % of the others.',
    );
    expect(markdown).toContain(
      '- Not seen in what was looked at of the time before: `migrating {n} *rows*`, 2 s before its first error.',
    );
    expect(markdown).toContain(
      'In `fly.toml`: `[http_service] internal_port`\n\n```diff\n- internal_port = 8080\n+ internal_port = 3000\n```',
    );
    const html = toHtmlReport(told, NO_PICTURES);
    expect(html).toContain('machine <bdi class="log">148e21</bdi>: 96 % of these errors');
    expect(html).toContain('<bdi class="log">migrating {n} *rows*</bdi>');
    expect(html).toContain('<pre dir="ltr">- internal_port = 8080\n+ internal_port = 3000</pre>');
    for (const report of [markdown, html]) {
      expect(report).not.toContain('GET / {n}');
      expect(report).not.toContain('my fly.toml');
    }
  });

  test('of very many codes the most frequent', () => {
    const codes = Array.from({ length: 100 }, (_, i) => `PX${String(i).padStart(2, '0')}`);
    const markdown = toMarkdown(make(place({ codes })));
    expect(markdown).toContain('; codes `PX00`, `PX01`,');
    expect(markdown).toContain('`PX11` and 88 more.');
    expect(markdown).not.toContain('PX12');
  });

  test('values of the log are no markup, and no links', () => {
    const title =
      'The host www.evil.example is new: <img src=x>, https://evil.example/ and @everyone in #12.';
    const hostile = make(place({ title, advice: ['Ask `[x](https://evil.example)`, then `'] }));
    const { findings } = hostile;
    // As it would be without any masking.
    const markdown = toMarkdown({ ...hostile, findings: findings.map((one) => ({ ...one, title })) });
    const outside = markdown.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/evil|(?<!\\)<img|@everyone|#12/);
    const html = toHtmlReport(
      { ...hostile, findings: findings.map((one) => ({ ...one, title })) },
      NO_PICTURES,
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href="https://evil');
  });

  test('names and secrets are masked in all of its sentences', () => {
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    const masked = make(
      place({
        title: `The token ${secret} was refused.`,
        advice: ['Look: `fly logs -a northwind-shop`.'],
        refutedBy: `A line without ${secret}.`,
        also: [{ rule: 'x', label: 'One machine', title: `Not ${secret}` }],
      }),
    );
    for (const text of [
      toMarkdown(masked),
      toHtmlReport(masked, NO_PICTURES),
      JSON.stringify(masked.findings),
    ]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('northwind-shop');
      expect(text).not.toContain('a line of the log');
    }
    expect(masked.masked).toContain('1 secret');
  });

  test('only what is about a part of the range, and it is said that it is of the whole log', () => {
    const at = (hours: number, minutes: number): number => Date.UTC(2026, 2, 2, hours, minutes);
    const within = make(place({}), { range: { start: at(11, 21), end: at(12, 0) } });
    expect(within.findings).toHaveLength(1);
    expect(toMarkdown(within)).toContain('- Findings are of the whole log.');
    const outside = make(place({}), { range: { start: at(12, 0), end: at(13, 0) } });
    expect(outside.findings).toEqual([]);
    expect(toMarkdown(outside)).not.toContain('Findings');
  });
});

describe('in pictures', () => {
  test.each(['chat', 'slide', 'postMortem'] as const satisfies readonly Preset[])(
    'a flag with its label stands over the bars: %s',
    (preset) => {
      const picture = drawPicture(content, { preset, theme: 'light' });
      const drawn = parsePicture(picture.svg);
      expect(listDrawnTexts(drawn).map(({ text }) => text)).toContain('Crash loop');
      expect(findFaults(drawn)).toEqual([]);
      expect(picture.description).toContain('Crash loop: from 11:20:00 to 11:22:30 UTC.');
    },
  );

  test('many findings near each other are told together', () => {
    const [finding] = content.findings;
    if (finding?.start === undefined) throw new Error('nothing was found');
    const { start } = finding;
    const many = Array.from({ length: 30 }, (_, i) => ({ ...finding, start: start + i * 200_000 }));
    const drawn = parsePicture(
      drawPicture({ ...content, findings: many }, { preset: 'chat', theme: 'dark' }).svg,
    );
    expect(findFaults(drawn)).toEqual([]);
    expect(listDrawnTexts(drawn).some(({ text }) => /^Crash loop and \d+ more$/.test(text))).toBe(true);
  });
});
