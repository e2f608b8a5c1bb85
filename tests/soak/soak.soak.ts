/** Hostile files, one seed after another, in the real app; the seed of each that does harm is printed at once. */
import { expect } from '@playwright/test';
import { test } from '../support/run/servedTest.ts';
import { makeHostileFile } from '../support/hostile/hostileFiles.ts';
import { SoakPage } from './soakPage.ts';

/** Files that one page reads before it is closed. */
const FILES_PER_PAGE = 12;
const REPORT_EVERY = 60;

const minutes = Number(process.env['SOAK_MINUTES'] ?? 1);
const most = Number(process.env['SOAK_FILES'] ?? Infinity);
const firstSeed = Number(process.env['SOAK_SEED'] ?? 1);

test('no file breaks the page', async ({ browser }) => {
  const end = Date.now() + minutes * 60_000;
  const byKind = new Map<string, number>();
  const faults: string[] = [];
  let files = 0;
  let bytes = 0;
  const tell = (): void => {
    process.stdout.write(
      `${String(files)} files of ${String(byKind.size)} kinds, ${(bytes / 1e6).toFixed(0)} MB, ${String(faults.length)} faults\n`,
    );
  };
  while (Date.now() < end && files < most) {
    const page = await SoakPage.open(browser);
    const first = firstSeed + files;
    for (let i = 0; i < FILES_PER_PAGE && Date.now() < end && files < most; i += 1) {
      const file = await makeHostileFile(firstSeed + files);
      const found = await page.tryFile(file);
      files += 1;
      bytes += file.bytes.length;
      byKind.set(file.kind, (byKind.get(file.kind) ?? 0) + 1);
      if (files % REPORT_EVERY === 0) tell();
      if (found.length === 0) continue;
      const fault = `seed ${String(file.seed)} (${file.kind}; its page began with ${String(first)}): ${found.join('; ')}`;
      faults.push(fault);
      process.stdout.write(`FAULT ${fault}\n`);
      // What a page says after its first fault tells nothing of the next file.
      break;
    }
    await page.close();
  }
  tell();
  expect(faults).toEqual([]);
  expect(files).toBeGreaterThan(0);
});
