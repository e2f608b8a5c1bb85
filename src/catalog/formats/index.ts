/** All log formats; a file in this folder is one. Their order does not matter: detection computes it. */
import type { LogFormat } from '../../core/format/logFormat.ts';

export const logFormats: readonly LogFormat[] = Object.values(
  import.meta.glob<LogFormat>(['./*.ts', '!./index.ts'], { eager: true, import: 'default' }),
);
