/**
 * The report as one HTML file that needs nothing else: masked content and its pictures go in, the file comes out. It
 * opens from disk, holds no script, and its own policy lets it load nothing.
 */
import type { ArtefactContent } from './content/content.ts';
import { REPORT_STYLE } from './htmlStyle.ts';
import { toReportModel, type Line, type CodeSection, type FindingSection } from './reportModel.ts';

/** Pictures as SVG, made by drawPicture; nothing else may be given. */
export interface ReportPictures {
  readonly light: string;
  readonly dark: string;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function toHtmlReport(content: ArtefactContent, pictures: ReportPictures): string {
  const model = toReportModel(content);
  return `<!doctype html>
<html lang="en" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Postflight report</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1><bdi>${escape(model.title)}</bdi></h1>
<p class="headline">${toText(model.headline)}</p>
${model.facts.map((fact) => `<p>${escape(fact)}</p>`).join('\n')}
${toList(model.scope, 'scope')}
</header>
${toFindings(model.findings)}
<figure class="light">${pictures.light}</figure>
<figure class="dark">${pictures.dark}</figure>
${toCodes(model.codes)}
${toLines(model.lines)}
<section>
<h2>Files</h2>
${toList(model.files, 'files')}
</section>
</main>
<footer><p>${escape(model.footer)}</p></footer>
</body>
</html>
`;
}

function toFindings(findings: readonly FindingSection[]): string {
  if (findings.length === 0) return '';
  return `<section>
<h2>Findings</h2>
${findings.map(toFinding).join('\n')}
</section>`;
}

function toFinding({ title, facts, steps, advice, changes, grounds }: FindingSection): string {
  return `<article>
<h3>${toText(title)}</h3>
<p class="facts">${toText(facts)}</p>
${toSteps('What happened', steps)}
${toSteps('What to do now', advice)}
${changes.map(({ place, diff }) => toFigure(toText(place), diff)).join('\n')}
${toList(grounds, 'facts')}
</article>`;
}

function toSteps(title: string, steps: readonly Line[]): string {
  const items = steps.map((step) => `<li>${toText(step)}</li>`).join('');
  return items === '' ? '' : `<h4>${title}</h4>\n<ol>${items}</ol>`;
}

function toCodes(codes: readonly CodeSection[]): string {
  if (codes.length === 0) return '';
  return `<section>
<h2>Codes</h2>
${codes.map(toCode).join('\n')}
</section>`;
}

function toCode({ code, entry, count, facts }: CodeSection): string {
  const title = entry?.title ?? 'Not on the documentation page';
  const explanation =
    entry === undefined
      ? ''
      : `<p>${escape(entry.meaning)}</p>
${entry.checks.length === 0 ? '' : `<h4>What to check</h4>\n<ol>${entry.checks.map((check) => `<li>${escape(check)}</li>`).join('')}</ol>`}
<p><a href="${escape(entry.docsUrl)}" rel="noreferrer">Documentation of ${escape(code)}</a></p>`;
  return `<article>
<h3><span class="code">${escape(code)}</span> ${escape(title)}</h3>
<p class="count">${escape(count)}.</p>
${toList(facts, 'facts')}
${explanation}
</article>`;
}

function toLines(lines: ArtefactContent['lines']): string {
  if (lines.length === 0) return '';
  const shown = lines.map(({ sourceName, place, text }) =>
    toFigure(`<bdi>${escape(sourceName)}</bdi>, line ${String(place.lineNumber)}`, text),
  );
  return `<section>
<h2>Lines of the log</h2>
${shown.join('\n')}
</section>`;
}

/** `caption` is markup already. */
function toFigure(caption: string, text: string): string {
  return `<figure class="line">
<figcaption>${caption}</figcaption>
<pre dir="ltr">${escape(text)}</pre>
</figure>`;
}

function toList(lines: readonly Line[], className: string): string {
  if (lines.length === 0) return '';
  return `<ul class="${className}">${lines.map((line) => `<li>${toText(line)}</li>`).join('')}</ul>`;
}

function toText(line: Line): string {
  return line
    .map((piece) =>
      typeof piece === 'string' ? escape(piece) : `<bdi class="log">${escape(piece.log)}</bdi>`,
    )
    .join('');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** The one way of text into the file. */
function escape(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/[&<>"']/g, (mark) => ENTITIES.get(mark) ?? mark);
}
