/** What reading a file came to goes in; why it could not wholly be read comes out, undefined for a log. */
import type { OpenFailure } from '../../../src/analysis/api/api.ts';
import type { FileOutcome } from '../../../src/analysis/api/ingestApi.ts';

/** Throws for a fly.toml, which is neither. */
export function toFailure(outcome: FileOutcome): OpenFailure | undefined {
  if (outcome.kind === 'flyToml') throw new Error('This was read as a fly.toml.');
  return outcome.kind === 'failure' ? outcome.failure : undefined;
}
