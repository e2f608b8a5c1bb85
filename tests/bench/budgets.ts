/**
 * What is promised of Postflight's speed and thrift, as one table: a figure that is measured, and the limits that
 * it is held to. A budget without a limit is there for reference.
 */

export type Unit = 's' | 'ms' | 'MB' | 'B' | 'kB' | '%';

export interface Budget {
  /** Budgets that are measured together share a number. */
  readonly number: string;
  readonly what: string;
  readonly unit: Unit;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** The figure divided by its peer's. */
  readonly ratioAtMost?: number;
}

export const BUDGETS = {
  readText: {
    number: 'B1',
    what: '1 GB of `fly logs` text in Chromium, from choosing the file to the complete dashboard',
    unit: 's',
    ratioAtMost: 1.15,
  },
  readNdjson: {
    number: 'B1',
    what: '1 GB of NDJSON in Chromium, from choosing the file to the complete dashboard',
    unit: 's',
    ratioAtMost: 1.3,
  },
  analyzeBesideGrep: {
    number: 'B2',
    what: '`analyze --json` of 1 GB, whole process',
    unit: 's',
    ratioAtMost: 0.8,
  },
  analyzeBesideLnav: {
    number: 'B2',
    what: '`analyze --json` of 1 GB, whole process',
    unit: 's',
    ratioAtMost: 0.1,
  },
  analyzeBesideRipgrep: { number: 'B2', what: '`analyze --json` of 1 GB, whole process', unit: 's' },
  processMemory: {
    number: 'B3',
    what: 'peak resident memory of `analyze --json`, 4 GB',
    unit: 'MB',
    atMost: 250,
    ratioAtMost: 1.1,
  },
  tabGrowth: { number: 'B3', what: 'growth of the tab by reading 1 GB', unit: 'MB', atMost: 200 },
  tabGrowthOfFour: { number: 'B3', what: 'growth of the tab by reading 4 GB', unit: 'MB', atMost: 200 },
  eventMemory: {
    number: 'B3',
    what: 'memory of the tab an event, of 2 million events',
    unit: 'B',
    atMost: 40,
  },
  analyzeFour: { number: 'B4', what: '`analyze --json` of 4 GB', unit: 's', ratioAtMost: 4.2 },
  readFour: { number: 'B4', what: '4 GB in Chromium', unit: 's', ratioAtMost: 4.2 },
  analyzeMachines: {
    number: 'B4',
    what: '`analyze --json` of 1 GB with 100,000 machines',
    unit: 's',
    ratioAtMost: 1.25,
  },
  readMachines: {
    number: 'B4',
    what: '1 GB with 100,000 machines in Chromium',
    unit: 's',
    ratioAtMost: 1.25,
  },
  analyzeMessages: {
    number: 'B4',
    what: '`analyze --json` of 1 GB with 100,000 distinct messages',
    unit: 's',
    ratioAtMost: 1.25,
  },
  readMessages: {
    number: 'B4',
    what: '1 GB with 100,000 distinct messages in Chromium',
    unit: 's',
    ratioAtMost: 1.25,
  },
  firstErrors: {
    number: 'B5',
    what: 'first errors on the chart after choosing a 2 GB file',
    unit: 'ms',
    atMost: 300,
  },
  firstCoverage: {
    number: 'B5',
    what: 'readings whose first chart says how much of the file it covers',
    unit: '%',
    atLeast: 100,
  },
  longestTask: { number: 'B6', what: 'longest task of the page while reading', unit: 'ms', atMost: 50 },
  cancel: { number: 'B6', what: 'from the click on Cancel until nothing is read', unit: 'ms', atMost: 100 },
  brush: {
    number: 'B7',
    what: '2 million events: a brush move to its painted selection, p95',
    unit: 'ms',
    atMost: 100,
  },
  zoom: { number: 'B7', what: '2 million events: zoom to painted bars, p95', unit: 'ms', atMost: 100 },
  filter: {
    number: 'B7',
    what: '2 million events: choosing a code to its painted outcome, p95',
    unit: 'ms',
    atMost: 100,
  },
  regroup: {
    number: 'B7',
    what: '2 million events: regrouping to painted bars, p95',
    unit: 'ms',
    atMost: 100,
  },
  scroll: {
    number: 'B7',
    what: '2 million events: frames above 17 ms while the list of lines scrolls',
    unit: '%',
    atMost: 5,
  },
  firstScripts: {
    number: 'B8',
    what: 'JavaScript before a file is chosen, gzipped',
    unit: 'kB',
    atMost: 85,
  },
  chartMount: { number: 'B9', what: 'timeline of 300 bars by 9 categories: mount', unit: 'ms', atMost: 60 },
  chartUpdate: {
    number: 'B9',
    what: 'timeline of 300 bars by 9 categories: update',
    unit: 'ms',
    atMost: 40,
  },
  chartBrush: {
    number: 'B9',
    what: 'timeline of 300 bars by 9 categories: script of 10 brush moves',
    unit: 'ms',
    atMost: 250,
  },
} as const satisfies Readonly<Record<string, Budget>>;

export type BudgetName = keyof typeof BUDGETS;

/** What a measurement has to say about one budget. */
export interface Figure {
  readonly budget: BudgetName;
  /** Undefined where it could not be measured; the note then says why. */
  readonly measured: number | undefined;
  /** Measured in the same run, in the budget's unit. */
  readonly peer?: { readonly name: string; readonly measured: number };
  readonly note?: string;
  /** Something went wrong, other than that there is nothing to measure with. */
  readonly isFailure?: boolean;
}

export type Verdict = 'met' | 'missed' | 'not measured' | 'for reference';

export function toRatio({ measured, peer }: Figure): number | undefined {
  return measured === undefined || peer === undefined ? undefined : measured / peer.measured;
}

/** A figure that is not a number misses every limit. */
export function judge(figure: Figure): Verdict {
  const { atMost, atLeast, ratioAtMost }: Budget = BUDGETS[figure.budget];
  const { measured, isFailure = false } = figure;
  if (isFailure) return 'missed';
  if (measured === undefined) return 'not measured';
  const ratio = toRatio(figure);
  if (atMost === undefined && atLeast === undefined && ratioAtMost === undefined) return 'for reference';
  if (atMost !== undefined && !(measured <= atMost)) return 'missed';
  if (atLeast !== undefined && !(measured >= atLeast)) return 'missed';
  if (ratioAtMost === undefined) return 'met';
  if (ratio === undefined) return 'not measured';
  return ratio <= ratioAtMost ? 'met' : 'missed';
}
