/** All kinds of files that may lie beside a log; a file in this folder is one. No file is two of them. */
import type { ContextFormat } from '../../core/diagnosis/appContext.ts';

export const contextFormats: readonly ContextFormat[] = Object.values(
  import.meta.glob<ContextFormat>(['./*.ts', '!./index.ts'], { eager: true, import: 'default' }),
);
