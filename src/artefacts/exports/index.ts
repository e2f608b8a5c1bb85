/** All ways out, in the order of the menu *Share*; a file in this folder is one. */
import type { Export } from '../export.ts';

export const allExports: readonly Export[] = Object.values(
  import.meta.glob<Export>(['./*.ts', '!./index.ts'], { eager: true, import: 'default' }),
).sort((a, b) => a.menuPlace - b.menuPlace);

/** Throws for an id that no export has. */
export function getExport(id: string): Export {
  const found = allExports.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no export "${id}"`);
  return found;
}
