/** The lanes under the bars, over the real analysis. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { createTeamMask } from '../../src/ui/share/screenMask.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { drawLives } from '../support/logs/livesLog.ts';
import { renderLog } from '../support/page/renderApp.tsx';

async function findLanes(): Promise<HTMLElement> {
  const timeline = await screen.findByRole('region', { name: 'Timeline' });
  return within(timeline).findByRole('region', { name: 'Lanes' });
}

function listNames(lanes: HTMLElement): readonly (string | null | undefined)[] {
  const list = within(lanes).getByRole('list', { name: 'Machines' });
  return within(list)
    .getAllByRole('button')
    .map((lane) => lane.querySelector('bdi')?.textContent);
}

/** The parts of a lane's drawing that are filled. */
function findPaths(lane: HTMLElement, name: string): string {
  return [...lane.querySelectorAll(`.${name}`)].map((path) => path.getAttribute('d')).join('');
}

test('a lane stands for each machine, those of findings first, with its phases, errors and ends', async () => {
  renderLog(drawLives());
  const lanes = await findLanes();
  expect(listNames(lanes).toSorted()).toEqual(['check', 'crash', 'idle', 'swap']);
  expect(listNames(lanes)[0]).toBe('crash');
  const crash = within(lanes).getByRole('button', { name: 'crash Down since 10:15:00: code 1 38 errors' });
  expect(crash.querySelectorAll('.lane-end.lane-failure')).toHaveLength(3);
  expect(findPaths(crash, 'lane-down')).not.toBe('');
  expect(findPaths(crash, 'lane-tick')).not.toBe('');
  expect(crash.querySelector('[fill="url(#lane-down)"]')).not.toBeNull();
  const check = within(lanes).getByRole('button', { name: /^check/ });
  expect(findPaths(check, 'lane-failing')).not.toBe('');
  const idle = within(lanes).getByRole('button', { name: 'idle Down since 10:16:20: code 0, by autostop' });
  expect(findPaths(idle, 'lane-stopping')).not.toBe('');
  expect(findPaths(idle, 'lane-tick')).toBe('');
  expect(lanes.querySelectorAll('.lane-deploy')).toHaveLength(1);
});

test('a legend says with words and patterns what is drawn', async () => {
  renderLog(drawLives());
  const legend = await within(await findLanes()).findByRole('list', { name: 'Phases of machines' });
  expect([...legend.children].map(({ textContent }) => textContent)).toEqual([
    'Starting',
    'Serving',
    'Check failing',
    'Stopping',
    'Down',
    'Errors',
    'Failed',
    'Ended or was stopped',
    'Stopped by autostop',
    'Deploy',
  ]);
  const fills = [...legend.querySelectorAll('[fill]')].map((path) => path.getAttribute('fill'));
  for (const fill of fills) expect(document.querySelector(fill?.slice(4, -1) ?? '')).not.toBeNull();
  expect(new Set(fills).size).toBe(4);
});

test('a log without the life of a machine has none', async () => {
  renderLog(flyLogs('10:00:00 PC01\n10:00:30 PM05 b'));
  await screen.findByText('Numbers as a table');
  await screen.findByRole('region', { name: 'Files' });
  await waitFor(() => {
    expect(screen.queryByText(/^Look(?:ed|ing) at /)).toBeNull();
  });
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(screen.queryByRole('region', { name: 'Lanes' })).toBeNull();
});

describe('a lane is a control', () => {
  test('a click chooses its machine as a line does, and takes it back', async () => {
    const { view } = renderLog(drawLives());
    const lanes = within(await findLanes());
    const check = lanes.getByRole('button', { name: /^check/ });
    expect(check).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(check);
    expect(view.getState().filters).toEqual({ machine: { include: ['check'] } });
    expect(check).toHaveAttribute('aria-pressed', 'true');
    expect(await screen.findAllByRole('button', { name: 'only machine check: show others too' })).not.toEqual(
      [],
    );
    // The others stay, with their errors, to be chosen instead.
    const crash = await lanes.findByRole('button', { name: /^crash .*38 errors$/ });
    expect(crash).toHaveClass('is-hidden');
    await userEvent.click(crash);
    expect(view.getState().filters).toEqual({ machine: { include: ['crash'] } });
    await userEvent.click(crash);
    expect(view.getState().filters).toEqual({});
  });

  test('other filters count', async () => {
    const { view } = renderLog(drawLives());
    const lanes = within(await findLanes());
    act(() => {
      view.getState().showOnly({ field: 'code', name: 'PU02' });
    });
    expect(
      await lanes.findByRole('button', { name: 'crash Down since 10:15:00: code 1' }),
    ).toBeInTheDocument();
    expect(lanes.getByRole('button', { name: /^check .*30 errors$/ })).toBeInTheDocument();
  });

  test('keys move between lanes and from change to change, and Enter chooses', async () => {
    const user = userEvent.setup();
    const { view } = renderLog(drawLives());
    const lanes = within(await findLanes());
    const [first, second] = within(lanes.getByRole('list', { name: 'Machines' })).getAllByRole('button');
    expect(lanes.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toEqual([first]);
    act(() => {
      first?.focus();
    });
    const tooltip = (): HTMLElement => lanes.getByRole('tooltip');
    expect(tooltip()).toHaveTextContent('Down since 10:15:00: code 1');
    expect(first).toHaveAccessibleDescription(/Down since 10:15:00: code 1/);
    await user.keyboard('{ArrowLeft}');
    expect(tooltip()).toHaveTextContent(/^10:15:00Down since 10:15:00: code 110:15:00 Exited, code 1/);
    await user.keyboard('{ArrowLeft}');
    expect(tooltip()).toHaveTextContent(/^10:13:20Serving since 10:13:20: http:\/\/0\.0\.0\.0:8080/);
    await user.keyboard('{Home}');
    expect(tooltip()).toHaveTextContent(/^10:02:00Starting since 10:02:00/);
    await user.keyboard('{Escape}');
    expect(lanes.queryByRole('tooltip')).toBeNull();
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(view.getState().filters).toEqual({
      machine: { include: [second?.querySelector('bdi')?.textContent] },
    });
    await user.keyboard('{ArrowUp}');
    expect(first).toHaveFocus();
  });

  test('a pointer and a finger ask what it did where they are', async () => {
    renderLog(drawLives());
    const lanes = within(await findLanes());
    const crash = lanes.getByRole('button', { name: /^crash/ });
    // Nothing is laid out here: the lane begins at 0 and is 800 pixels wide, 48 before the plot.
    fireEvent.pointerMove(crash, { clientX: 48, pointerType: 'mouse' });
    expect(lanes.getByRole('tooltip')).toHaveTextContent('10:00:00Nothing known of it here');
    fireEvent.pointerMove(crash, { clientX: 48 + 751 / 2, pointerType: 'mouse' });
    expect(lanes.getByRole('tooltip')).toHaveTextContent('Down since 10:15:00: code 1');
    fireEvent.pointerLeave(crash, { pointerType: 'mouse' });
    expect(lanes.queryByRole('tooltip')).toBeNull();
    fireEvent.pointerDown(crash, { clientX: 700, pointerType: 'touch' });
    fireEvent.pointerLeave(crash, { pointerType: 'touch' });
    expect(lanes.getByRole('tooltip')).toHaveTextContent('Down since 10:15:00: code 1');
  });
});

test('the first few are shown, then more, then fewer', async () => {
  renderLog(drawLives(40));
  const region = await findLanes();
  const lanes = within(region);
  expect(listNames(region)).toHaveLength(8);
  await userEvent.click(lanes.getByRole('button', { name: '36 more machines' }));
  await waitFor(() => {
    expect(listNames(region)).toHaveLength(32);
  });
  await userEvent.click(lanes.getByRole('button', { name: '12 more machines' }));
  await waitFor(() => {
    expect(listNames(region)).toHaveLength(44);
  });
  expect(lanes.queryByRole('button', { name: /more machine/ })).toBeNull();
  await userEvent.click(lanes.getByRole('button', { name: 'Show fewer machines' }));
  await waitFor(() => {
    expect(listNames(region)).toHaveLength(8);
  });
});

test('the lanes are a table too', async () => {
  renderLog(drawLives());
  const lanes = within(await findLanes());
  await userEvent.click(lanes.getByText('Lanes as a table'));
  const table = await lanes.findByRole('region', { name: 'Phases of each machine' });
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent).join(' | '));
  expect(rows).toContain('crash, 38 errors');
  expect(rows).toContain('10:15:00 to the end of the log | Down | Exited, code 1');
  expect(rows).toContain('10:16:00–10:16:20 | Stopping | by autostop');
  expect(rows).toContain(
    '10:20:00–10:22:00 | Down | Exited, code 0, for a deploy'.replace('10:20:00', '10:21:50'),
  );
});

test('what a log says stays text, and the screenshot mode masks it', async () => {
  const { foreground, view } = renderLog(
    logFromDrawing(`
      10:00:00 a1 app  INFO Starting init (commit: a1b2c3d)...
      10:00:05 a1 app  INFO Preparing to run: \`serve --token jane.doe@northwind.example\` as root
      10:00:20 a1 app GET / 200`),
  );
  const lanes = within(await findLanes());
  const lane = lanes.getByRole('button', { name: /^a1/ });
  act(() => {
    lane.focus();
  });
  expect(lanes.getByRole('tooltip')).toHaveTextContent('serve --token jane.doe@northwind.example');
  act(() => {
    foreground.getState().setMask(createTeamMask());
  });
  expect(lanes.getByRole('tooltip')).toHaveTextContent(/Starting since/);
  expect(lanes.getByRole('tooltip')).not.toHaveTextContent('northwind');
  await userEvent.click(lane);
  expect(view.getState().filters).toEqual({ machine: { include: ['a1'] } });
});
