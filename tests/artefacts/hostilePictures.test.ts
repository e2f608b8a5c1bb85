/** Whatever a log, a file name or a person writes: it is text in the picture, in its place, and never markup. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArtefactContent } from '../../src/artefacts/content/content.ts';
import { drawPicture } from '../../src/artefacts/picture/drawPicture.ts';
import { GROUPINGS } from '../../src/core/bins/grouping.ts';
import { toContent } from '../support/read/artefactContent.ts';
import {
  findFaults,
  parsePicture,
  PICTURE_ATTRIBUTES,
  PICTURE_ELEMENTS,
} from '../support/page/drawnPicture.ts';
import { toRuns } from '../support/run/cases.ts';

const CODES = [
  'PC01',
  'PM05',
  'PU02',
  'PR03',
  'PX99',
  'PP01',
  'PT01',
  'PA01',
  'PE01',
  'PL01',
  'PL02',
  'PZ11',
];
const START = Date.UTC(2026, 10, 22, 11);

const HOSTILE = [
  '<script>alert(1)</script>',
  '"/><image href="https://evil.example/x.png"/>',
  "' onload='alert(1)",
  ']]>',
  '<![CDATA[',
  '<!-- -->',
  '<?xml version="1.0"?>',
  '&lt;&amp;&#0;&unknown;',
  'nul\0bell\u0007escape\u001b[31mred\u001b[0m',
  'bidi\u202eover\u2066ride',
  '\ud800lone\udfff',
  'not a character\ufffe\uffff',
  'שלום עולם',
  'a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '﷽﷽﷽⸻⸻',
  '漢字'.repeat(40),
  '🚀'.repeat(60),
  'W'.repeat(10_000),
  ' '.repeat(100),
  '\t\n\r\u2028',
  'url(#postflight-chat-light-gap)',
  'constructor',
  '__proto__',
];
const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string(),
);

interface DrawnLog {
  readonly names: readonly string[];
  readonly title: string;
  readonly filters: readonly string[];
  readonly version: string;
  readonly groupBy: (typeof GROUPINGS)[number];
  readonly hidden: readonly number[];
  readonly hours: number;
  readonly share: number;
  readonly factor: number;
  readonly clock: ArtefactContent['view']['clock'];
  readonly scale: ArtefactContent['view']['scale'];
  readonly hasPatterns: boolean;
  readonly hasLifecycle: boolean;
}

const anyLog: fc.Arbitrary<DrawnLog> = fc.record({
  names: fc.array(anyText, { minLength: 1, maxLength: 14 }),
  title: anyText,
  filters: fc.array(anyText, { maxLength: 9 }),
  version: anyText,
  groupBy: fc.constantFrom(...GROUPINGS),
  hidden: fc.array(fc.nat(10), { maxLength: 4 }),
  hours: fc.constantFrom(0.01, 0.5, 6, 100, 20_000),
  share: fc.constantFrom(1, 0.5),
  factor: fc.constantFrom(1, 1000, 1_234_567),
  clock: fc.constantFrom('utc', 'log:Europe/Berlin', 'log:America/Argentina/ComodRivadavia', 'timeOfDay'),
  scale: fc.constantFrom('linear', 'log'),
  hasPatterns: fc.boolean(),
  hasLifecycle: fc.boolean(),
});

/** Every name is a machine, an app, a region and a file. */
async function draw(log: DrawnLog): Promise<ArtefactContent> {
  const { names, title, filters, version, groupBy, hours, share, clock, scale, hasPatterns } = log;
  const toLine = (provider: string, message: string, name: string, place: number): string =>
    JSON.stringify({
      event: { provider },
      fly: { app: { instance: name, name }, region: name },
      log: { level: provider === 'proxy' ? 'error' : 'info' },
      message,
      timestamp: new Date(START + (place / 60) * hours * 3_600_000).toISOString(),
    });
  const lines = Array.from({ length: 60 }, (_, place) => {
    const name = names[place % names.length] ?? '';
    const code = CODES[place % CODES.length] ?? '';
    const error = toLine('proxy', place % 17 === 3 ? 'something new' : `[${code}] ${name}`, name, place);
    const exit = toLine('app', 'Main child exited normally with code: 1', name, place);
    return log.hasLifecycle ? [error, exit] : [error];
  }).flat();
  const content = await toContent({
    files: names.slice(0, 4).map((name) => ({ name, text: `${lines.join('\n')}\n`, share })),
    title,
    groupBy,
    version,
    maxBins: 120,
    view: { filters, clock, scale, hasPatterns },
  });
  return enlarge(content, log);
}

/** The same log with far more errors, some of whose groups are hidden. */
function enlarge(content: ArtefactContent, { factor, hidden }: DrawnLog): ArtefactContent {
  const { overview, view } = content;
  const { timeline, inRange } = overview;
  const groups = timeline?.stack.groups ?? [];
  const hiddenGroups = new Set(hidden.map((place) => `named ${groups[place]?.name ?? ''}`));
  const toMany = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
    rows.map((row) => row.map((count) => count * factor));
  return {
    ...content,
    view: { ...view, hiddenGroups },
    overview: {
      ...overview,
      inRange: {
        errors: inRange.errors * factor,
        inferred: inRange.inferred * factor,
        unclassified: inRange.unclassified * factor,
      },
      codes: overview.codes.map((code) => ({ ...code, count: code.count * factor, inferred: factor })),
      timeline: timeline && {
        ...timeline,
        counts: toMany(timeline.counts),
        records: timeline.records.map((count) => count * factor),
        stack: { ...timeline.stack, counts: toMany(timeline.stack.counts) },
      },
    },
  };
}

function check(content: ArtefactContent): void {
  for (const preset of ['chat', 'slide', 'postMortem'] as const) {
    const { svg, description } = drawPicture(content, { preset, theme: 'dark' });
    const root = parsePicture(svg);
    const elements = [root, ...root.querySelectorAll('*')];
    const attributes = elements.flatMap((element) => [...element.attributes]);
    const unknown = [
      ...elements.map(({ localName }) => localName).filter((name) => !PICTURE_ELEMENTS.includes(name)),
      ...attributes.map(({ name }) => name).filter((name) => !PICTURE_ATTRIBUTES.includes(name)),
    ];
    expect(unknown).toEqual([]);
    expect(attributes.filter(({ value }) => /NaN|Infinity|undefined/.test(value))).toEqual([]);
    // eslint-disable-next-line no-control-regex -- it is about control characters
    const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u;
    expect(root.textContent).not.toMatch(unseen);
    expect(description).not.toMatch(unseen);
    expect(root.querySelector('desc')?.textContent).toBe(description);
    expect(findFaults(root)).toEqual([]);
  }
}

test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
  'in every place: %s',
  async (_, text) => {
    const whatever = { clock: 'utc', scale: 'linear', hasPatterns: true, hasLifecycle: true } as const;
    const numbers = { hours: 1, share: 0.5, factor: 1, hidden: [] };
    const names = [text, `${text}2`, `3${text}`];
    const texts = { names, title: text, filters: [text, text], version: text };
    for (const groupBy of ['machine', 'app'] as const)
      check(await draw({ ...whatever, ...numbers, ...texts, groupBy }));
  },
);

test('texts never touch, nothing leaves the picture, and no name becomes an element', async () => {
  await fc.assert(
    fc.asyncProperty(anyLog, async (log) => {
      check(await draw(log));
    }),
    { numRuns: toRuns(60) },
  );
});
