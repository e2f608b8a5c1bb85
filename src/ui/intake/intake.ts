/** What a drop or a paste holds: browser events go in, files and folders come out. */
import type { FileHandle } from '../../store/fileWatch.ts';
import type { OpenableFile } from '../../store/session.ts';
import { isDirectory, readFolder, type FolderFiles } from './folders.ts';

export interface Intake {
  readonly files: readonly OpenableFile[];
  readonly folders: readonly FolderFiles[];
}

/** True where the browser says that files come; it does not say which before they are dropped. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/** Has to be called in the event itself: what was dropped is gone behind it. */
export async function readDrop(transfer: DataTransfer): Promise<Intake> {
  const files: Promise<OpenableFile>[] = [];
  const folders: Promise<FolderFiles>[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    // A folder also comes as a File, of 4096 bytes that cannot be read.
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry !== null && isDirectory(entry)) folders.push(readFolder(entry));
    else if (file !== null) files.push(getHandle(item).then((handle) => ({ file, handle })));
  }
  return { files: await Promise.all(files), folders: await Promise.all(folders) };
}

export function readPaste(clipboard: DataTransfer | null): readonly File[] {
  const files = [...(clipboard?.files ?? [])];
  const text = clipboard?.getData('text/plain') ?? '';
  return files.length > 0 || text === '' ? files : [toPastedFile(text)];
}

export function toPastedFile(text: string): File {
  return new File([text], 'pasted text', { type: 'text/plain' });
}

/** Not in every browser, and not for what is no file on a disk. */
interface HandleItem {
  getAsFileSystemHandle?(): Promise<(Partial<FileHandle> & { readonly kind: string }) | null>;
}

async function getHandle(item: DataTransferItem): Promise<FileHandle | undefined> {
  const handle = await (item as HandleItem).getAsFileSystemHandle?.().catch(() => null);
  return handle?.kind === 'file' ? (handle as FileHandle) : undefined;
}
