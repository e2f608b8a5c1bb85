import { screen, waitFor, within, type BoundFunctions, type queries } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { createDirectConnection } from '../support/page/directConnection.ts';
import { renderApp, renderLog } from '../support/page/renderApp.tsx';

const LOG = flyLogs(`
  10:00:00 app
  10:00:05 PC01 a
  10:00:06 PC01 b
  10:00:07 PM05 b
  10:00:08 inferred c
  10:00:09 PR03 a
`);

async function findLines(): Promise<BoundFunctions<typeof queries>> {
  return within(await screen.findByRole('region', { name: 'Lines' }));
}

async function findRows(lines: BoundFunctions<typeof queries>): Promise<readonly string[]> {
  await lines.findAllByRole('row');
  return lines
    .getAllByRole('row')
    .map((row) => row.querySelector('.line-place')?.textContent ?? '')
    .map((place) => place.replace('app.log:', ''));
}

describe('a search', () => {
  test('in the events lists those that hold it, marked', async () => {
    renderLog(LOG);
    const lines = await findLines();
    await userEvent.type(lines.getByRole('searchbox', { name: 'Search the lines' }), 'LOAD bal');
    expect(await lines.findByText('1 line')).toBeInTheDocument();
    await waitFor(async () => {
      expect(await findRows(lines)).toEqual(['6']);
    });
    expect(lines.getByText('load bal').tagName).toBe('MARK');
  });
});

test('a line that is chosen never stands between the neighbours of the one before', async () => {
  const connection = createDirectConnection();
  let answer: () => void = () => undefined;
  let held = Promise.resolve();
  const { session } = renderApp({
    ...connection,
    analysis: {
      ...connection.analysis,
      getContext: async (place) => {
        await held;
        return connection.analysis.getContext(place);
      },
    },
  });
  session.getState().openFiles([{ file: new File([LOG], 'app.log') }]);
  const lines = await findLines();
  const open = async (index: number): Promise<void> => {
    const row = (await lines.findAllByRole('row'))[index];
    const button = row?.querySelector('.line-open');
    if (!button) throw new Error('There is no such line');
    await userEvent.click(button);
  };
  const pane = within(lines.getByRole('region', { name: 'Chosen line' }));
  await open(0);
  expect(await pane.findByRole('list', { name: 'Lines around line 2 of app.log' })).toBeVisible();
  held = new Promise((resolve) => {
    answer = resolve;
  });
  await open(2);
  expect(pane.getByText('Reading its neighbours…')).toBeVisible();
  expect(pane.queryByRole('list', { name: /^Lines around/ })).toBeNull();
  answer();
  expect(await pane.findByRole('list', { name: 'Lines around line 4 of app.log' })).toBeVisible();
});
