/** The Markdown report, read as whoever it is pasted for reads it: nothing that the log says becomes markup. */
import { toFileId, toTextId } from '../../src/analysis/api/ids.ts';
import MarkdownIt, { type Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { ArtefactContent } from '../../src/artefacts/content/content.ts';
import { makeContent } from '../../src/artefacts/content/makeContent.ts';
import { toMarkdown } from '../../src/artefacts/markdown.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import { redactions } from '../../src/catalog/redactions/index.ts';
import { createRedactor, MASKED_FOR_TEAM } from '../../src/core/redact/redact.ts';
import { toContent } from '../support/read/artefactContent.ts';
import { forHostileContents } from '../support/hostile/forHostileContents.ts';
import { toHostileContent } from '../support/hostile/hostileContent.ts';
import { HOSTILE_TEXTS } from '../support/hostile/hostileTexts.ts';
import { SHOWN_LOGS } from '../support/page/pictureLogs.ts';

/** As generous as any place where somebody pastes: HTML is HTML, and what looks like a link is one. */
const reader = new MarkdownIt({ html: true, linkify: true });

/** All that a report is made of. */
const OURS: ReadonlySet<string> = new Set([
  ...['heading_open', 'heading_close', 'paragraph_open', 'paragraph_close', 'inline', 'text', 'fence'],
  ...['bullet_list_open', 'bullet_list_close', 'list_item_open', 'list_item_close', 'softbreak'],
  ...['strong_open', 'strong_close', 'em_open', 'em_close', 'code_inline', 'link_open', 'link_close'],
]);
const DOCUMENTATION: ReadonlySet<string> = new Set(errorCodes.map(({ docsUrl }) => docsUrl));
const HEADINGS: ReadonlySet<string> = new Set([
  ...['Codes', 'Files', 'Lines of the log'],
  ...errorCodes.map(({ code, title }) => `${code} ${title}`),
]);

function readTokens(markdown: string): readonly Token[] {
  return reader.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** What is in the report that we did not put there. */
function findForeign(markdown: string): readonly string[] {
  const tokens = readTokens(markdown);
  const kinds = tokens.map(({ type }) => type).filter((type) => !OURS.has(type));
  const links = tokens
    .filter(({ type }) => type === 'link_open')
    .map((token) => String(token.attrGet('href')))
    .filter((href) => !DOCUMENTATION.has(href));
  const headings = tokens
    .flatMap(({ type }, place) => (type === 'heading_open' ? [tokens[place + 1]] : []))
    .slice(1)
    .map((heading) => toSeenText(heading?.children ?? []))
    .filter((heading) => !HEADINGS.has(heading));
  return [...kinds, ...links, ...headings];
}

function toSeenText(tokens: readonly Token[]): string {
  return tokens.map(({ content }) => content).join('');
}

function listCodes(markdown: string): readonly string[] {
  return readTokens(markdown)
    .filter(({ type }) => type === 'code_inline' || type === 'fence')
    .map(({ content }) => content);
}

/** It begins with its title and ends with how it was made, whatever stands between. */
function checkShape(markdown: string): void {
  const tokens = readTokens(markdown);
  expect(tokens[0]?.type).toBe('heading_open');
  expect(tokens[1]?.children?.map(({ type }) => type)).toEqual(['code_inline']);
  const last = tokens.findLast(({ type }) => type === 'inline');
  expect(last?.children?.map(({ type }) => type)).toEqual(expect.arrayContaining(['em_open', 'em_close']));
}

function check(content: ArtefactContent): void {
  const markdown = toMarkdown(content);
  expect(findForeign(markdown), markdown).toEqual([]);
  checkShape(markdown);
}

describe('whatever a log says', () => {
  forHostileContents(check, 200);

  it('is in code, where nobody is mentioned', async () => {
    const raw = await toHostileContent(HOSTILE_TEXTS);
    const { title, overview, view, lines, version } = raw;
    const selection = { filters: { machine: { include: HOSTILE_TEXTS } } };
    const redactor = createRedactor({ redactions, isMasked: MASKED_FOR_TEAM });
    const markdown = toMarkdown(makeContent({ title, overview, selection, view, lines, version }, redactor));
    const prose = readTokens(markdown).filter(({ type }) => type === 'text');
    expect(prose.filter(({ content }) => content.includes('@'))).toEqual([]);
    expect(findForeign(markdown)).toEqual([]);
  });

  it('is there to be read, as it was written', async () => {
    const text = 'a `b` <i>c</i> [d](https://e.example) | f';
    const codes = listCodes(toMarkdown(await toHostileContent([text])));
    // Title, filters, machines, regions and causes of three codes, lines with their files, files with a problem.
    expect(codes.filter((code) => code.trim() === text).length).toBeGreaterThan(20);
  });
});

describe('of an incident', () => {
  it('says what it is of and what the most frequent codes mean, with links to the documentation only', async () => {
    const content = await toContent(SHOWN_LOGS.incident());
    const markdown = toMarkdown(content);
    const tokens = readTokens(markdown);
    expect(findForeign(markdown)).toEqual([]);
    expect(tokens.filter(({ type }) => type === 'link_open')).toHaveLength(5);
    expect(listCodes(markdown)).toContain(content.title);
    const seen = toSeenText(tokens.filter(({ type }) => type === 'text'));
    expect(seen).toContain('UTC+01:00 (Europe/Berlin)');
    for (const { code } of content.overview.codes.filter(({ count }) => count > 0))
      expect(seen).toContain(code);
    // No mark is left that only escapes.
    expect(seen).not.toContain('\\');
  });

  it('holds the lines that somebody chose, and no others', async () => {
    const content = await toContent(SHOWN_LOGS.incident());
    expect(toMarkdown(content)).not.toContain('Lines of the log');
    const place = { textId: toTextId(toFileId('opened', 0), 0), start: 0, end: 9, lineNumber: 7 };
    const chosen = { place, sourceName: 'file-1.log', text: 'the line\n```\nends' };
    const markdown = toMarkdown({ ...content, lines: [chosen] });
    const fences = readTokens(markdown).filter(({ type }) => type === 'fence');
    expect(fences.map(({ content: text }) => text)).toEqual([`${chosen.text}\n`]);
    expect(markdown).toContain('`file-1.log`, line 7:');
  });
});
