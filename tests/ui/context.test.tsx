import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { MACHINE_A, OUTPUTS, printJson, RELEASES } from '../support/logs/flyctlOutputs.ts';
import { renderApp } from '../support/page/renderApp.tsx';

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

const LOG = logFromDrawing(
  `10:00:00 *40/60s ${MACHINE_A} app GET / 200
   10:20:00 ${MACHINE_A} app Out of memory: Killed process 641 (node) total-vm:1104944kB, anon-rss:214004kB
   10:20:01 *30/1s ${MACHINE_A} proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`,
);

function toFile(text: string, name: string): { readonly file: File } {
  return { file: new File([text], name) };
}

test('files beside the log are named with what they are for, used, and can be closed', async () => {
  const user = userEvent.setup();
  const { session } = renderApp();
  const releases = toFile(printJson(RELEASES), 'deploys.json');
  const scale = toFile(printJson(OUTPUTS['scale']), 'sizes.json');
  session.getState().openFiles([releases, toFile(LOG, 'app.log'), scale]);
  const findings = await screen.findByRole('region', { name: 'Findings' });
  await waitFor(() => {
    expect(findings).toHaveTextContent('the 512 MB that they have');
    expect(findings).toHaveTextContent('Release v3 (deployment-03) was made 2 minutes before this began.');
  });
  const { overview, alerts } = session.getState();
  expect(alerts).toEqual([]);
  expect(overview?.sources.map(({ name }) => name)).toEqual(['app.log']);
  expect(overview?.lifecycle).toContainEqual({
    ...{ time: Date.UTC(2026, 2, 2, 10, 18), kind: 'deploy', count: 1, place: undefined },
    label: 'release v3 (deployment-03), failed',
  });

  const list = await screen.findByRole('list', { name: 'Files beside the log' });
  expect(list).toHaveTextContent('deploys.json, from fly releases --json: deploys are on the timeline');
  expect(list).toHaveTextContent('sizes.json, from fly scale show --json: findings say how much memory');

  await user.click(within(list).getByRole('button', { name: 'Close sizes.json' }));
  await waitFor(() => {
    expect(findings).toHaveTextContent('the number in MB');
  });
  await user.click(within(list).getByRole('button', { name: 'Close deploys.json' }));
  await waitFor(() => {
    expect(findings).not.toHaveTextContent('Release v3');
    expect(
      session
        .getState()
        .overview?.lifecycle.map(({ label }) => label)
        .join(),
    ).not.toContain('v3');
  });
  expect(screen.queryByRole('list', { name: 'Files beside the log' })).toBeNull();
});

test('a mark of the timeline that no line tells of leads to no line', async () => {
  const user = userEvent.setup();
  const { session } = renderApp();
  session.getState().openFiles([toFile(LOG, 'app.log'), toFile(printJson(RELEASES), 'deploys.json')]);
  const row = await screen.findByRole('group', { name: 'Lifecycle of machines and deployments' });
  const mark = await within(row).findByRole('button', { name: /Deploy: release v3/ });
  await user.click(mark);
  const details = mark.getAttribute('aria-controls') ?? '';
  expect(document.getElementById(details)).toHaveTextContent('release v3 (deployment-03), failed');
  expect(screen.queryByRole('button', { name: /^Show the line: .*release v3/ })).toBeNull();
});

test('one without a log is kept, and says what it is for', async () => {
  const user = userEvent.setup();
  const { session } = renderApp();
  session.getState().openFiles([toFile(printJson(RELEASES), 'deploys.json')]);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('deploys.json is what fly releases --json prints, not a log.');
  await user.click(within(alert).getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => {
    expect(screen.queryByRole('alert')).toBeNull();
  });
  expect(session.getState().contextFiles).toEqual([]);
});
