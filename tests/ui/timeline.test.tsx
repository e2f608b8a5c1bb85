import { toFileId, toTextId } from '../../src/analysis/api/ids.ts';
import {
  fireEvent,
  render,
  screen,
  waitFor,
  within,
  type BoundFunctions,
  type queries,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { createCountScale } from '../../src/presentation/countScale.ts';
import { nameGroups } from '../../src/presentation/groupLooks.ts';
import { LifecycleRow } from '../../src/ui/timeline/LifecycleRow.tsx';
import { toLifecycleMarks, type LifecycleMoment } from '../../src/presentation/lifecycleMarks.ts';
import {
  findBars,
  findGroupAt,
  findTopCode,
  toBarRange,
  toBars,
  type Series,
  type TimelineBars,
} from '../../src/presentation/timelineBars.ts';
import { toRecordsPath, toStackPaths } from '../../src/presentation/stackPaths.ts';
import { chooseTicks } from '../../src/presentation/plot.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { renderLog } from '../support/page/renderApp.tsx';

const BARS = toBars({
  start: 0,
  stepMs: 1000,
  stack: {
    groupBy: 'category',
    groups: [
      { name: 'connection', total: 5, members: 1 },
      { name: 'unclassified', total: 4, members: 1 },
      { name: 'other', total: 1, members: 1 },
      { name: 'routing', total: 1, members: 1 },
    ],
    counts: [
      [5, 0, 0, 1],
      [0, 4, 1, 0],
      [0, 0, 0, 0],
    ],
  },
  codes: ['', 'PR03', 'PC01', 'PC02', 'PX09'],
  counts: [
    [0, 1, 2, 3, 0],
    [4, 0, 0, 0, 1],
    [0, 0, 0, 0, 0],
  ],
  records: [9, 9, 9],
});

function findGroup(bars: TimelineBars, name: string): Series {
  const group = bars.groups.find((other) => other.name === name);
  if (group === undefined) throw new Error(`no group ${name}`);
  return group;
}

test('bars stack categories in the order of the documentation, unclassified errors on top', () => {
  expect(BARS.series.map(({ label, look, counts, total }) => [label, look, counts, total])).toEqual([
    ['Connection', 'connection', [5, 0, 0], 5],
    ['Routing', 'routing', [1, 0, 0], 1],
    ['Other', 'other', [0, 1, 0], 1],
    ['Unclassified', 'unclassified', [0, 4, 0], 4],
  ]);
  expect(BARS.totals).toEqual([6, 5, 0]);
});

test('a hidden group counts in no bar, and is still known', () => {
  const bars = toBars(BARS.timeline, new Set([findGroup(BARS, 'connection').key]));
  expect(bars.totals).toEqual([1, 5, 0]);
  expect(bars.maxTotal).toBe(5);
  expect(bars.series.map(({ label }) => label)).toEqual(['Routing', 'Other', 'Unclassified']);
  expect(bars.groups.map(({ isHidden }) => isHidden)).toEqual([true, false, false, false]);
});

test('other groups get looks in turn; the rest and what the log does not say have their own', () => {
  const groups = [
    { name: 'machine-a', total: 3, members: 1 },
    { name: '', total: 2, members: 1 },
    { name: 'other', total: 2, members: 1 },
    { name: 'other', total: 1, members: 7 },
  ];
  const named = nameGroups({ groupBy: 'machine', groups, counts: [] });
  expect(named.map(({ label, look }) => [label, look])).toEqual([
    ['machine-a', 'internal'],
    ['No machine named', 'unclassified'],
    ['other', 'upstream'],
    ['7 others', 'other'],
  ]);
  expect(new Set(named.map(({ key }) => key)).size).toBe(4);
});

test('a height in a bar tells the group, a bar and a group the code', () => {
  expect(findGroupAt(BARS, 0, 4.5)?.name).toBe('connection');
  expect(findGroupAt(BARS, 0, 5.5)?.name).toBe('routing');
  expect(findGroupAt(BARS, 0, 6.5)).toBeUndefined();
  expect(findTopCode(BARS, 0)).toBe('PC02');
  expect(findTopCode(BARS, 0, findGroup(BARS, 'routing'))).toBe('PR03');
  expect(findTopCode(BARS, 1)).toBe('');
  expect(findTopCode(BARS, 2)).toBeUndefined();
});

test('the range of bars is half-open, and a range tells its bars', () => {
  expect(toBarRange(BARS, 1, 2)).toEqual({ start: 1000, end: 3000 });
  expect(findBars(BARS, { start: 1000, end: 3000 })).toEqual({ first: 1, last: 2 });
  expect(findBars(BARS, { start: 1500, end: 1501 })).toEqual({ first: 1, last: 1 });
  expect(findBars(BARS, { start: -5000, end: 9000 })).toEqual({ first: 0, last: 2 });
  expect(findBars(BARS, { start: 3000, end: 9000 })).toBeUndefined();
});

test.each([
  [0, [0, 2, 4]],
  [5, [0, 3, 6]],
  [11, [0, 6, 12]],
  [99, [0, 50, 100]],
  [3412, [0, 2000, 4000]],
])('a peak of %d is drawn under the last of %j', (peak, ticks) => {
  const scale = createCountScale('linear', peak);
  expect(scale.ticks).toEqual(ticks);
  expect(scale.top).toBe(ticks.at(-1));
});

test.each([
  [3, [0, 1, 10]],
  [3412, [0, 1, 10, 100, 1000, 5000]],
  [2_000_000, [0, 10, 100, 1000, 10_000, 100_000, 1_000_000]],
])('on a log scale a peak of %d has the ticks %j', (peak, ticks) => {
  expect(createCountScale('log', peak).ticks).toEqual(ticks);
});

test('ticks stand where the clock is round', () => {
  const bars = { ...BARS, barCount: 3600, timeline: { ...BARS.timeline, start: 1000 * 47 } };
  expect(chooseTicks(bars, 840, 'utc').slice(0, 2)).toEqual([600_000, 1_200_000]);
});

const PLOT = { x: 10, y: 0, width: 30, height: 60 };

test('parts of a bar stand on each other with a gap between them, by one path per group', () => {
  const scale = createCountScale('linear', 6);
  expect(toStackPaths(BARS, PLOT, scale).map(({ look, path }) => [look, path])).toEqual([
    ['connection', 'M10 10h9v50h-9z'],
    ['routing', 'M10 0h9v9h-9z'],
    ['other', 'M20 50h9v10h-9z'],
    ['unclassified', 'M20 10h9v39h-9z'],
  ]);
  expect(toRecordsPath(BARS, PLOT, scale)).toBe('M10 0h10v60h-10zM20 0h10v60h-10zM30 0h10v60h-10z');
});

test('on a log scale the total has the height of its logarithm, and parts share it as they share the total', () => {
  const bars = toBars({
    ...BARS.timeline,
    stack: {
      groupBy: 'category',
      groups: [
        { name: 'connection', total: 9, members: 1 },
        { name: 'routing', total: 90, members: 1 },
      ],
      counts: [[9, 90]],
    },
  });
  const plot = { x: 0, y: 0, width: 10, height: 330 };
  const [connection, routing] = toStackPaths(bars, plot, { kind: 'log', top: 999, ticks: [] });
  // log(1 + 99) is two thirds of log(1 + 999): 220 pixels, of which 9 of 99 are 20.
  expect(connection?.path).toBe('M0 310h9v20h-9z');
  expect(routing?.path).toBe('M0 110h9v199h-9z');
});

const PLACE = { textId: toTextId(toFileId('opened', 0), 0), lineNumber: 1, start: 0, end: 10 };

test('near lifecycle moments are one mark, which shows what matters most', () => {
  const moment = (time: number, kind: LifecycleMoment['kind']): LifecycleMoment => ({
    time,
    kind,
    label: '',
    count: 1,
    place: PLACE,
  });
  const moments = [moment(500, 'deploy'), moment(100, 'start'), moment(105, 'exit'), moment(2000, 'start')];
  const marks = toLifecycleMarks(moments, { start: 0, end: 1000 }, 1000, 12);
  expect(marks.map(({ x, kind, moments: all }) => [x, kind, all.length])).toEqual([
    [100, 'exit', 2],
    [500, 'deploy', 1],
  ]);
});

test('the chart has a path per group, and axes with labels', async () => {
  renderLog(LOG);
  await findSlider();
  const timeline = screen.getByRole('region', { name: 'Timeline' });
  await waitFor(() => {
    expect(timeline.querySelector('.timeline-chart path.fill-connection')).not.toBeNull();
  });
  // The axes come behind the bars.
  await waitFor(() => {
    const texts = [...timeline.querySelectorAll('svg text')].map(({ textContent }) => textContent);
    expect(texts).toEqual(expect.arrayContaining(['10:00:10', '10:00:30', '0', '2', '4']));
  });
  expect(timeline.querySelectorAll('.timeline-chart [class^="fill-"]')).toHaveLength(2);
});

const LOG = flyLogs(`
  10:00:00 app
  10:00:10 PC01
  10:00:30 PM05
  10:00:40 app
`);

async function findSlider(): Promise<HTMLElement> {
  return screen.findByRole('slider', { name: 'Bars of the timeline' });
}

test('arrow keys move over the bars and read out their numbers, Enter selects the code', async () => {
  const { view } = renderLog(LOG);
  const bars = await findSlider();
  bars.focus();
  await userEvent.keyboard('{Home}');
  for (let i = 0; i < 10; i += 1) await userEvent.keyboard('{ArrowRight}');
  expect(bars).toHaveAttribute('aria-valuetext', '10:00:10–10:00:11: 1 error (Connection 1) in 1 record');
  await userEvent.keyboard('{Enter}');
  expect(view.getState().selectedCode).toBe('PC01');
});

test('z zooms, the trail shows it, Escape leads back', async () => {
  renderLog(LOG);
  const bars = await findSlider();
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
  const timeline = within(await screen.findByRole('region', { name: 'Timeline' }));
  await userEvent.click(timeline.getByText('Numbers as a table'));
  const rows = await timeline.findAllByRole('row');
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['1 s from', 'Connection', 'Machine', 'All errors', 'All records'],
    ['10:00:10', '1', '0', '1', '1'],
    ['10:00:30', '0', '1', '1', '1'],
  ]);
});

describe('with two minutes of errors', () => {
  const BURST = flyLogs(`
    10:00:00 app
    10:00:10 PC01 a
    10:00:10 PC01 b
    10:00:30 PM05 b
    10:01:00 PR03 a
    10:02:00 app
  `);

  async function findTimeline(): Promise<BoundFunctions<typeof queries>> {
    return within(await screen.findByRole('region', { name: 'Timeline' }));
  }

  test('Shift and arrows select bars, and the Zoom button looks at them alone', async () => {
    const { view } = renderLog(BURST);
    const timeline = await findTimeline();
    const slider = await findSlider();
    slider.focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}');
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^Selected 10:00:00–10:00:02: 0 errors/),
    );
    expect(view.getState().trail).toEqual([]);
    await userEvent.click(timeline.getByRole('button', { name: 'Zoom to 10:00:00–10:00:02' }));
    expect(view.getState().trail).toHaveLength(1);
    expect(view.getState().selectedRange).toBeUndefined();
    expect(slider).toHaveFocus();
  });

  test('Enter zooms to the selected range; Escape first drops it, then leaves', async () => {
    const { view } = renderLog(BURST);
    const slider = await findSlider();
    slider.focus();
    await userEvent.keyboard('{Home}{Shift>}{PageUp}{/Shift}');
    expect(view.getState().selectedRange).toBeDefined();
    await userEvent.keyboard('{Escape}');
    expect(view.getState().selectedRange).toBeUndefined();
    await userEvent.keyboard('{Home}{Shift>}{PageUp}{/Shift}{Enter}');
    expect(view.getState().trail).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    expect(view.getState().trail).toHaveLength(0);
  });

  test('the bars can be stacked by machine, and the legend, the table and the numbers follow', async () => {
    renderLog(BURST);
    const timeline = await findTimeline();
    await userEvent.selectOptions(await timeline.findByRole('combobox', { name: 'Group by' }), 'Machine');
    const legend = within(await timeline.findByRole('list', { name: 'Machines of the timeline' }));
    expect(legend.getAllByRole('button', { pressed: true }).map(({ textContent }) => textContent)).toEqual([
      'a 2',
      'b 2',
    ]);
    await userEvent.click(timeline.getByText('Numbers as a table'));
    const headers = await timeline.findAllByRole('columnheader');
    expect(headers.map(({ textContent }) => textContent)).toEqual([
      '1 s from',
      'a',
      'b',
      'All errors',
      'All records',
    ]);
  });

  test('the legend hides groups, or all but one, and the numbers say that they are not all', async () => {
    renderLog(BURST);
    const timeline = await findTimeline();
    const legend = within(await timeline.findByRole('list', { name: 'Categories of the timeline' }));
    expect(timeline.getAllByText(/^Peak: 2 errors in 1 s at 10:00:10/)).not.toHaveLength(0);
    await userEvent.click(legend.getByRole('button', { name: 'Connection 2' }));
    expect(timeline.getAllByText(/^Peak: 1 shown error in 1 s/)).not.toHaveLength(0);
    expect(timeline.getByText(/Hidden: Connection\./)).toBeInTheDocument();
    await userEvent.click(legend.getByRole('button', { name: 'Only Connection' }));
    expect(legend.getByRole('button', { name: 'Machine 1' })).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(legend.getByRole('button', { name: 'Show all' }));
    expect(legend.queryAllByRole('button', { pressed: false })).toHaveLength(0);
  });

  test('a log scale says what it means, and patterns are drawn over the colours', async () => {
    renderLog(BURST);
    const timeline = await findTimeline();
    await userEvent.click(await timeline.findByRole('radio', { name: 'Log' }));
    expect(timeline.getByText(/log scale of each bar’s total/)).toBeInTheDocument();
    await userEvent.click(timeline.getByRole('checkbox', { name: 'Patterns' }));
    const region = screen.getByRole('region', { name: 'Timeline' });
    await waitFor(() => {
      expect(region.querySelector('.timeline-chart [fill="url(#pattern-connection)"]')).not.toBeNull();
    });
  });
});

test('lifecycle marks are buttons that tell their moments, reached by arrow keys', async () => {
  const moments: readonly LifecycleMoment[] = [
    { time: 1000, kind: 'deploy', label: 'v42', count: 1, place: PLACE },
    { time: 5000, kind: 'exit', label: 'machine-a', count: 3, place: PLACE },
  ];
  const shown: string[] = [];
  render(
    <LifecycleRow
      moments={moments}
      range={{ start: 0, end: 10_000 }}
      plotWidth={500}
      context={{ zone: 'utc', span: { start: 0, end: 10_000 }, gaps: [] }}
      onShow={({ kind }) => {
        shown.push(kind);
      }}
    />,
  );
  const row = within(screen.getByRole('group', { name: 'Lifecycle of machines and deployments' }));
  await userEvent.tab();
  expect(row.getByRole('button', { name: '00:00:01 Deploy: v42' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  const exit = row.getByRole('button', { name: '00:00:05 App exited: machine-a, 3 times' });
  expect(exit).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(exit).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('status')).toHaveTextContent('00:00:05 App exited: machine-a, 3 times');
  await userEvent.click(screen.getByRole('button', { name: /^Show the line: 00:00:05 App exited/ }));
  expect(shown).toEqual(['exit']);
});
