/** Takes what is dropped or pasted anywhere on the page or handed over by the system, and says so while something is dragged over it. */
import { useEffect, useState, type ReactNode } from 'react';
import { holdsFiles, readDrop, readPaste } from './intake.ts';
import { useHandedOver } from './useHandedOver.ts';
import { useOpenFiles } from './useOpenFiles.ts';

export function PageIntake(): ReactNode {
  const openFiles = useOpenFiles();
  useHandedOver();
  const [isDraggedOver, setIsDraggedOver] = useState(false);

  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    const onDrag = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault(); // else the browser opens the file in place of the page
      setIsDraggedOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsDraggedOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setIsDraggedOver(false);
      if (event.dataTransfer === null || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      void readDrop(event.dataTransfer).then(openFiles);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLElement && event.target.matches('input:not([type=file]), textarea'))
        return;
      const files = readPaste(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      openFiles({ files: files.map((file) => ({ file })) });
    };
    document.addEventListener('dragenter', onDrag, { signal });
    document.addEventListener('dragover', onDrag, { signal });
    document.addEventListener('dragleave', onLeave, { signal });
    document.addEventListener('drop', onDrop, { signal });
    document.addEventListener('paste', onPaste, { signal });
    return () => {
      events.abort();
    };
  }, [openFiles]);

  if (!isDraggedOver) return null;
  return (
    <div className="drop-overlay">
      <p>Drop to add</p>
    </div>
  );
}
