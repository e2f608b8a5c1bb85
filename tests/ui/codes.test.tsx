import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { toSparklinePath } from '../../src/ui/codes/Sparkline.tsx';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { renderLog } from '../support/page/renderApp.tsx';

const LOG = flyLogs(`
  10:00:00 app
  10:00:05 PM05 a
  10:00:10 PC01 a
  10:00:20 PC01 b
  10:00:30 PU05 a
`);

async function listCodes(): Promise<readonly string[]> {
  const region = within(await screen.findByRole('region', { name: 'Codes' }));
  const rows = await region.findAllByRole('button', { name: /^P/ });
  return rows.map((row) => row.getAttribute('aria-label')?.slice(0, 4) ?? '');
}

test('codes are sorted by what somebody chooses', async () => {
  renderLog(LOG);
  expect(await listCodes()).toEqual(['PC01', 'PM05', 'PU05']);
  const order = screen.getByRole('combobox', { name: 'Sort by' });
  await userEvent.selectOptions(order, 'First seen');
  expect(await listCodes()).toEqual(['PM05', 'PC01', 'PU05']);
  await userEvent.selectOptions(order, 'Last seen');
  expect(await listCodes()).toEqual(['PU05', 'PC01', 'PM05']);
  await userEvent.selectOptions(order, 'Code');
  expect(await listCodes()).toEqual(['PC01', 'PM05', 'PU05']);
});

test('each code has a sparkline over the whole range', async () => {
  renderLog(LOG);
  await listCodes();
  const codes = screen.getByRole('region', { name: 'Codes' });
  const paths = [...codes.querySelectorAll('.sparkline [class^="fill-"]')].map((path) =>
    path.getAttribute('d'),
  );
  // PC01: 10 and 20 of 30 seconds, in 24 parts.
  expect(paths[0]).toBe(
    'M21 16v-16h2v16zM45 16v-16h2v16z'.replace('M21', `M${3 * 7}`).replace('M45', `M${3 * 15}`),
  );
});

test('one error is still seen beside thousands', () => {
  expect(toSparklinePath([0, 1, 4000])).toBe('M3 16v-1.5h2v1.5zM6 16v-16h2v16z');
});

test('of very many codes the first are listed, and all on demand; their sums are of all', async () => {
  const lines = Array.from({ length: 300 }, (_, i) => {
    const code = `P${String.fromCharCode(65 + Math.floor(i / 100))}${String(i % 100).padStart(2, '0')}`;
    return `2026-03-02T12:00:05Z proxy[a] ams [error][${code}] x\n`.repeat(i < 50 ? 2 : 1);
  });
  renderLog(lines.join(''));
  expect(await listCodes()).toHaveLength(120);
  const region = within(screen.getByRole('region', { name: 'Codes' }));
  await userEvent.click(region.getByRole('button', { name: 'List 180 more codes' }));
  expect(await listCodes()).toHaveLength(300);
  expect(region.queryByRole('button', { name: /more code/ })).toBeNull();
  expect(region.getAllByRole('heading', { level: 3 })[0]).toHaveTextContent('150');
});
