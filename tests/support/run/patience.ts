/** How long a test waits for what has to come, in milliseconds: it only ends what hangs, on a machine that is busy too. */
export const PATIENCE_MS = 60_000;
