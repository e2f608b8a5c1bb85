/** The HTML report, read as a browser reads it: whatever the log says is text, and nothing is loaded or run. */
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { ArtefactContent } from '../../src/artefacts/content/content.ts';
import { toHtmlReport } from '../../src/artefacts/htmlReport.ts';
import { REPORT_STYLE } from '../../src/artefacts/htmlStyle.ts';
import { drawPicture } from '../../src/artefacts/picture/drawPicture.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
import { toContent } from '../support/read/artefactContent.ts';
import { PICTURE_ATTRIBUTES, PICTURE_ELEMENTS } from '../support/page/drawnPicture.ts';
import { forHostileContents } from '../support/hostile/forHostileContents.ts';
import { toHostileContent } from '../support/hostile/hostileContent.ts';
import { SHOWN_LOGS } from '../support/page/pictureLogs.ts';

const ELEMENTS: ReadonlySet<string> = new Set([
  ...['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'header', 'section', 'article', 'footer'],
  ...['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'bdi', 'span', 'a', 'figure', 'figcaption', 'pre'],
]);
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['lang', 'translate', 'charset', 'http-equiv', 'content', 'name', 'class', 'href', 'rel', 'dir'],
]);
const DOCUMENTATION: ReadonlySet<string> = new Set(errorCodes.map(({ docsUrl }) => docsUrl));

const { DOMParser } = new JSDOM().window;

function makeReport(content: ArtefactContent): string {
  const [light, dark] = (['light', 'dark'] as const).map(
    (theme) => drawPicture(content, { preset: 'postMortem', theme }).svg,
  );
  return toHtmlReport(content, { light: light ?? '', dark: dark ?? '' });
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** What is in the report that we did not put there, or that reaches outside. */
function findForeign(report: Document): readonly string[] {
  return [...report.querySelectorAll('*')].flatMap((element) => {
    const isDrawn = element.closest('figure > svg') !== null;
    const { localName, attributes } = element;
    const isKnown = isDrawn ? PICTURE_ELEMENTS.includes(localName) : ELEMENTS.has(localName);
    const foreign = [...attributes].filter(({ name, value }) => {
      if (name === 'href') return localName !== 'a' || !DOCUMENTATION.has(value);
      if (value.includes('url(')) return !isDrawn || !/^url\(#[a-z-]+\)$/i.test(value);
      return isDrawn ? !PICTURE_ATTRIBUTES.includes(name) : !ATTRIBUTES.has(name);
    });
    return [...(isKnown ? [] : [localName]), ...foreign.map(({ name, value }) => `${name}="${value}"`)];
  });
}

function check(content: ArtefactContent): void {
  const report = parse(makeReport(content));
  expect(findForeign(report)).toEqual([]);
  expect([...report.querySelectorAll('style')].map((style) => style.textContent)).toEqual([REPORT_STYLE]);
  expect([...report.body.children].map(({ localName }) => localName)).toEqual(['main', 'footer']);
  expect(report.querySelectorAll('figure > svg')).toHaveLength(2);
  expect(report.title).toBe('Postflight report');
}

describe('whatever a log says', () => {
  forHostileContents(check, 50);

  it('is there to be read, as it was written', async () => {
    const text = `</pre><script>"a" & 'b'</script> \``;
    const report = parse(makeReport(await toHostileContent([text])));
    expect(report.querySelector('h1')?.textContent).toBe(text);
    const quoted = [...report.querySelectorAll('pre, bdi')].filter((element) => element.textContent === text);
    expect(quoted.length).toBeGreaterThan(20);
  });
});

describe('of an incident', () => {
  it('has a policy of its own that lets it load nothing', async () => {
    const report = parse(makeReport(await toContent(SHOWN_LOGS.incident())));
    const policy = report
      .querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(REPORT_STYLE).not.toMatch(/@import|url\(|expression/i);
  });

  it('explains its codes, most frequent first, beside a picture for light and one for dark', async () => {
    const content = await toContent(SHOWN_LOGS.incident());
    const report = parse(makeReport(content));
    const codes = [...report.querySelectorAll('h3 > .code')].map((code) => code.textContent);
    expect(codes).toEqual(content.overview.codes.filter(({ count }) => count > 0).map(({ code }) => code));
    expect(report.querySelector('article')?.textContent).toContain('What to check');
    for (const theme of ['light', 'dark']) {
      const picture = report.querySelector(`figure.${theme} > svg`);
      expect(picture?.getAttribute('role')).toBe('img');
      expect(picture?.querySelector('desc')?.textContent).toContain('Peak: ');
    }
  });

  it('ids of its two pictures do not meet', async () => {
    const content = await toContent(SHOWN_LOGS.hard());
    const ids = [...parse(makeReport(content)).querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
