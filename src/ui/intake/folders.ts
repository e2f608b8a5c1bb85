/** Folders: a dropped or chosen folder goes in, the files in it come out, however deep, in the order of their paths. */
import type { OpenableFile } from '../../store/session.ts';

/** More files than this of one folder are left out: nobody meant them all. */
const MAX_FILES = 1000;

export interface FolderFiles {
  readonly name: string;
  /** Named by their paths, the folder's name first. */
  readonly files: readonly OpenableFile[];
  /** Hidden or empty files, and those that cannot be read. */
  readonly leftOut: number;
  /** Files behind the first MAX_FILES. */
  readonly beyond: number;
}

interface FoundFile {
  readonly path: string;
  readonly file: File | undefined;
}

/** Walks a dropped folder. */
export async function readFolder(folder: FileSystemDirectoryEntry): Promise<FolderFiles> {
  const found: Promise<FoundFile>[] = [];
  const folders = [{ path: folder.name, entry: folder }];
  // The list grows while it is walked.
  for (const { path, entry } of folders) {
    for (const child of await readEntries(entry)) {
      const childPath = `${path}/${child.name}`;
      if (isDirectory(child)) folders.push({ path: childPath, entry: child });
      else found.push(readFile(child as FileSystemFileEntry).then((file) => ({ path: childPath, file })));
    }
  }
  return chooseFiles(folder.name, await Promise.all(found));
}

/** What a file input gives of a chosen folder: all files in it, with their paths. */
export function toFolder(files: readonly File[]): FolderFiles {
  const found = files.map((file) => ({ path: file.webkitRelativePath, file }));
  return chooseFiles(found[0]?.path.split('/')[0] ?? 'The folder', found);
}

export function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function chooseFiles(name: string, found: readonly FoundFile[]): FolderFiles {
  const files = found
    .flatMap(({ path, file }) =>
      file === undefined || file.size === 0 || isHidden(path) ? [] : [{ file, name: path }],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    name,
    files: files.slice(0, MAX_FILES),
    leftOut: found.length - files.length,
    beyond: Math.max(0, files.length - MAX_FILES),
  };
}

/** `.DS_Store`, `.git/…`, and what macOS puts beside files into archives. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** A reader gives its entries in parts, and none at the end. */
async function readEntries(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve([]);
      });
    });
    if (part.length === 0) return entries;
    for (const entry of part) entries.push(entry);
  }
}

function readFile(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => {
    entry.file(resolve, () => {
      resolve(undefined);
    });
  });
}
