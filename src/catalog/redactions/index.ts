/** All detectors of what should not be passed on; a file in this folder is one. Their order does not matter. */
import type { Redaction } from '../../core/redact/redaction.ts';

export const redactions: readonly Redaction[] = Object.values(
  import.meta.glob<Redaction>(['./*.ts', '!./index.ts'], { eager: true, import: 'default' }),
);
