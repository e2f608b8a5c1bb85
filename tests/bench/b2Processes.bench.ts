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
  readonly toCommand: (path: string, home: string) => Command;
}

const PEERS: readonly Peer[] = [
  { budget: 'analyzeBesideGrep', program: 'grep', toCommand: toGrep },
  { budget: 'analyzeBesideLnav', program: 'lnav', toCommand: toLnav },
  { budget: 'analyzeBesideRipgrep', program: 'rg', toCommand: toRipgrep },
];

test('B2 processes', async ({ report }) => {
  const file = await makeLogFile('text1');
  checkAnalysis(file);
  const peers = PEERS.filter(({ program }) => isInstalled(program));
  const seconds = await withHome((home) => {
    const commands = [
      ['own', toAnalyze(file.path)] as const,
      ...peers.map(({ program, toCommand }) => [program, toCommand(file.path, home)] as const),
    ];
    const measurements = commands.map(
      ([name, command]) => [name, async () => (await run(command)).seconds] as const,
    );
    return alternate<string, number>(Object.fromEntries(measurements));
  });
  const measured = toMedian(seconds['own'] ?? []);
  for (const { budget, program } of PEERS) {
    const times = seconds[program];
    report(
      times === undefined
        ? { budget, measured: undefined, note: `${program} is not installed` }
        : { budget, measured, peer: { name: program, measured: toMedian(times) } },
    );
  }
});
