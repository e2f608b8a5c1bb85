/** What the screenshot mode makes of names and texts before they are shown; nothing, while it is off. */
import type { ScreenMask } from '../../store/foreground.ts';
import { toFilterLabel } from '../../presentation/filterLabels.ts';
import type { FilterValue } from '../../store/filters.ts';
import { useForeground } from './stores.ts';

export type TextMask = Pick<ScreenMask, 'text' | 'fileName'>;

/** Shows all as it is. */
export const NO_MASK: TextMask = { text: (text) => text, fileName: (name) => name };

/**
 * For what does not come from `useSession`, whose answers are masked already. It goes over texts as they are in the
 * file, before anything writes out what cannot be seen. The same object as long as the mode stays.
 */
export function useMask(): TextMask {
  return useForeground(({ mask }) => mask) ?? NO_MASK;
}

/** Names what lines are chosen by. */
export function useFilterLabel(): (value: FilterValue) => string {
  const mask = useMask();
  return ({ field, name }) =>
    toFilterLabel({ field, name: field === 'file' ? mask.fileName(name) : mask.text(name) });
}
