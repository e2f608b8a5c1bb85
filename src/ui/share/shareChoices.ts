/** What somebody can choose of what leaves, and how it begins. */
import type { ChosenLine } from '../../artefacts/content/content.ts';
import type { ExportChoices } from '../../artefacts/export.ts';
import type { PictureLook } from '../../artefacts/picture/sheet.ts';
import { MASKED_FOR_TEAM, type ClassChoice } from '../../core/redact/redact.ts';
import type { PreferencesStore } from '../../store/preferences.ts';

export interface ShareChoices extends ExportChoices {
  /** As it was typed; undefined as long as the title is the one that is proposed. */
  readonly title: string | undefined;
  readonly isMasked: ClassChoice;
  /** As they stand in the file. */
  readonly lines: readonly ChosenLine[];
}

export function getFirstChoices(preferences: PreferencesStore): ShareChoices {
  return {
    title: undefined,
    look: { theme: getShownTheme(preferences), preset: 'chat' },
    // For what most screens have: a picture in a chat is looked at larger than it is.
    scale: 2,
    rows: 'errors',
    isMasked: MASKED_FOR_TEAM,
    lines: [],
  };
}

function getShownTheme(preferences: PreferencesStore): PictureLook['theme'] {
  const { theme } = preferences.getState();
  if (theme !== 'system') return theme;
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches
    ? 'dark'
    : 'light';
}
