/** The way from a lifecycle moment to the line that says so. */
import { useCallback } from 'react';
import { CHOSEN_LINE_ID, goTo } from '../places.ts';
import { useStores } from '../stores.ts';
import type { LifecycleMoment } from '../../presentation/lifecycleMarks.ts';

export function useShowLine(): (moment: LifecycleMoment) => void {
  const { session, chosenLine, foreground } = useStores();
  return useCallback(
    ({ place }) => {
      const show = async (): Promise<void> => {
        const line = await session.getState().readLine(place);
        if (line === undefined) {
          foreground.getState().announce('The file of this line is closed.');
          return;
        }
        chosenLine.getState().show(line);
        goTo(CHOSEN_LINE_ID);
      };
      void show();
    },
    [session, chosenLine, foreground],
  );
}
