/** B2: the command line beside what people use today, from the start of the process to its end. */
import { alternate } from './alternate.ts';
import { test } from './bench.ts';
import type { BudgetName } from './budgets.ts';
import { checkAnalysis } from './checkAnalysis.ts';
import { makeLogFile } from './logFiles.ts';
import {
  isInstalled,
  run,
  toAnalyze,
  toGrep,
  toLnav,
  toRipgrep,
  withHome,
  type Command,
} from './processes.ts';
import { toMedian } from './statistics.ts';

interface Peer {
  readonly budget: BudgetName;
  readonly program: string;
  readonly name: string;
  readonly toCommand: (path: string, home: string) => Command;
}

const PEERS: readonly Peer[] = [
  { budget: 'analyzeBesideGrep', program: 'grep', name: 'grep', toCommand: toGrep },
  { budget: 'analyzeBesideLnav', program: 'lnav', name: 'lnav', toCommand: toLnav },
  { budget: 'analyzeBesideRipgrep', program: 'rg', name: 'rg -c', toCommand: toRipgrep },
];

for (const { budget, program, name, toCommand } of PEERS) {
  test(`B2 ${budget}`, async ({ report }) => {
    if (!isInstalled(program)) {
      report({ budget, measured: undefined, note: `${program} is not installed` });
      return;
    }
    const file = await makeLogFile('text1');
    checkAnalysis(file);
    const seconds = await withHome((home) =>
      alternate({
        peer: async () => (await run(toCommand(file.path, home))).seconds,
        own: async () => (await run(toAnalyze(file.path))).seconds,
      }),
    );
    report({
      budget,
      measured: toMedian(seconds.own),
      peer: { name, measured: toMedian(seconds.peer) },
    });
  });
}
