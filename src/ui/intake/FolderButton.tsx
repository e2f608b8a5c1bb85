/** Chooses a folder: all files in it are opened. Browsers that cannot choose folders get no button. */
import { useRef, type ReactNode } from 'react';
import { toFolder } from './folders.ts';
import { useOpenFiles } from './useOpenFiles.ts';

export function FolderButton(): ReactNode {
  const openFiles = useOpenFiles();
  const input = useRef<HTMLInputElement | null>(null);
  if (!('webkitdirectory' in HTMLInputElement.prototype)) return null;
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          if (element !== null) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label="Folder"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) openFiles({ folders: [toFolder(files)] });
          currentTarget.value = ''; // so that the same folder can be chosen again
        }}
      />
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Open a folder
      </button>
    </>
  );
}
