/** What a person does to the dashboard, each measured from the gesture to the frame that shows its outcome. */
import type { Locator } from '@playwright/test';
import type { AppPage } from './appPage.ts';

/** Where the outcome of a choice is seen at once; the lines are read from the file and come behind it. */
const CHOICE_REGIONS = ['Timeline', 'Codes', 'Details'];
/** No change for so long: the outcome is complete. */
const QUIET_MS = 300;
const BRUSH_QUIET_MS = 50;
const BRUSH_MOVES = 10;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The layer over the bars that takes the gestures. */
export function findBars(app: AppPage): Locator {
  return app.region('Timeline').getByRole('slider');
}

/** Milliseconds; throws where nothing changes. */
export async function measureGesture(
  app: AppPage,
  eventType: string,
  act: () => Promise<void>,
  { regions = CHOICE_REGIONS, quietMs = QUIET_MS } = {},
): Promise<number> {
  const settled = await app.page.evaluateHandle(
    ([type, names, quiet]) => ({ ms: window.probe.whenSettled(type, names, quiet) }),
    [eventType, regions, quietMs] as const,
  );
  await act();
  const ms = await settled.evaluate((watched) => watched.ms);
  if (ms === undefined) throw new Error(`Nothing changed behind the ${eventType}`);
  return ms;
}

/** Presses at a share of the chart's width, draws to another in ten moves, and does not let go. */
export async function brush(
  app: AppPage,
  from: number,
  to: number,
  move: (to: Point) => Promise<void> = ({ x, y }) => app.page.mouse.move(x, y),
): Promise<void> {
  const bars = findBars(app);
  await bars.scrollIntoViewIfNeeded();
  const box = await bars.boundingBox();
  if (box === null) throw new Error('The chart has no place on the page');
  const y = box.y + box.height / 2;
  await app.page.mouse.move(box.x + box.width * from, y);
  await app.page.mouse.down();
  for (let step = 1; step <= BRUSH_MOVES; step += 1)
    await move({ x: box.x + box.width * (from + ((to - from) * step) / BRUSH_MOVES), y });
}

/** Every move of the pointer until the selection is drawn; then the zoom to it, and the way back. */
export async function measureZoom(
  app: AppPage,
  from: number,
  to: number,
): Promise<{ readonly moves: readonly number[]; readonly zooms: readonly number[] }> {
  const moves: number[] = [];
  await brush(app, from, to, async ({ x, y }) => {
    const options = { regions: ['Timeline'], quietMs: BRUSH_QUIET_MS };
    moves.push(await measureGesture(app, 'pointermove', () => app.page.mouse.move(x, y), options));
  });
  await app.page.mouse.up();
  const zoomedIn = await measureGesture(app, 'keydown', () => app.page.keyboard.press('z'));
  const zoomedOut = await measureGesture(app, 'keydown', () => app.page.keyboard.press('Escape'));
  return { moves, zooms: [zoomedIn, zoomedOut] };
}

/** Every way to colour the bars that the page offers, one after another; empty where it offers none. */
export async function findGroupings(app: AppPage): Promise<readonly (() => Promise<void>)[]> {
  const name = /group|stack|split|colou?r(ed)? by/i;
  const timeline = app.region('Timeline');
  const select = timeline.getByRole('combobox', { name });
  if ((await select.count()) > 0) {
    const labels = await select.first().getByRole('option').allTextContents();
    return [...labels.slice(1), ...labels.slice(0, 1)].map((label) => async () => {
      await select.first().selectOption({ label });
    });
  }
  const radios = await timeline
    .getByRole('group', { name })
    .or(timeline.getByRole('radiogroup', { name }))
    .getByRole('radio')
    .all();
  return [...radios.slice(1), ...radios.slice(0, 1)].map((radio) => async () => {
    // The radio itself may be hidden behind its label.
    await radio.check({ force: true });
  });
}

/** How long the frames took while the list of lines was scrolled with the wheel. In milliseconds. */
export async function measureScrolling(app: AppPage, turns: number): Promise<readonly number[]> {
  const list = app.region('Lines').getByRole('grid', { name: 'Lines', exact: true });
  await list.scrollIntoViewIfNeeded();
  await list.hover();
  const frames = app.page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const onFrame = (time: number): void => {
          times.push(time);
          const isOver = time - (times[0] ?? time) > ms;
          if (isOver) resolve(times.slice(1).map((at, index) => at - (times[index] ?? at)));
          else requestAnimationFrame(onFrame);
        };
        requestAnimationFrame(onFrame);
      }),
    turns * 50,
  );
  for (let turn = 0; turn < turns; turn += 1) {
    await app.page.mouse.wheel(0, 240);
    await app.page.waitForTimeout(45);
  }
  return frames;
}
