/** Files beside the log: what each is, and what it is used for. */
import type { ReactNode } from 'react';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { useSession } from '../base/stores.ts';
import { useRemoveContextFile } from './useRemoveContextFile.ts';

export function ContextFiles(): ReactNode {
  const files = useSession(({ contextFiles }) => contextFiles);
  const removeFile = useRemoveContextFile();
  if (files.length === 0) return null;
  return (
    <ul className="context-files" aria-label="Files beside the log">
      {files.map(({ name, label, use }) => (
        <li key={name}>
          <bdi>{toVisibleName(name)}</bdi>, from <code>{label}</code>: {use}. It is not kept for the next
          visit.{' '}
          <button
            type="button"
            className="link"
            aria-label={`Close ${toVisibleName(name)}`}
            onClick={() => {
              removeFile(name);
            }}
          >
            Close it
          </button>
        </li>
      ))}
    </ul>
  );
}
