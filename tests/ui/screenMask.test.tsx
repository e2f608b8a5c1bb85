/** The screenshot mode masks each name and text of the session, also where nothing could be read. */
import { expect, test } from 'vitest';
import type { OpenFailure } from '../../src/analysis/api/openFailure.ts';
import type { SessionState } from '../../src/store/sessionState.ts';
import { createTeamMask } from '../../src/ui/share/screenMask.ts';
import { renderLog } from '../support/page/renderApp.tsx';

const SECRET = 'jane.doe@northwind.example';

function mask(changed: Partial<SessionState>): SessionState {
  const stores = renderLog('');
  return createTeamMask().session({ ...stores.session.getState(), ...changed });
}

test('the name of a fly.toml is masked like the name of any file', () => {
  expect(mask({ flyTomlName: 'northwind-fly.toml' }).flyTomlName).toMatch(/^file-\d+$/);
});

const FAILURES: readonly OpenFailure[] = [
  { kind: 'crashed', reason: `no ${SECRET}` },
  { kind: 'badAnalysis', reason: `has ${SECRET}` },
  { kind: 'unrecognised', firstLines: [SECRET] },
  {
    kind: 'noLogInside',
    contents: { kind: 'skipped', count: 1, named: [{ name: SECRET, reason: SECRET }] },
  },
  {
    kind: 'unreadable',
    reason: SECRET,
    container: { kind: 'damaged', container: 'zip', reason: SECRET, entry: SECRET },
  },
];

test.each(FAILURES)('what a failure says is masked: $kind', (failure) => {
  const alert = { id: 1, fileName: SECRET, failure, keptShare: 0, keptLines: 0, batch: 1 };
  expect(JSON.stringify(mask({ alerts: [alert] }).alerts)).not.toContain(SECRET);
});
