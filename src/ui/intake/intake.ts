/** What a drop or a paste holds: browser events go in, files and the names of folders come out. */

export interface Intake {
  readonly files: readonly File[];
  readonly folderNames: readonly string[];
}

/** True where the browser says that files come; it does not say which before they are dropped. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

export function readDrop(transfer: DataTransfer): Intake {
  const files: File[] = [];
  const folderNames: string[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    // A folder also comes as a File, of 4096 bytes that cannot be read.
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) folderNames.push(entry.name);
    else if (file !== null) files.push(file);
  }
  return { files, folderNames };
}

export function readPaste(clipboard: DataTransfer | null): Intake {
  const files = [...(clipboard?.files ?? [])];
  const text = clipboard?.getData('text/plain') ?? '';
  return { files: files.length > 0 || text === '' ? files : [toPastedFile(text)], folderNames: [] };
}

export function toPastedFile(text: string): File {
  return new File([text], 'pasted text', { type: 'text/plain' });
}
