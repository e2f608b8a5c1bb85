/** Ids of the places that keys, links and dialogs lead to, and the way there. */
import type { TextId } from '../../store/session.ts';

export const MAIN_ID = 'main';
export const OPEN_INPUT_ID = 'open-log-export';
export const FINDINGS_TITLE_ID = 'findings-title';
export const TIMELINE_TITLE_ID = 'timeline-title';
export const LANES_TITLE_ID = 'lanes-title';
export const FILES_TITLE_ID = 'files-title';
export const CHOSEN_LINE_ID = 'chosen-line';
export const DETAILS_TITLE_ID = 'details-title';
export const COMPARE_BUTTON_ID = 'compare-button';
export const SHARE_BUTTON_ID = 'share';
export const COMPARE_TITLE_ID = 'compare-title';

/** Brings a place into view and moves the focus to it. False where the page does not have it now. */
export function goTo(id: string): boolean {
  const place = document.getElementById(id);
  if (place === null) return false;
  place.scrollIntoView({ block: 'nearest' });
  focusAnyway(place);
  return true;
}

/** Also what takes no focus by itself, such as a heading: from there, Tab and a screen reader go on. */
export function focusAnyway(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Of the report of a text. */
export function toReportId(textId: TextId): string {
  return `file-${textId}`;
}
