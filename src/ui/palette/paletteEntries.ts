/** What the palette offers: the state of the page goes in; its actions, findings, all codes and the files come out. */
import { errorCodes } from '../../catalog/codes/index.ts';
import { toReferenceHash } from '../../store/locationHash.ts';
import { isAvailable, showsLog } from '../actions/action.ts';
import { actions } from '../actions/index.ts';
import { SERIES_LABELS } from '../../presentation/categories.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { formatMoment, withZone } from '../../presentation/times.ts';
import { toFindingRange } from '../../presentation/findingText.ts';
import { showInTimeline } from '../findings/showInTimeline.ts';
import { toClock } from '../base/logZone.ts';
import { DETAILS_TITLE_ID, FINDINGS_TITLE_ID, goTo, toReportId } from '../base/places.ts';
import type { Stores } from '../base/stores.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { NO_MASK } from '../base/useMask.ts';
import type { Findable } from './rankEntries.ts';

export interface PaletteEntry extends Findable {
  readonly id: string;
  readonly kind: 'action' | 'finding' | 'code' | 'file';
  readonly keys?: readonly string[];
  /** At the end of the row: a count, or where it leads. */
  readonly note?: string;
  readonly run: () => void;
}

export function createPaletteEntries(stores: Stores): readonly PaletteEntry[] {
  return [
    ...toActionEntries(stores),
    ...toFindingEntries(stores),
    ...toCodeEntries(stores),
    ...toFileEntries(stores),
  ];
}

function toActionEntries(stores: Stores): readonly PaletteEntry[] {
  return actions
    .filter((action) => action.id !== 'palette' && isAvailable(action, stores))
    .map(({ id, group, title, keys, run }) => ({
      id: `action-${id}`,
      kind: 'action',
      title,
      otherText: group,
      keys,
      run: () => {
        run(stores);
      },
    }));
}

/** They lead to their range of the timeline, or to the cards where there is none. */
function toFindingEntries(stores: Stores): readonly PaletteEntry[] {
  const { findings = [], overview } = stores.session.getState();
  if (!showsLog(stores)) return [];
  const clock = toClock(stores.view.getState().timeZone, overview);
  return findings.map((finding, index) => ({
    id: `finding-${String(index)}`,
    kind: 'finding',
    title: `Finding: ${finding.label}`,
    otherText: finding.codes.join(' '),
    ...(finding.start !== undefined && {
      note: withZone(formatMoment(finding.start, clock, overview?.span), clock, overview?.span),
    }),
    run: () => {
      const range = toFindingRange(finding);
      if (range === undefined) goTo(FINDINGS_TITLE_ID);
      else showInTimeline(stores, range);
    },
  }));
}

/** Those of the log first, the most frequent at the top; they lead to Details, the others to the Reference page. */
function toCodeEntries(stores: Stores): readonly PaletteEntry[] {
  const inLog = showsLog(stores) ? (stores.session.getState().overview?.codes ?? []) : [];
  const known = new Map(errorCodes.map((entry) => [entry.code, entry]));
  const codes = new Set([...inLog.map(({ code }) => code), ...known.keys()]);
  const countByCode = new Map(inLog.map(({ code, count }) => [code, count]));
  return [...codes].map((code) => {
    const entry = known.get(code);
    const count = countByCode.get(code);
    return {
      id: `code-${code}`,
      kind: 'code',
      title: `${code} ${entry?.title ?? 'not on the documentation page'}`,
      otherText: entry === undefined ? '' : `${SERIES_LABELS[entry.category]} ${entry.templates.join(' ')}`,
      note: count === undefined ? 'reference' : `${formatCount(count)} here`,
      run: () => {
        if (count === undefined) {
          location.hash = toReferenceHash(code);
          return;
        }
        stores.view.getState().selectCode(code);
        goTo(DETAILS_TITLE_ID);
      },
    };
  });
}

function toFileEntries(stores: Stores): readonly PaletteEntry[] {
  const sources = showsLog(stores) ? (stores.session.getState().overview?.sources ?? []) : [];
  const mask = stores.foreground.getState().mask ?? NO_MASK;
  return sources.map(({ id, name, format }) => ({
    id: `file-${id}`,
    kind: 'file',
    title: toVisibleName(mask.fileName(name)),
    otherText: `${mask.fileName(name)} ${format?.label ?? ''}`,
    run: () => {
      goTo(toReportId(id));
    },
  }));
}
