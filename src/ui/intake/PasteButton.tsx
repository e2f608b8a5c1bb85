/** Pasting without a keyboard. Browsers that keep the clipboard to themselves get no button. */
import { useState, type ReactNode } from 'react';
import { toPastedFile } from './intake.ts';
import { useOpenFiles } from './useOpenFiles.ts';

export function PasteButton(): ReactNode {
  const openFiles = useOpenFiles();
  const [problem, setProblem] = useState('');
  // Missing on pages that are not secure, and in some browsers.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (typeof clipboard?.readText !== 'function') return null;

  async function paste(from: Clipboard): Promise<void> {
    try {
      const text = await from.readText();
      if (text === '') setProblem('The clipboard holds no text.');
      else openFiles({ files: [{ file: toPastedFile(text) }] });
    } catch {
      setProblem('The browser did not give the clipboard. Paste with Ctrl V or ⌘ V instead.');
    }
  }

  return (
    <>
      <button type="button" className="button" onClick={() => void paste(clipboard)}>
        Paste
      </button>
      <span role="status" className="inline-status">
        {problem}
      </span>
    </>
  );
}
