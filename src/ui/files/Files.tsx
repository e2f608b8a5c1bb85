/** The account of every file: what was read, and what was not. */
import type { ReactNode } from 'react';
import { useSession } from '../stores.ts';
import { FileReport } from './FileReport.tsx';

export function Files(): ReactNode {
  const sources = useSession((session) => session.overview?.sources);
  const clear = useSession((session) => session.clear);
  if (sources === undefined) return null;
  return (
    <section className="panel files" aria-labelledby="files-title">
      <div className="panel-header">
        <h2 id="files-title">Files</h2>
        {sources.length > 1 && <p className="panel-note">Merged by time</p>}
        <button type="button" className="button" onClick={clear}>
          Close all
        </button>
      </div>
      {sources.map((source) => (
        <FileReport key={source.id} source={source} />
      ))}
    </section>
  );
}
