/** B1: how much longer the dashboard takes than the browser takes to hand over the bytes. */
import { alternateWith } from './alternate.ts';
import { withApp } from './appPage.ts';
import { measureBareRead, serveBareRead } from './bareRead.ts';
import { test } from './bench.ts';
import { makeLogFile } from './logFiles.ts';
import { findMiscounts } from './oracle.ts';
import { ROUNDS } from './options.ts';
import { toMedian } from './statistics.ts';

for (const [budget, name] of [
  ['readText', 'text1'],
  ['readNdjson', 'ndjson1'],
] as const) {
  test(`B1 ${budget}`, async ({ browser, report }) => {
    const file = await makeLogFile(name);
    const miscounts = findMiscounts(file);
    if (miscounts !== undefined && miscounts.length > 0) throw new Error(miscounts.join('; '));
    const seconds = await alternateWith<'bare' | 'app', number>(ROUNDS, (measure) =>
      withApp(browser, async (app) => {
        await serveBareRead(app.page);
        await measure({ bare: () => measureBareRead(app.page, file.path), app: () => app.read(file) });
      }),
    );
    report({
      budget,
      measured: toMedian(seconds.app),
      peer: { name: 'bare read', measured: toMedian(seconds.bare) },
      note: miscounts === undefined ? 'not checked against ripgrep' : 'counts as ripgrep’s',
    });
  });
}
