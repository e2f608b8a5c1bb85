/** Figures go in, the table and the words around it come out. */
import { BUDGETS, judge, toRatio, type Budget, type Figure, type Unit } from './budgets.ts';

const COLUMNS = ['budget', 'what', 'measured', 'peer', 'ratio', 'limit', 'verdict'] as const;

/** In the order of the budgets, as Markdown that is aligned for a terminal. */
export function toTable(figures: readonly Figure[]): string {
  const order = Object.keys(BUDGETS);
  const sorted = [...figures].sort((a, b) => order.indexOf(a.budget) - order.indexOf(b.budget));
  const rows = [COLUMNS, ...sorted.map(toRow)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const toLine = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = toLine(widths.map((width) => '-'.repeat(width)));
  const [head = [], ...body] = rows;
  return [toLine(head), rule, ...body.map(toLine)].join('\n');
}

/** "12 met, 1 missed (zoom), 2 not measured". */
export function toSummary(figures: readonly Figure[]): string {
  const verdicts = figures.map(judge);
  const count = (verdict: string): number => verdicts.filter((other) => other === verdict).length;
  const missed = figures.filter((figure) => judge(figure) === 'missed').map(({ budget }) => budget);
  const names = missed.length === 0 ? '' : ` (${missed.join(', ')})`;
  return `${count('met')} met, ${missed.length} missed${names}, ${count('not measured')} not measured`;
}

function toRow(figure: Figure): readonly string[] {
  const budget: Budget = BUDGETS[figure.budget];
  const { measured, peer, note } = figure;
  const ratio = toRatio(figure);
  return [
    budget.number,
    budget.what,
    [measured === undefined ? '' : formatQuantity(measured, budget.unit), note ?? '']
      .filter((part) => part !== '')
      .join(', '),
    peer === undefined ? '' : `${formatQuantity(peer.measured, budget.unit)} ${peer.name}`,
    ratio === undefined ? '' : formatRatio(ratio),
    formatLimits(budget),
    judge(figure),
  ].map((cell) => cell.replaceAll('|', '\\|'));
}

function formatLimits({ atMost, atLeast, ratioAtMost, unit }: Budget): string {
  const limits = [
    atMost !== undefined && `≤ ${formatLimit(atMost, unit)}`,
    atLeast !== undefined && `≥ ${formatLimit(atLeast, unit)}`,
    ratioAtMost !== undefined && `≤ ${ratioAtMost} ×`,
  ];
  const text = limits.filter((limit) => limit !== false).join(', ');
  return text === '' ? 'none' : text;
}

function formatLimit(value: number, unit: Unit): string {
  return `${value} ${unit}`;
}

/** Three significant digits, and no digits that nobody measured. */
function formatQuantity(value: number, unit: Unit): string {
  const digits = unit === 's' ? 2 : unit === 'ms' || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${unit}`;
}

function formatRatio(ratio: number): string {
  return `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} ×`;
}
