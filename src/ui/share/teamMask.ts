/** What the screenshot mode masks: what is masked for a team, and names of files. Its own chunk. */
import { redactions } from '../../catalog/redactions/index.ts';
import { createRedactor, MASKED_FOR_TEAM } from '../../core/redact/redact.ts';
import type { ScreenMask } from '../../store/foreground.ts';
import { createScreenMask } from './screenMask.ts';

export function createTeamMask(): ScreenMask {
  return createScreenMask(createRedactor({ redactions, isMasked: MASKED_FOR_TEAM }));
}
