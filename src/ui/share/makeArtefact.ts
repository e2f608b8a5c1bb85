/** Makes what leaves Postflight: a way and choices go in; the masked bytes, and what a preview says of them, come out. */
import { toBinsCsv } from '../../artefacts/binsCsv.ts';
import type { ArtefactContent } from '../../artefacts/content.ts';
import { toHtmlReport } from '../../artefacts/htmlReport.ts';
import { describeMasked, makeContent } from '../../artefacts/makeContent.ts';
import { toMarkdown } from '../../artefacts/markdown.ts';
import { drawPicture, type Picture } from '../../artefacts/picture/drawPicture.ts';
import type { PictureLook } from '../../artefacts/picture/sheet.ts';
import { redactions } from '../../catalog/redactions/index.ts';
import { createRedactor, type Redactor } from '../../core/redact/redact.ts';
import { chooseMaxBins } from '../../presentation/plot.ts';
import type { ShareWay } from '../../store/foreground.ts';
import type { Overview } from '../../store/session.ts';
import { getHiddenGroups, getSelection } from '../../store/view.ts';
import { toClock } from '../base/logZone.ts';
import type { Stores } from '../base/stores.ts';
import { toFileName } from './fileNames.ts';
import { toPng } from './rasterize.ts';
import type { ShareChoices } from './shareChoices.ts';

export interface Artefact {
  readonly blob: Blob;
  readonly fileName: string;
  /** "3 secrets, 41 addresses"; empty where nothing had to be masked. */
  readonly masked: string;
  /** The title as it is shown; undefined where there is none. */
  readonly title?: string;
  readonly picture?: Picture;
  /** All of it where it is text, or its first lines. */
  readonly text?: string;
  /** Masks a line of the log as the lines in it are masked. */
  readonly maskLine: (text: string) => string;
}

/** Bars need a width of their own: the screen may be a phone's. */
const BARS_WIDTH = 1200;
/** Of a CSV, to show. */
const SHOWN_BYTES = 4096;
const SHOWN_LINES = 12;

/** Rejects where the analysis is lost, or the browser cannot draw. */
export async function makeArtefact(way: ShareWay, choices: ShareChoices, stores: Stores): Promise<Artefact> {
  switch (way) {
    case 'downloadPng':
    case 'copyImage':
    case 'shareWithApp':
      return makePicture(choices, stores, (picture) => toPng(picture, choices.scale), 'png');
    case 'downloadSvg':
      return makePicture(choices, stores, ({ svg }) => new Blob([svg], { type: 'image/svg+xml' }), 'svg');
    case 'copyMarkdown': {
      const made = await loadContent(choices, stores);
      const text = toMarkdown(made.content);
      return { ...describe(made, 'md'), blob: new Blob([text], { type: 'text/plain' }), text };
    }
    case 'downloadReport': {
      const made = await loadContent(choices, stores);
      const draw = (theme: PictureLook['theme']): Picture =>
        drawPicture(made.content, { theme, preset: 'postMortem' });
      const pictures = { light: draw('light'), dark: draw('dark') };
      const html = toHtmlReport(made.content, { light: pictures.light.svg, dark: pictures.dark.svg });
      return {
        ...describe(made, 'html'),
        blob: new Blob([html], { type: 'text/html' }),
        picture: pictures[choices.look.theme],
      };
    }
    case 'downloadCsv':
      return choices.rows === 'bars' ? makeBinsCsv(choices, stores) : makeEventsCsv(choices, stores);
    case 'downloadJson': {
      const { session } = stores;
      const { blob, masked } = await session.getState().analysis.saveAnalysis(choices.isMasked);
      return {
        blob,
        fileName: toFileName(session.getState().overview?.span, getClock(stores), 'json'),
        masked: describeMasked(masked),
        maskLine: keep,
      };
    }
  }
}

async function makePicture(
  choices: ShareChoices,
  stores: Stores,
  toBlob: (picture: Picture) => Blob | Promise<Blob>,
  extension: string,
): Promise<Artefact> {
  const made = await loadContent(choices, stores);
  const picture = drawPicture(made.content, choices.look);
  return { ...describe(made, extension), blob: await toBlob(picture), picture };
}

async function makeBinsCsv(choices: ShareChoices, stores: Stores): Promise<Artefact> {
  const made = await loadContent(choices, stores);
  const blob = new Blob([toBinsCsv(made.content)], { type: 'text/csv' });
  return { ...describe(made, 'csv'), blob, text: await readFirstLines(blob) };
}

async function makeEventsCsv({ isMasked }: ShareChoices, stores: Stores): Promise<Artefact> {
  const { session, view } = stores;
  const selection = getSelection(view.getState());
  const { blob, masked } = await session.getState().analysis.exportEvents(selection, isMasked);
  const span = selection.range ?? session.getState().overview?.span;
  return {
    blob,
    fileName: toFileName(span, getClock(stores), 'csv'),
    masked: describeMasked(masked),
    text: await readFirstLines(blob),
    maskLine: keep,
  };
}

interface Made {
  readonly content: ArtefactContent;
  readonly overview: Overview;
  readonly redactor: Redactor;
}

/** What the page shows, as it stands now; a title that nobody wrote stays the one that is proposed. */
async function loadContent({ title, isMasked, lines }: ShareChoices, stores: Stores): Promise<Made> {
  const { session, view } = stores;
  const shown = view.getState();
  const selection = getSelection(shown);
  const { analysis } = session.getState();
  const [overview, findings] = await Promise.all([
    analysis.getOverview(selection, chooseMaxBins(BARS_WIDTH), shown.groupBy),
    // Of half a log they would be wrong.
    session.getState().readings.length > 0 ? [] : analysis.getFindings(),
  ]);
  const redactor = createRedactor({ redactions, isMasked, appNames: overview.apps });
  const content = makeContent(
    {
      title,
      overview,
      selection,
      view: {
        clock: getClock(stores),
        scale: shown.scale,
        hasPatterns: shown.hasPatterns,
        hiddenGroups: new Set(getHiddenGroups(shown, shown.groupBy)),
      },
      findings,
      lines,
      version: __APP_VERSION__,
    },
    redactor,
  );
  return { content, overview, redactor };
}

function describe(
  { content, redactor }: Made,
  extension: string,
): Pick<Artefact, 'fileName' | 'masked' | 'title' | 'maskLine'> {
  const { view, overview, title, masked = '' } = content;
  return {
    fileName: toFileName(view.range ?? overview.span, view.clock, extension),
    masked,
    title,
    maskLine: (text) => redactor.redact(text),
  };
}

function getClock({ session, view }: Stores): ReturnType<typeof toClock> {
  return toClock(view.getState().timeZone, session.getState().overview);
}

async function readFirstLines(blob: Blob): Promise<string> {
  const lines = (await blob.slice(0, SHOWN_BYTES).text()).split('\r\n');
  // The last one may be cut.
  const whole = blob.size > SHOWN_BYTES ? lines.slice(0, -1) : lines;
  return whole.slice(0, SHOWN_LINES).join('\n');
}

function keep(text: string): string {
  return text;
}
