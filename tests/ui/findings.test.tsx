import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { MASKED_FOR_TEAM } from '../../src/core/redact/redact.ts';
import { getExport } from '../../src/artefacts/exports/index.ts';
import { makeArtefact } from '../../src/ui/share/makeArtefact.ts';
import { getFirstChoices } from '../../src/ui/share/shareChoices.ts';
import { toFindingMarks } from '../../src/presentation/findingMarks.ts';
import { describeWhen, listFindingFacts, toProsePieces } from '../../src/presentation/findingText.ts';
import { widen } from '../../src/ui/findings/showInTimeline.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';
import { renderLog } from '../support/page/renderApp.tsx';

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

/** A crash loop that the log ends in. */
const CRASH_LOOP = logFromDrawing(
  `10:00:00 *20/60s a app GET / 200
   10:20:00 *8/20s a app  INFO Main child exited normally with code: 1
   10:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?
   10:22:45 a runner machine has reached its max restart count of 10`,
);
/** A crash loop that is over before the log ends, after as long a time without it. */
const PAST = logFromDrawing(
  `10:00:00 *240/60s a app GET / 200
   11:20:00 *8/20s a app  INFO Main child exited normally with code: 1
   11:20:05 *30/5s a proxy [PC01] instance refused connection. is your app listening on 0.0.0.0:8080?`,
);

async function findRegion(): Promise<HTMLElement> {
  return screen.findByRole('region', { name: 'Findings' });
}

describe('the region', () => {
  test('says what went wrong, how it is known and what to do', async () => {
    const user = userEvent.setup();
    renderLog(CRASH_LOOP);
    const region = await findRegion();
    const card = await within(region).findByRole('article', {
      name: /^The app exits again and again: 8 times/,
    });
    expect(card).toHaveTextContent(
      'Since 10:20:00 UTC, still going on at the end of the log · 30 errors · on 1 machine',
    );
    expect(card).toHaveTextContent('to fix: yours · The log says so itself');
    const steps = within(card)
      .getAllByRole('listitem')
      .filter((item) => item.closest('.checks') !== null);
    expect(steps[0]).toHaveTextContent('fly logs --machine a');
    expect(steps[0]?.querySelector('code')).not.toBeNull();
    expect(card).not.toHaveTextContent('`');

    expect(within(card).queryByText(/What would refute it/)).toBeNull();
    await user.click(within(card).getByText('How this is known'));
    expect(await within(card).findByText(/What would refute it:/)).toBeInTheDocument();
    expect(card).toHaveTextContent('machine has reached its max restart count of 10');
  });

  test('leads to a line, and to its neighbours', async () => {
    const user = userEvent.setup();
    renderLog(CRASH_LOOP);
    const region = await findRegion();
    await user.click(await within(region).findByText('How this is known'));
    const [button] = await within(region).findAllByRole('button', {
      name: /^Show the line: app\.log, line \d+$/,
    });
    if (button === undefined) throw new Error('no line');
    await user.click(button);
    const chosen = await screen.findByRole('region', { name: 'Chosen line' });
    await waitFor(() => {
      expect(chosen.querySelector('.is-hit')).toHaveTextContent('max restart count of 10');
    });
  });

  test('shows its range on the timeline, and chooses its code', async () => {
    const user = userEvent.setup();
    const { view } = renderLog(PAST);
    const region = await findRegion();
    await user.click(await within(region).findByRole('button', { name: 'Show in the timeline' }));
    const onset = Date.UTC(2026, 2, 2, 11, 20);
    const { selectedRange, trail } = view.getState();
    expect(selectedRange).toEqual({ start: onset, end: onset + 151_000 });
    expect(trail).toEqual([{ start: onset - 76_000, end: onset + 227_000 }]);
    await user.click(await within(region).findByRole('button', { name: /^PC01/ }));
    expect(view.getState().selectedCode).toBe('PC01');
    expect(region).toHaveTextContent('Of the whole log, whatever is shown below.');
  });

  test('says calmly that there is nothing, and what was looked at', async () => {
    renderLog(flyLogs('10:00:00 app[a] ok'));
    expect(
      await within(await findRegion()).findByText(
        /^No incident found: there is no proxy error in 1 record\./,
      ),
    ).toBeInTheDocument();
  });

  test('counts the errors that no rule has anything to say of', async () => {
    renderLog(
      logFromDrawing(`10:00:00 *300/60s a app GET / 200
      11:00:00 a proxy [PX99] something new`),
    );
    const region = await findRegion();
    expect(
      await within(region).findByText(
        'No incident found: 1 error in 301 records, at no time more than is usual in this log, and no rule fits.',
      ),
    ).toBeInTheDocument();
    expect(within(region).queryByRole('article')).toBeNull();
  });
});

test('a report that leaves the page tells what was found', async () => {
  const stores = renderLog(PAST);
  await within(await findRegion()).findByRole('article');
  const choices = { ...getFirstChoices(stores.preferences), isMasked: MASKED_FOR_TEAM, lines: [] };
  const { text = '' } = await makeArtefact(getExport('copyMarkdown'), choices, stores);
  expect(text).toContain('### The app exits again and again: 8 times on 1 machine');
  expect(text).not.toContain('exited normally with code: 1');
});

describe('on the timeline', () => {
  test('a flag has the finding’s name, and selects its range', async () => {
    const user = userEvent.setup();
    const { view } = renderLog(PAST);
    const flags = await screen.findByRole('group', { name: 'Onsets of findings' });
    const flag = within(flags).getByRole('button', { name: /^Crash loop: from 11:20:00 to 11:22:30 UTC/ });
    await user.click(flag);
    expect(view.getState().selectedRange?.start).toBe(Date.UTC(2026, 2, 2, 11, 20));
    expect(flag).toHaveAttribute('aria-pressed', 'true');
  });

  test('e goes to the incident that a finding tells of, and says which', async () => {
    const user = userEvent.setup();
    const { view, session } = renderLog(PAST);
    await within(await findRegion()).findByRole('article');
    expect(session.getState().findings).toHaveLength(1);
    await screen.findByRole('region', { name: 'Timeline' });
    await user.keyboard('e');
    expect(
      await screen.findByText(/^Incident 1 of 1: Crash loop, 11:20:00–11:22:31 UTC, 30 errors\./),
    ).toBeInTheDocument();
    expect(view.getState().selectedRange?.start).toBe(Date.UTC(2026, 2, 2, 11, 20));
    await user.keyboard('{Shift>}E{/Shift}');
    expect(await screen.findByText('No incident before this one.')).toBeInTheDocument();
    // Where the timeline shows none, bursts are gone to.
    act(() => {
      view.getState().zoomTo({ start: Date.UTC(2026, 2, 2, 12), end: Date.UTC(2026, 2, 2, 13) });
    });
    await waitFor(() => {
      expect(session.getState().overviewRange?.start).toBe(Date.UTC(2026, 2, 2, 12));
    });
    await user.keyboard('e');
    expect(await screen.findByText('No burst of errors in this range.')).toBeInTheDocument();
  });
});

test('a label stands behind its flag, before it, or nowhere', () => {
  const finding = (start: number | undefined, label: string) => ({ start, last: start, label });
  const marks = toFindingMarks(
    [
      finding(950, 'Crash loop'),
      finding(100, 'Slow boot'),
      finding(130, 'Deploy'),
      finding(undefined, 'No time'),
    ],
    { start: 0, end: 1000 },
    { plotWidth: 1000, minDistance: 40, minRoom: 60, measure: () => 100 },
  );
  expect(marks.map(({ x, label, side, findings }) => [x, label, side, findings.length])).toEqual([
    [100, 'Slow boot and 1 more', 'behind', 2],
    [950, 'Crash loop', 'before', 1],
  ]);
  const [cut, free] = toFindingMarks(
    [finding(10, 'Crash loop'), finding(90, 'Slow boot')],
    { start: 0, end: 1000 },
    { plotWidth: 1000, minDistance: 40, minRoom: 60, measure: () => 100 },
  );
  expect([cut?.side, cut?.room, free?.side, free?.room]).toEqual(['behind', 80, 'behind', 910]);
  const [crowded] = toFindingMarks(
    [finding(10, 'Crash loop'), finding(60, 'Slow boot')],
    { start: 0, end: 1000 },
    { plotWidth: 1000, minDistance: 40, minRoom: 60, measure: () => 100 },
  );
  expect(crowded?.side).toBeUndefined();
});

test('what goes on is said to; what is over has an end; without times nothing is said', async () => {
  const [going] = await diagnoseText(CRASH_LOOP);
  const [over] = await diagnoseText(PAST);
  if (going === undefined || over === undefined) throw new Error('not found');
  const span = { start: Date.UTC(2026, 2, 2, 10), end: Date.UTC(2026, 2, 2, 14) };
  expect(describeWhen(going, 'utc', span)).toBe('Since 10:20:00 UTC, still going on at the end of the log');
  expect(describeWhen(over, 'log:Asia/Kolkata', span)).toBe(
    'From 16:50:00 to 16:52:30 UTC+05:30 (Asia/Kolkata)',
  );
  expect(listFindingFacts({ ...over, start: undefined, last: undefined }, 'utc', undefined)[0]).toBe(
    '30 errors',
  );
});

test('a range that fills the log is not zoomed to', () => {
  const span = { start: 0, end: 100_000 };
  expect(widen({ start: 0, end: 100_000 }, span)).toBeUndefined();
  expect(widen({ start: 90_000, end: 91_000 }, span)).toEqual({ start: 30_000, end: 100_000 });
});

test('a backtick that is left alone loses nothing', () => {
  expect(toProsePieces('run `fly logs`, then wait')).toEqual([
    { text: 'run ', isCode: false },
    { text: 'fly logs', isCode: true },
    { text: ', then wait', isCode: false },
  ]);
  expect(toProsePieces('`a').map(({ text }) => text)).toEqual(['a']);
});

test('that nothing was found is not said of what is read next', async () => {
  const { session } = renderLog(logFromDrawing('10:00:00 *9/60s a app GET / 200'));
  await within(await findRegion()).findByText(/^No incident found/);
  const said: (number | undefined)[] = [];
  session.subscribe(({ findings }) => said.push(findings?.length));
  session.getState().openFiles([{ file: new File([CRASH_LOOP], 'second.log') }]);
  await within(await findRegion()).findByRole('article');
  expect([...new Set(said)]).toEqual([undefined, 1]);
});
