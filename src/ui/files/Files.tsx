/** The account of every file: what was read, and what was not. */
import type { ReactNode } from 'react';
import { FILES_TITLE_ID } from '../base/places.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { removeFlyToml } from '../../store/findings.ts';
import { useSession, useStores } from '../base/stores.ts';
import { KeptHere } from '../kept/KeptHere.tsx';
import { ContextFiles } from './ContextFiles.tsx';
import { FileReport } from './FileReport.tsx';

export function Files(): ReactNode {
  const sources = useSession((state) => state.overview?.sources);
  const { session, analysis } = useStores();
  const clear = useSession((state) => state.clear);
  const flyTomlName = useSession((state) => state.flyTomlName);
  if (sources === undefined) return null;
  return (
    <section className="panel files" aria-labelledby={FILES_TITLE_ID}>
      <div className="panel-header">
        <h2 id={FILES_TITLE_ID}>Files</h2>
        {sources.length > 1 && <p className="panel-note">Merged by time</p>}
        <button type="button" className="button" onClick={clear}>
          Close all
        </button>
      </div>
      {sources.map((source) => (
        <FileReport key={source.id} source={source} />
      ))}
      {flyTomlName !== undefined && (
        <p className="fly-toml">
          <bdi>{toVisibleName(flyTomlName)}</bdi>: the findings say what to change in it. It is not kept for
          the next visit.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              removeFlyToml(session, analysis);
            }}
          >
            Close it
          </button>
        </p>
      )}
      <ContextFiles />
      <KeptHere />
    </section>
  );
}
