/** Makes what leaves Postflight: an export and choices go in; the masked bytes, and what a preview says of them, come out. */
import type { ArtefactContent } from '../../artefacts/content/content.ts';
import type { Export, ExportBody } from '../../artefacts/export.ts';
import { describeMasked, makeContent } from '../../artefacts/content/makeContent.ts';
import type { Picture } from '../../artefacts/picture/drawPicture.ts';
import { redactions } from '../../catalog/redactions/index.ts';
import { createRedactor, type Redactor } from '../../core/redact/redact.ts';
import type { TimeRange } from '../../core/units.ts';
import { chooseMaxBins } from '../../presentation/plot.ts';
import { formatClock, formatDate, type Clock } from '../../presentation/times.ts';
import { getHiddenGroups, getSelection } from '../../store/view.ts';
import { toClock } from '../base/logZone.ts';
import type { Stores } from '../base/stores.ts';
import { toPng } from './rasterize.ts';
import type { ShareChoices } from './shareChoices.ts';

export interface Artefact {
  readonly blob: Blob;
  readonly fileName: string;
  /** "3 secrets, 41 addresses"; empty where nothing had to be masked. */
  readonly masked: string;
  /** The title as it is shown; undefined where there is none. */
  readonly title?: string | undefined;
  readonly picture?: Picture | undefined;
  /** What the preview shows of a text: all, or its first lines. */
  readonly text?: string | undefined;
  /** Masks a line of the log as the lines in it are masked. */
  readonly maskLine: (text: string) => string;
}

/** Bars need a width of their own: the screen may be a phone's. */
const BARS_WIDTH = 1200;
/** Of a table, to show. */
const SHOWN_BYTES = 4096;
const SHOWN_LINES = 12;

/** Rejects where the analysis is lost, or the browser cannot draw. */
export async function makeArtefact(chosen: Export, choices: ShareChoices, stores: Stores): Promise<Artefact> {
  const { analysis, session, view } = stores;
  const { overview } = session.getState();
  const selection = getSelection(view.getState());
  let content: ArtefactContent | undefined;
  let redactor: Redactor | undefined;
  let range = selection.range ?? overview?.span;
  let masked = '';
  const { body, picture } = await chosen.make(
    {
      async getContent(needs) {
        const loaded = await loadContent(choices, stores, needs?.findings ?? true);
        ({ content, redactor } = loaded);
        range = content.view.range ?? content.overview.span;
        masked = content.masked ?? '';
        return content;
      },
      async writeEvents() {
        const file = await analysis.exportEvents(selection, choices.isMasked);
        masked = describeMasked(file.masked);
        return [file.blob];
      },
      async writeAnalysis() {
        const file = await analysis.saveAnalysis(choices.isMasked);
        // Ranges do not narrow it.
        range = overview?.span;
        masked = describeMasked(file.masked);
        return [file.blob];
      },
      toPng,
    },
    choices,
  );
  const pieces = [...body];
  const blob = new Blob(pieces, { type: chosen.mimeType });
  return {
    blob,
    fileName: toFileName(range, getClock(stores), chosen.extension),
    masked,
    title: content?.title,
    picture,
    text: await readPreview(chosen.preview, pieces, blob),
    maskLine: (text) => redactor?.redact(text) ?? text,
  };
}

/** What the page shows, as it stands now; a title that nobody wrote stays the one that is proposed. */
async function loadContent(
  { title, isMasked, lines }: ShareChoices,
  stores: Stores,
  hasFindings: boolean,
): Promise<{ readonly content: ArtefactContent; readonly redactor: Redactor }> {
  const { analysis, session, view } = stores;
  const shown = view.getState();
  const selection = getSelection(shown);
  const [overview, findings] = await Promise.all([
    analysis.getOverview(selection, chooseMaxBins(BARS_WIDTH), shown.groupBy),
    // Of half a log they would be wrong.
    !hasFindings || session.getState().readings.length > 0
      ? []
      : analysis.getFindings(selection.filters?.app),
  ]);
  const redactor = createRedactor({ redactions, isMasked, appNames: overview.apps.map(({ name }) => name) });
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
  return { content, redactor };
}

function getClock({ session, view }: Stores): Clock {
  return toClock(view.getState().timeZone, session.getState().overview);
}

/**
 * `postflight-2026-11-22-1203.png`: when the range begins, by the clock that its contents are told by, so that two
 * pictures of one night can be told apart in a folder. Names of files, apps and hosts never stand in it, because the
 * name of a file is seen by more people than its content. Times of day are no dates, and are left out.
 */
export function toFileName(range: TimeRange | undefined, clock: Clock, extension: string): string {
  if (range === undefined || clock === 'timeOfDay') return `postflight.${extension}`;
  const [hours = '', minutes = ''] = formatClock(range.start, clock).split(':');
  return `postflight-${formatDate(range.start, clock)}-${hours}${minutes}.${extension}`;
}

async function readPreview(
  preview: Export['preview'],
  body: readonly (string | Blob)[],
  blob: Blob,
): Promise<string | undefined> {
  switch (preview) {
    case 'picture':
    case 'nothing':
      return undefined;
    case 'text':
      return toText(body);
    case 'firstLines': {
      const lines = (await blob.slice(0, SHOWN_BYTES).text()).split('\r\n');
      // The last one may be cut.
      const whole = blob.size > SHOWN_BYTES ? lines.slice(0, -1) : lines;
      return whole.slice(0, SHOWN_LINES).join('\n');
    }
  }
}

/** What is shown as text was written as text. */
function toText(body: ExportBody): string {
  return [...body].filter((piece) => typeof piece === 'string').join('');
}
