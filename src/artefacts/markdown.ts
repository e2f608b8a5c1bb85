/**
 * The report as Markdown, for a ticket or a chat: masked content goes in, text comes out that renders without harm
 * wherever it is pasted. What the log has a part in stands in code spans, where no link, picture or mention can be.
 */
import type { ArtefactContent } from './content/content.ts';
import { toReportModel, type Line, type CodeSection, type FindingSection } from './reportModel.ts';

/** Codes that are explained; the others are listed. */
const MAX_EXPLAINED = 5;

export function toMarkdown(content: ArtefactContent): string {
  const model = toReportModel(content);
  const blocks = [
    `# ${toCodeSpan(model.title)}`,
    `**${toText(model.headline)}** ${model.facts.map(escapeSentence).join(' ')}`.trim(),
    toList(model.scope),
    ...(model.findings.length > 0 ? ['## Findings', ...model.findings.flatMap(toFindingBlocks)] : []),
    ...(model.codes.length > 0 ? ['## Codes', ...model.codes.map(toCodeBlock)] : []),
    ...model.codes.slice(0, MAX_EXPLAINED).flatMap(toExplanation),
    ...(model.lines.length > 0 ? ['## Lines of the log'] : []),
    ...model.lines.map(
      ({ sourceName, place, text }) =>
        `${toCodeSpan(sourceName)}, line ${String(place.lineNumber)}:\n\n${toFence(text)}`,
    ),
    '## Files',
    toList(model.files),
    `*${escape(model.footer)}*`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function toFindingBlocks({
  title,
  facts,
  steps,
  advice,
  changes,
  grounds,
}: FindingSection): readonly string[] {
  return [
    `### ${toText(title)}`,
    toText(facts),
    ...(steps.length === 0 ? [] : [steps.map((step, i) => `${String(i + 1)}. ${toText(step)}`).join('\n')]),
    ...(advice.length === 0 ? [] : [advice.map((step) => `- [ ] ${toText(step)}`).join('\n')]),
    ...changes.flatMap(({ place, diff }) => [toText(place), toFence(diff, 'diff')]),
    toList(grounds),
  ];
}

function toCodeBlock({ code, entry, count, facts }: CodeSection): string {
  const title = entry === undefined ? ' not on the documentation page' : ` ${escape(entry.title)}`;
  return [
    `- **${escape(code)}**${title}: ${escape(count)}.`,
    ...facts.map((line) => `  - ${toText(line)}`),
  ].join('\n');
}

function toExplanation({ code, entry }: CodeSection): readonly string[] {
  if (entry === undefined) return [];
  return [
    `### ${escape(code)} ${escape(entry.title)}`,
    escape(entry.meaning),
    ...(entry.checks.length === 0 ? [] : [entry.checks.map((check) => `- [ ] ${escape(check)}`).join('\n')]),
    `Documentation: <${entry.docsUrl}>`,
  ];
}

function toList(lines: readonly Line[]): string {
  return lines.map((line) => `- ${toText(line)}`).join('\n');
}

function toText(line: Line): string {
  return line
    .map((piece) => (typeof piece === 'string' ? escapeSentence(piece) : toCodeSpan(piece.log)))
    .join('');
}

/**
 * Every mark of Markdown and HTML as the character that it is, on one line; marks that mean something only at the
 * start of a line or beside these are left, and so are underscores in words.
 */
function escape(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*{}[\]<>|~@&]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/gu, '\\$&');
}

/** A sentence that can hold the name of a file, a layout or a code, whose dots and colons would make a link. */
function escapeSentence(text: string): string {
  return escape(text).replace(/\.(?=\p{L})|:(?=\/\/)/gu, '\\$&');
}

/** On one line, between more backticks than there are in it. */
function toCodeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '` `';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

function toFence(text: string, language = 'text'): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
