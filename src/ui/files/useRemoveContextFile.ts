/** Takes a file that lies beside the log away, by the name that is shown of it. */
import { removeContextFile } from '../../store/findings.ts';
import { useMask } from '../base/useMask.ts';
import { useStores } from '../base/stores.ts';

export function useRemoveContextFile(): (shownName: string) => void {
  const { session, analysis } = useStores();
  const mask = useMask();
  return (shownName) => {
    const file = session
      .getState()
      .contextFiles.find(({ name }) => name === shownName || mask.fileName(name) === shownName);
    if (file !== undefined) removeContextFile(session, analysis, file.name);
  };
}
