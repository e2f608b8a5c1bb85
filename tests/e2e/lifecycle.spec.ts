/** What happened to machines stands under the bars, and leads to the line that says so. */
import { expect, test } from './support/app.ts';

const LOG = [
  '2026-03-02T12:00:00Z app[148e21ea7d9d68] ams [info] INFO Starting init (commit: a1b2c3d)...',
  '2026-03-02T12:00:03Z app[148e21ea7d9d68] ams [info]Listening on http://127.0.0.1:3000',
  '2026-03-02T12:00:20Z proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
  '2026-03-02T12:00:40Z app[148e21ea7d9d68] ams [info] INFO Main child exited normally with code: 137',
  "2026-03-02T12:00:50Z health[148e21ea7d9d68] ams [error]Health check 'up' on port 3000 has failed.",
];

test('a mark tells what happened, and leads to its line', async ({ app, page }) => {
  await app.drop({ name: 'app.log', content: `${LOG.join('\n')}\n` });
  await app.finishReading();
  const timeline = app.region('Timeline');
  const marks = timeline.getByRole('group', { name: 'Lifecycle of machines and deployments' });
  await expect(marks.getByRole('button')).toHaveCount(4);
  await expect(timeline.getByRole('list', { name: 'Lifecycle marks' })).toContainText('App exited 1');

  await marks.getByRole('button', { name: '12:00:40 App exited: 148e21ea7d9d68, code 137' }).click();
  await timeline.getByRole('button', { name: /^Show the line: 12:00:40 App exited/ }).click();
  const chosen = page.getByRole('region', { name: 'Chosen line' });
  await expect(chosen).toBeFocused();
  await expect(chosen.locator('.is-hit')).toContainText('Main child exited normally with code: 137');
  // An address that only this machine can reach, beside the refused connection.
  await expect(
    marks.getByRole('button', { name: /App listening: .*http:\/\/127\.0\.0\.1:3000/ }),
  ).toBeVisible();
});
