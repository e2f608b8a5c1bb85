/**
 * Whether the entry point of this worker runs for the first time. WebKit runs it once more when a chunk that is loaded
 * later imports what stands in the entry's file: a second analysis would then answer every question too, with nothing
 * in it.
 */
export function isFirstRun(): boolean {
  const scope = globalThis as { hasEntryRun?: boolean };
  const isFirst = scope.hasEntryRun !== true;
  scope.hasEntryRun = true;
  return isFirst;
}
