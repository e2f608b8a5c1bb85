/**
 * The ids of what is open: one for a file, one for each text in it. An archive has several texts, any other file has
 * one. They are strings of different types, so that nobody counts with them or takes one for the other.
 */

declare const kind: unique symbol;

/** A file, for as long as it is open; what is read again in its place keeps it. */
export type FileId = string & { readonly [kind]: 'file' };

/** A text in a file. */
export type TextId = string & { readonly [kind]: 'text' };

/** `index` counts the files that the page has opened, or those that were kept from the last visit. */
export function toFileId(origin: 'opened' | 'kept', index: number): FileId {
  return `${origin}-${String(index)}` as FileId;
}

/** `entry` is 0 for the only text of a file, else the 1-based number of the text in the archive. */
export function toTextId(fileId: FileId, entry: number): TextId {
  return `${fileId}-${String(entry)}` as TextId;
}
