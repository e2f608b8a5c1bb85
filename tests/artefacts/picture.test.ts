/** Pictures: all that is needed to read one stands in it, in words. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { ArtefactContent } from '../../src/artefacts/content/content.ts';
import { drawPicture, type Picture } from '../../src/artefacts/picture/drawPicture.ts';
import type { PictureLook, Preset } from '../../src/artefacts/picture/sheet.ts';
import { formatCount } from '../../src/presentation/numbers.ts';
import { toBars } from '../../src/presentation/timelineBars.ts';
import { toContent } from '../support/read/artefactContent.ts';
import { findFaults, listDrawnTexts, parsePicture } from '../support/page/drawnPicture.ts';
import { SHOWN_LOGS } from '../support/page/pictureLogs.ts';

const PRESETS = ['chat', 'slide', 'postMortem'] as const satisfies readonly Preset[];
const LOOKS: readonly PictureLook[] = PRESETS.flatMap((preset) => [
  { preset, theme: 'light' },
  { preset, theme: 'dark' },
]);

function readTexts({ svg }: Picture): readonly string[] {
  return listDrawnTexts(parsePicture(svg)).map(({ text }) => text);
}

describe('of an incident', () => {
  let content: ArtefactContent;
  beforeAll(async () => {
    content = await toContent(SHOWN_LOGS.incident());
  });

  it.each([
    ['chat', 1200, 675],
    ['slide', 1920, 1080],
    ['postMortem', 1600, undefined],
  ] as const)('it has the size that is asked for: %s', (preset, width, height) => {
    const picture = drawPicture(content, { preset, theme: 'light' });
    const root = parsePicture(picture.svg);
    expect(picture.width).toBe(width);
    if (height !== undefined) expect(picture.height).toBe(height);
    expect(root.getAttribute('width')).toBe(String(picture.width));
    expect(root.getAttribute('height')).toBe(String(picture.height));
    expect(root.getAttribute('viewBox')).toBe(`0 0 ${String(picture.width)} ${String(picture.height)}`);
  });

  it.each(PRESETS)('it says what it is of, by which clock and how it was counted: %s', (preset) => {
    const texts = readTexts(drawPicture(content, { preset, theme: 'light' }));
    const { errors, unclassified, inferred } = content.overview.inRange;
    const records = content.overview.timeline?.records.reduce((sum, count) => sum + count, 0) ?? 0;
    expect(texts).toEqual(
      expect.arrayContaining([
        content.title,
        '2026-11-22 12:00–12:10 UTC+01:00 (Europe/Berlin)',
        `${formatCount(errors + unclassified)} errors`,
        `in ${formatCount(records)} records`,
        `${formatCount(inferred)} inferred from text, ${formatCount(unclassified)} unclassified`,
        'Errors per 5 s',
        'No filters · Covers all that was read: fictional-app.log',
        'Postflight 1.2.3',
        '12:03',
      ]),
    );
  });

  it.each(PRESETS)('its legend has all groups with their counts, in the order of the stack: %s', (preset) => {
    const { timeline } = content.overview;
    if (timeline === undefined) throw new Error('no timeline');
    const { groups } = toBars(timeline);
    const entries = groups.map(({ label, total }) => `${label} ${formatCount(total)}`);
    expect(entries.length).toBeGreaterThan(9);
    const texts = readTexts(drawPicture(content, { preset, theme: 'light' }));
    expect(texts.filter((text) => entries.includes(text))).toEqual(entries);
    expect(texts).toEqual(expect.arrayContaining(['Deploy 1', 'App exited 1', 'App listening 1']));
    const sum = groups.reduce((total, group) => total + group.total, 0);
    expect(texts).toContain(`${formatCount(sum)} errors`);
  });

  it('the text beside it tells the same to who cannot see it', () => {
    const { svg, description } = drawPicture(content, { preset: 'chat', theme: 'dark' });
    const root = parsePicture(svg);
    expect(root.getAttribute('role')).toBe('img');
    expect(root.querySelector('title')?.textContent).toBe(content.title);
    expect(root.querySelector('desc')?.textContent).toBe(description);
    expect(description).toMatch(
      /^Proxy errors of fictional-app, 22 November 2026\. 2026-11-22 12:00–12:10 UTC\+01:00 \(Europe\/Berlin\): \d+ errors in 1,\d+ records/,
    );
    expect(description).toMatch(/Connection \d+, .*Peak: \d+ errors in 5 s at 12:0\d:\d\d\..*No filters\./);
  });

  it('only the one for what is written afterwards has the codes, most frequent first', () => {
    const texts = readTexts(drawPicture(content, { preset: 'postMortem', theme: 'light' }));
    const codes = content.overview.codes.map(({ code }) => code);
    expect(texts.filter((text) => codes.includes(text))).toEqual(codes);
    expect(texts).toEqual(expect.arrayContaining(['Machine refused connection on port', 'Fly’s', 'Whose']));
    expect(texts).toContain('Unclassified: no code, and no text that is known');
    expect(readTexts(drawPicture(content, { preset: 'chat', theme: 'light' }))).not.toContain('PC01');
  });

  it('the same content gives the same bytes', async () => {
    const again = await toContent(SHOWN_LOGS.incident());
    for (const look of LOOKS) expect(drawPicture(again, look)).toEqual(drawPicture(content, look));
  });
});

describe('of what is hard to lay out', () => {
  let content: ArtefactContent;
  beforeAll(async () => {
    content = await toContent(SHOWN_LOGS.hard());
  });

  it('what is hidden, left out or not read is said', () => {
    const text = readTexts(drawPicture(content, { preset: 'postMortem', theme: 'light' })).join('\n');
    expect(text).toContain('Whole log, 2026-11-21 21:00 – 2026-11-23 20:59 UTC−03:00');
    expect(text).toContain('Shown errors per 15 min, log scale; parts share each bar in proportion');
    expect(text).toMatch(/8 others [\d,]+, hidden/);
    expect(text).toMatch(/1 group hidden, with [\d,]+ errors/);
    expect(text).toMatch(/Filters: without machine machine-with-a-very-long-name-0, .*/);
    expect(text).toContain('and 3 more');
    expect(text).toMatch(/Covers 39 % of 3 files: long-name-/);
    expect(text).toContain('6 gaps without records, the longest 2 h 19 min');
    expect(text).toContain('Gap: no records');
    expect(text).toMatch(/All records, own scale, at most [\d,]+ a bar/);
  });

  it('names what it is grouped by', () => {
    expect(readTexts(drawPicture(content, { preset: 'chat', theme: 'light' }))).toContain('By machine');
  });

  it('patterns are named by a prefix that pictures with other colours or sizes do not share', () => {
    const prefixes = LOOKS.map((look) => {
      const root = parsePicture(drawPicture(content, look).svg);
      const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const used = [...root.querySelectorAll('[fill^="url"]')].map((element) => element.getAttribute('fill'));
      for (const fill of used) expect(ids.map((id) => `url(#${id})`)).toContain(fill);
      return ids.find((id) => id.endsWith('gap'));
    });
    expect(new Set(prefixes).size).toBe(LOOKS.length);
  });
});

describe.each(Object.entries(SHOWN_LOGS))('of %s', (_, toShownLog) => {
  it.each(LOOKS)('no texts touch each other: $preset, $theme', async (look) => {
    const { svg } = drawPicture(await toContent(toShownLog()), look);
    expect(findFaults(parsePicture(svg))).toEqual([]);
  });
});

test('without errors it says so, and draws all records', async () => {
  const content = await toContent(SHOWN_LOGS.quiet());
  const texts = readTexts(drawPicture(content, { preset: 'chat', theme: 'light' }));
  expect(texts).toEqual(
    expect.arrayContaining(['0 errors', 'in 2 records', 'No proxy errors in this range']),
  );
  const filtered = { ...content, view: { ...content.view, filters: ['region ams'] } };
  const filteredTexts = readTexts(drawPicture(filtered, { preset: 'chat', theme: 'light' }));
  expect(filteredTexts).toContain('No proxy errors that fit the filters');
  expect(filteredTexts.join()).toContain('Filter: region ams');
});

test('where all groups are hidden it says so', async () => {
  const shown = SHOWN_LOGS.incident();
  const { overview } = await toContent(shown);
  const groups = overview.timeline?.stack.groups.map(({ name }) => `named ${name}`);
  const content = await toContent({ ...shown, view: { ...shown.view, hiddenGroups: new Set(groups) } });
  expect(readTexts(drawPicture(content, { preset: 'chat', theme: 'light' }))).toContain(
    'All groups are hidden',
  );
});

test('without times it has the codes only', async () => {
  const content = await toContent(SHOWN_LOGS.timeless());
  const texts = readTexts(drawPicture(content, { preset: 'chat', theme: 'light' }));
  expect(texts).toEqual(
    expect.arrayContaining(['No record that was read has a date and time, so there is no timeline', 'PC01']),
  );
  expect(texts).not.toContain('First');
  const nothing = await toContent(SHOWN_LOGS.nothing());
  expect(readTexts(drawPicture(nothing, { preset: 'slide', theme: 'light' }))).toContain('No proxy errors');
});

test('of a part of a file it says which', async () => {
  const [file] = SHOWN_LOGS.incident().files;
  const content = await toContent({ files: file === undefined ? [] : [{ ...file, share: 0.38 }] });
  const texts = readTexts(drawPicture(content, { preset: 'chat', theme: 'light' }));
  expect(texts.join()).toContain('Covers first 38 % of fictional-app.log');
});
