import { screen, waitFor, within, type BoundFunctions, type queries } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { renderLog } from '../support/page/renderApp.tsx';

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
