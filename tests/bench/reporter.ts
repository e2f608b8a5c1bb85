/** Gathers the figures of all measurements, prints the table, and fails the run where a budget is missed. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { findChromium } from '../../scripts/chromium.mjs';
import { BUDGETS, judge, type BudgetName, type Figure } from './budgets.ts';
import { readNotes } from './figureNotes.ts';
import { describeMachine, readMachine } from './machine.ts';
import { IS_PARTIAL, IS_QUICK, ROUNDS } from './options.ts';
import { toSummary, toTable } from './report.ts';

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));

export default class BudgetReporter implements Reporter {
  readonly #figures: Figure[] = [];
  /** Why measurements broke off, by the number of their budgets. */
  readonly #failures = new Map<string, string>();

  onTestBegin(test: TestCase): void {
    process.stdout.write(`${test.title} …\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const figures = readNotes(result.annotations);
    this.#figures.push(...figures);
    process.stdout.write(`  ${(result.duration / 1000).toFixed(0)} s: ${toSummary(figures)}\n`);
    if (result.status === 'passed') return;
    const reason = result.error?.message ?? result.status;
    process.stdout.write(`${reason}\n`);
    this.#failures.set(test.title.slice(0, 2), toOneLine(reason));
  }

  /** What happens outside of a test, such as an app that does not start. */
  onError({ message = 'unknown error' }: { readonly message?: string }): void {
    process.stdout.write(`${message}\n`);
  }

  onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
    const figures = [...this.#figures, ...this.#findUnmeasured()];
    const text = `${describeRun()}\n\n${toTable(figures)}\n\n${toSummary(figures)}.\n`;
    process.stdout.write(`\n${text}`);
    const isWhole = !IS_QUICK && !IS_PARTIAL && status === 'passed';
    if (isWhole) writeFileSync(RESULTS, `# Measured\n\n${text}`);
    else process.stdout.write('RESULTS.md stays as it is: this was not all, or not with the whole sizes.\n');
    const isMissed = figures.some((figure) => judge(figure) === 'missed');
    return Promise.resolve({ status: isMissed && status === 'passed' ? 'failed' : status });
  }

  /** The budgets that a measurement broke off before. */
  #findUnmeasured(): readonly Figure[] {
    const names = Object.keys(BUDGETS) as BudgetName[];
    return names.flatMap((budget) => {
      const note = this.#failures.get(BUDGETS[budget].number);
      const isMeasured = this.#figures.some((figure) => figure.budget === budget);
      return note === undefined || isMeasured ? [] : [{ budget, measured: undefined, isFailure: true, note }];
    });
  }
}

function toOneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- Playwright colours its messages
  return (text.replaceAll(/\u001b\[\d+m/g, '').split('\n')[0] ?? '').slice(0, 120);
}

function describeRun(): string {
  const sizes = IS_QUICK ? 'Tried out with files of a tenth of the sizes. ' : '';
  return `${sizes}Medians of ${ROUNDS} alternating rounds; memory, tasks and cancel are the worst of them. MB and GB are 10^6 and 10^9 bytes. ${describeMachine(readMachine(findChromium()), new Date())}`;
}
