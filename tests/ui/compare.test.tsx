import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Change, CodeChange } from '../../src/core/bins/compare.ts';
import type { TimeRange } from '../../src/core/units.ts';
import { describeChange, formatRate, summarizeChanges } from '../../src/ui/compare/changeText.ts';
import type { Stores } from '../../src/ui/base/stores.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { renderApp, renderLog } from '../support/page/renderApp.tsx';

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout
});

const START = Date.parse('2026-03-02T10:00:00Z');

function minutes(first: number, end: number): TimeRange {
  return { start: START + first * 60_000, end: START + end * 60_000 };
}

/** A record of the app each second, and as many errors of each code a minute as are told. */
function drawMinutes(plan: readonly Readonly<Record<string, number>>[], hour = 10): string {
  const rows = plan.flatMap((codes, minute) =>
    Array.from({ length: 60 }, (_, second) => {
      const time = `${String(hour)}:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`;
      return [
        `${time} app`,
        ...Object.entries(codes).flatMap(([code, count]) => (second < count ? [`${time} ${code}`] : [])),
      ];
    }).flat(),
  );
  return flyLogs(rows.join('\n'));
}

/** Six minutes; in the last two PR03 comes, PM05 ends, and PU05 goes from 10 to 40 a minute. */
const QUIET = { PM05: 20, PU05: 10, PC01: 30 };
const LOUD = { PR03: 12, PU05: 40, PC01: 30, unclassified: 1 };
const LOG = drawMinutes([QUIET, QUIET, QUIET, QUIET, LOUD, LOUD]);

async function openCompare(stores: Stores, range?: TimeRange): Promise<HTMLElement> {
  const timeline = await screen.findByRole('region', { name: 'Timeline' });
  stores.view.getState().selectRange(range);
  await userEvent.click(await within(timeline).findByRole('button', { name: 'Compare' }));
  return screen.findByRole('region', { name: 'Compare' });
}

/** Each row as text. */
function readTable(region: HTMLElement): readonly string[] {
  return within(region)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      [within(row).getByRole('rowheader'), ...within(row).getAllByRole('cell')]
        .map(({ textContent }) => textContent)
        .join(' | '),
    );
}

describe('a selected range', () => {
  test('is compared with as much time right before it', async () => {
    const region = await openCompare(renderLog(LOG), minutes(4, 6));
    await within(region).findByText(
      '1 code is new, 1 is gone, 1 is up; 1 is about the same, 1 has too few errors to tell.',
    );
    expect(readTable(region)).toEqual([
      'PU05 not on the documentation page×4 up | 20 10/min | 80 40/min',
      'PM05 Machine connection failedgone | 40 20/min | 0 0/min',
      'PR03 No candidate machines found after retriesnew | 0 0/min | 24 12/min',
      'PC01 Machine refused connection on portabout the same | 60 30/min | 60 30/min',
      'Proxy errors of no known codetoo few to tell | 0 0/min | 2 1/min',
    ]);
    expect(
      within(region)
        .getAllByRole('definition')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '10:02–10:04 UTCcovers 2 min; 120 errors, 60/min',
      '10:04–10:06 UTCcovers 2 min; 166 errors, 84/min',
    ]);
  });

  test('is compared with all before it, whatever the lengths', async () => {
    const region = await openCompare(renderLog(LOG), minutes(4, 6));
    await userEvent.selectOptions(within(region).getByLabelText('Compare'), 'Range with all before it');
    await within(region).findByText('All before', { selector: 'dt *' });
    expect(within(region).getByText('10:00–10:04 UTC', { exact: false })).toHaveTextContent(
      'covers 4 min; 240 errors, 60/min',
    );
    expect(region).toHaveTextContent('about the same120 30/min60 30/min');
  });

  test('is compared with one that was kept before', async () => {
    const stores = renderLog(LOG);
    const region = await openCompare(stores, minutes(0, 1));
    await userEvent.click(within(region).getByRole('button', { name: 'Keep this range to compare' }));
    expect(within(region).getByText(/The range is kept. Now select another/)).toBeInTheDocument();
    stores.view.getState().selectRange(minutes(4, 5));
    await within(region).findByText('Kept range', { selector: 'dt *' });
    expect(stores.view.getState().comparison).toEqual({ with: 'keptRange', keptRange: minutes(0, 1) });
    expect(within(region).getByText('10:00–10:01 UTC', { exact: false })).toBeInTheDocument();
  });

  test('before which there is nothing has no rates beside it, and a sentence says so', async () => {
    const region = await openCompare(renderLog(LOG), minutes(0, 2));
    await within(region).findByText('No rates to compare: the log covers nothing of “Right before”.');
    expect(region).toHaveTextContent('09:58–10:00 UTCcovers nothing; 0 errors');
    expect(region).toHaveTextContent('no rate to compare0 no rate60 30/min');
  });
});

test('two files are compared by the time that each covers', async () => {
  const stores = renderApp();
  stores.session
    .getState()
    .openFiles([
      { file: new File([drawMinutes([QUIET, QUIET, QUIET, QUIET])], 'before.log') },
      { file: new File([drawMinutes([LOUD, LOUD], 12)], 'after.log') },
    ]);
  const region = await openCompare(stores);
  await within(region).findByText(/^1 code is new, 1 is gone, 1 is up/);
  expect(
    within(region)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['Code, change', 'before.log', 'after.log']);
  await userEvent.selectOptions(within(region).getByLabelText('Second file'), 'before.log');
  expect(within(region).getByText('Choose two different files to compare.')).toBeInTheDocument();
  await userEvent.selectOptions(within(region).getByLabelText('First file'), 'after.log');
  await within(region).findByText('10:00:00–10:03:59 UTC', { exact: false });
  expect(within(region).getAllByRole('columnheader')[1]).toHaveTextContent('after.log');
});

test('without a range it says how to choose one, and follows what is selected then', async () => {
  const stores = renderLog(LOG);
  const region = await openCompare(stores);
  expect(within(region).getByText(/Select the part of the timeline to compare/)).toBeInTheDocument();
  stores.view.getState().selectRange(minutes(4, 6));
  await within(region).findByText(/^1 code is new/);
});

test('a row chooses its code; filters count', async () => {
  const stores = renderLog(LOG);
  const region = await openCompare(stores, minutes(4, 6));
  await userEvent.click(await within(region).findByRole('button', { name: /^PR03/ }));
  expect(stores.view.getState().selectedCode).toBe('PR03');
  expect(within(region).getByRole('button', { name: /^PR03/ })).toHaveAttribute('aria-pressed', 'true');
  stores.view.getState().showOnly({ field: 'code', name: 'PR03' });
  await within(region).findByText('1 code is new.');
});

test('Esc in it and its button close it, and the focus goes to what opens it', async () => {
  const stores = renderLog(LOG);
  const region = await openCompare(stores, minutes(4, 6));
  expect(within(region).getByRole('heading', { name: 'Compare' })).toHaveFocus();
  fireEvent.keyDown(within(region).getByLabelText('Compare'), { key: 'Escape' });
  await waitFor(() => {
    expect(screen.queryByRole('region', { name: 'Compare' })).not.toBeInTheDocument();
  });
  const opener = screen.getByRole('button', { name: 'Compare' });
  expect(opener).toHaveFocus();
  // What was selected stays.
  expect(stores.view.getState().selectedRange).toEqual(minutes(4, 6));
  await userEvent.click(opener);
  await userEvent.click(await screen.findByRole('button', { name: 'Close the comparison' }));
  expect(opener).toHaveFocus();
  expect(opener).toHaveAttribute('aria-expanded', 'false');
});

describe('in words', () => {
  const codeChange = (change: Change, before: number, after: number): CodeChange => ({
    code: 'PC01',
    change,
    before: { count: 1, perMinute: before },
    after: { count: 1, perMinute: after },
  });

  test.each([
    [codeChange('up', 1, 3.21), '×3.2 up'],
    [codeChange('up', 1, 1234), '×1,234 up'],
    [codeChange('down', 4, 2), '÷2 down'],
    [codeChange('new', 0, 1), 'new'],
  ])('%#: $1', (change, text) => {
    expect(describeChange(change)).toBe(text);
  });

  test.each([
    [[], 'No errors on either side.'],
    [['new', 'new', 'gone', 'up', 'down'], '2 codes are new, 1 is gone, 1 is up, 1 is down.'],
    [
      ['steady', 'unclear'],
      'Nothing has surely changed: 1 code is about the same, 1 has too few errors to tell.',
    ],
    [['up', 'steady', 'steady'], '1 code is up; 2 are about the same.'],
  ] as const)('%j', (changes, sentence) => {
    expect(summarizeChanges(changes.map((change) => codeChange(change, 1, 1)))).toBe(sentence);
  });

  test.each([
    [0, '0/min'],
    [0.00004, '<0.001/min'],
    [0.0834, '0.083/min'],
    [5.23, '5.2/min'],
    [1234.5, '1,235/min'],
  ])('a rate of %d is %s', (perMinute, text) => {
    expect(formatRate(perMinute)).toBe(text);
  });
});
