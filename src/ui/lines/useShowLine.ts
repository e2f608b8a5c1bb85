/** The way from what is told of a line, such as a lifecycle moment, to the line itself. */
import { useCallback } from 'react';
import type { LinePlace } from '../../store/session.ts';
import { CHOSEN_LINE_ID, goTo } from '../base/places.ts';
import { useStores } from '../base/stores.ts';

export function useShowLine(): (line: { readonly place: LinePlace }) => void {
  const { analysis, chosenLine, foreground } = useStores();
  return useCallback(
    ({ place }) => {
      const show = async (): Promise<void> => {
        const line = await analysis.getLine(place);
        if (line === undefined) {
          foreground.getState().announce('The file of this line is closed.');
          return;
        }
        chosenLine.getState().show(line);
        goTo(CHOSEN_LINE_ID);
      };
      void show();
    },
    [analysis, chosenLine, foreground],
  );
}
