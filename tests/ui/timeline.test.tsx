import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { findSeriesAt, findTopCode, toBarRange, toBars } from '../../src/ui/timeline/timelineBars.ts';
import { toStackPaths } from '../../src/ui/timeline/stackPaths.ts';
import { chooseScaleTop, chooseTicks } from '../../src/ui/timeline/plot.ts';
import { flyLogs } from '../support/flyLogs.ts';
import { renderLog } from '../support/renderApp.tsx';

const BARS = toBars({
  start: 0,
  stepMs: 1000,
  stack: { groupBy: 'category', groups: [], counts: [] },
  codes: ['', 'PR03', 'PC01', 'PC02', 'PX09'],
  counts: [
    [0, 1, 2, 3, 0],
    [4, 0, 0, 0, 1],
    [0, 0, 0, 0, 0],
  ],
  records: [9, 9, 9],
});

test('bars stack categories in the order of the documentation, unclassified errors on top', () => {
  expect(BARS.series).toEqual([
    { key: 'connection', counts: [5, 0, 0], total: 5 },
    { key: 'routing', counts: [1, 0, 0], total: 1 },
    { key: 'other', counts: [0, 1, 0], total: 1 },
    { key: 'unclassified', counts: [0, 4, 0], total: 4 },
  ]);
  expect(BARS.totals).toEqual([6, 5, 0]);
});

test('a height in a bar tells the category, a bar and a category the code', () => {
  expect(findSeriesAt(BARS, 0, 4.5)).toBe('connection');
  expect(findSeriesAt(BARS, 0, 5.5)).toBe('routing');
  expect(findSeriesAt(BARS, 0, 6.5)).toBeUndefined();
  expect(findTopCode(BARS, 0)).toBe('PC02');
  expect(findTopCode(BARS, 0, 'routing')).toBe('PR03');
  expect(findTopCode(BARS, 1)).toBe('');
  expect(findTopCode(BARS, 2)).toBeUndefined();
});

test('the range of bars is half-open', () => {
  expect(toBarRange(BARS, 1, 2)).toEqual({ start: 1000, end: 3000 });
});

test.each([
  [1, 4],
  [5, 6],
  [11, 12],
  [99, 100],
  [3412, 4000],
])('a peak of %d is drawn under %d', (peak, top) => {
  expect(chooseScaleTop(peak)).toBe(top);
});

test('ticks stand where the clock is round', () => {
  const bars = { ...BARS, barCount: 3600, timeline: { ...BARS.timeline, start: 1000 * 47 } };
  expect(chooseTicks(bars, 840, 'utc').slice(0, 2)).toEqual([600_000, 1_200_000]);
});

test('parts of a bar stand on each other with a gap between them, by one path per series', () => {
  const plot = { x: 10, y: 0, width: 30, height: 60 };
  const { series, records } = toStackPaths(BARS, plot, (count) => 60 - count * 10);
  expect(series.map(({ key, path }) => [key, path])).toEqual([
    ['connection', 'M10 10h9v50h-9z'],
    ['routing', 'M10 0h9v9h-9z'],
    ['other', 'M20 50h9v10h-9z'],
    ['unclassified', 'M20 10h9v39h-9z'],
  ]);
  expect(records).toBe('M10 0h10v60h-10zM20 0h10v60h-10zM30 0h10v60h-10z');
});

test('the chart has a path per series, and axes with labels', async () => {
  renderLog(LOG);
  await findBars();
  const timeline = screen.getByRole('region', { name: 'Timeline' });
  await waitFor(
    () => {
      expect(timeline.querySelector('.timeline-chart path.fill-connection')).not.toBeNull();
    },
    { timeout: 5000 },
  );
  const texts = [...timeline.querySelectorAll('svg text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(expect.arrayContaining(['10:00:10', '10:00:30', '0', '2', '4']));
  expect(timeline.querySelectorAll('.timeline-chart [class^="fill-"]')).toHaveLength(2);
});

const LOG = flyLogs(`
  10:00:00 app
  10:00:10 PC01
  10:00:30 PM05
  10:00:40 app
`);

async function findBars(): Promise<HTMLElement> {
  return screen.findByRole('slider', { name: 'Bars of the timeline' }, { timeout: 5000 });
}

test('arrow keys move over the bars and read out their numbers, Enter selects the code', async () => {
  const { view } = renderLog(LOG);
  const bars = await findBars();
  bars.focus();
  await userEvent.keyboard('{Home}');
  for (let i = 0; i < 10; i += 1) await userEvent.keyboard('{ArrowRight}');
  expect(bars).toHaveAttribute('aria-valuetext', '10:00:10–10:00:11: 1 error (Connection 1) in 1 record');
  await userEvent.keyboard('{Enter}');
  expect(view.getState().selectedCode).toBe('PC01');
});

test('z zooms, the trail shows it, Escape leads back', async () => {
  renderLog(LOG);
  const bars = await findBars();
  bars.focus();
  await userEvent.keyboard('{Home}z');
  const trail = await screen.findByRole('navigation', { name: 'Chosen range' });
  expect(trail).toHaveTextContent('Whole log10:00:00–10:00:06');
  expect(await screen.findByText(/^No proxy errors in 10:00:00–10:00:06/)).toBeInTheDocument();
  fireEvent.keyDown(document, { key: 'Escape' });
  await waitFor(() => {
    expect(screen.queryByRole('navigation', { name: 'Chosen range' })).toBeNull();
  });
});

test('the numbers are a table too', async () => {
  renderLog(LOG);
  const timeline = within(await screen.findByRole('region', { name: 'Timeline' }, { timeout: 5000 }));
  await userEvent.click(timeline.getByText('Numbers as a table'));
  const rows = await timeline.findAllByRole('row');
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['1 s from', 'Connection', 'Machine', 'All errors', 'All records'],
    ['10:00:10', '1', '0', '1', '1'],
    ['10:00:30', '0', '1', '1', '1'],
  ]);
});
