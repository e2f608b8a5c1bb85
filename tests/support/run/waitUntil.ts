import { vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

/** `vi.waitFor` gives up after a second, which a busy machine can take for anything. */
export function waitUntil<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS });
}
