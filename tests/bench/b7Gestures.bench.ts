/** B7: two million events answer to the hand. */
import { withApp, type AppPage } from './appPage.ts';
import { test } from './bench.ts';
import { findGroupings, measureGesture, measureScrolling, measureZoom } from './gestures.ts';
import { makeLogFile } from './logFiles.ts';
import { ROUNDS } from './options.ts';
import { toPercentile } from './statistics.ts';

const P95 = 0.95;
const ZOOMS = 4 * ROUNDS;
const CODES = 4;
const WHEEL_TURNS = 60;
/** Frames come every 16.7 ms. */
const FRAME_MS = 17;

test('B7 gestures', async ({ browser, report }) => {
  const file = await makeLogFile('events');
  await withApp(browser, async (app) => {
    await app.read(file);
    await chooseEveryCode(app, CODES); // the texts of the first code are loaded now

    const moves: number[] = [];
    const zooms: number[] = [];
    for (let zoom = 0; zoom < ZOOMS; zoom += 1) {
      const from = 0.05 + (0.5 * zoom) / ZOOMS;
      const measured = await measureZoom(app, from, from + 0.3);
      moves.push(...measured.moves);
      zooms.push(...measured.zooms);
    }
    report({ budget: 'brush', measured: toPercentile(moves, P95), note: `${moves.length} moves` });
    report({ budget: 'zoom', measured: toPercentile(zooms, P95), note: `${zooms.length} zooms` });

    const choices: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) choices.push(...(await chooseEveryCode(app, CODES)));
    report({ budget: 'filter', measured: toPercentile(choices, P95), note: `${choices.length} choices` });

    const regroups: number[] = [];
    const groupings = await findGroupings(app);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const group of groupings)
        regroups.push(await measureGesture(app, 'change', group, { regions: ['Timeline'] }));
    report({
      budget: 'regroup',
      measured: groupings.length === 0 ? undefined : toPercentile(regroups, P95),
      note: groupings.length === 0 ? 'not offered' : `${regroups.length} changes`,
    });

    const frames = await measureScrolling(app, WHEEL_TURNS);
    const slow = frames.filter((ms) => ms > FRAME_MS).length;
    report({
      budget: 'scroll',
      measured: (100 * slow) / frames.length,
      note: `${frames.length} frames, the longest of ${Math.max(...frames).toFixed(0)} ms`,
    });
  });
});

async function chooseEveryCode(app: AppPage, count: number): Promise<readonly number[]> {
  const rows = app.region('Codes').getByRole('button', { name: /^P[A-Z]\d\d\b/ });
  const measured: number[] = [];
  // From the second on, since the first one may be chosen already.
  for (const index of [...Array.from({ length: count - 1 }, (_, i) => i + 1), 0])
    measured.push(await measureGesture(app, 'click', () => rows.nth(index).click()));
  return measured;
}
