/** Small inputs with what must come out, where the folder that holds them lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeFailure } from '../../src/cli/failures.ts';
import { getReport, readText } from '../support/read/readText.ts';
import { describeEvents } from '../support/read/summary.ts';

const CASES = new URL('../../../shared/cases/', import.meta.url);

/** What is read of each: its layout, its records, and the codes in their order with how many of each. */
const READ: readonly [file: string, format: string, records: number, codes: readonly string[]][] = [
  ['clock-time-z-before-header.log', 'dashboardCopy', 3, ['PC01']],
  ['connect-timeout-wording.log', 'flyctlText', 1, ['PC05~']],
  ['cross-network-replay.log', 'flyctlText', 4, ['?', '?', '?', '?']],
  ['no-healthy-instances-with-hint.log', 'flyctlText', 3, ['PR01~', 'PR03~<PR01', 'PR03<PR01']],
  ['provider-blank-bracket.log', 'flyctlText', 3, ['PC01']],
  ['replay-to-another-organization.log', 'flyctlText', 2, ['PA05', 'PA05']],
  ['time-level-message-2021.log', 'timeMessage', 3, []],
  ['trial-times-only.log', 'dashboardCopy', 3, []],
  ['wordings-of-2023.log', 'flyctlText', 3, ['PU02~', 'PU02~', 'PU02~']],
  ['wrapped-behind-the-colon.log', 'messagesOnly', 1, ['PU02~']],
];

it.skipIf(!existsSync(CASES)).each(READ)('%s', async (file, format, records, codes) => {
  const reading = await readText(readFileSync(new URL(file, CASES)));
  expect(getReport(reading)).toMatchObject({ format: { id: format }, records, unread: 0 });
  expect(describeEvents(reading.table).map((event) => event.split(' ')[1])).toEqual(codes);
});

it.skipIf(!existsSync(CASES))('release-command-tail.log', async () => {
  const reading = await readText(readFileSync(new URL('release-command-tail.log', CASES)));
  expect(getReport(reading)).toMatchObject({ format: { id: 'flyDeploy' }, unread: 0 });
  expect(reading.table.length).toBe(0);
});

it.skipIf(!existsSync(CASES))('usage-text-of-fly-logs.log', async () => {
  const { failure } = await readText(readFileSync(new URL('usage-text-of-fly-logs.log', CASES)));
  expect(failure && describeFailure(failure, 0)).toMatch(/help text of fly logs.*--since/);
});
