/** The account of every file: what was read, and what was not. */
import type { ReactNode } from 'react';
import { FILES_TITLE_ID } from '../places.ts';
import { useSession } from '../stores.ts';
import { KeptHere } from '../kept/KeptHere.tsx';
import { FileReport } from './FileReport.tsx';

export function Files(): ReactNode {
  const sources = useSession((session) => session.overview?.sources);
  const clear = useSession((session) => session.clear);
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
      <KeptHere />
    </section>
  );
}
