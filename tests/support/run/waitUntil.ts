import { vi } from 'vitest';

/** `vi.waitFor` gives up after a second, which a busy machine can take for anything. */
export function waitUntil<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000 });
}
