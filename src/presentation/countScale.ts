/** The scale of the bars: how many errors the tallest bar has goes in; ends, ticks and heights come out. */

export type ScaleKind = 'linear' | 'log';

export interface CountScale {
  readonly kind: ScaleKind;
  readonly top: number;
  /** From 0 on, in order; labelled. */
  readonly ticks: readonly number[];
}

export function createCountScale(kind: ScaleKind, maxTotal: number): CountScale {
  return kind === 'linear' ? createLinearScale(maxTotal) : createLogScale(maxTotal);
}

const LINEAR_STEPS = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10];

/** The top is a round, even number that the tallest bar nearly reaches. */
function createLinearScale(maxTotal: number): CountScale {
  const top = maxTotal <= 10 ? Math.max(4, 2 * Math.ceil(maxTotal / 2)) : roundUp(maxTotal, LINEAR_STEPS);
  return { kind: 'linear', top, ticks: [0, top / 2, top] };
}

const MIN_LOG_TOP = 10;
/** Labels closer than this share of the height would touch. */
const MIN_TICK_SHARE = 0.08;

/** Powers of ten and the top, as many as have room. */
function createLogScale(maxTotal: number): CountScale {
  const top = Math.max(MIN_LOG_TOP, roundUp(maxTotal, [1, 2, 5, 10]));
  const ticks = [0];
  const scale = { kind: 'log', top } as const;
  for (let tick = 1; tick <= top; tick *= 10) {
    const below = toShare(scale, ticks.at(-1) ?? 0);
    if (toShare(scale, tick) - below >= MIN_TICK_SHARE) ticks.push(tick);
  }
  if (1 - toShare(scale, ticks.at(-1) ?? 0) >= MIN_TICK_SHARE) ticks.push(top);
  return { ...scale, ticks };
}

function roundUp(count: number, steps: readonly number[]): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return (steps.find((step) => step * magnitude >= count) ?? 10) * magnitude;
}

/**
 * How high a count stands, as a share of the height. The log scale is log(1 + count), as recharts' `symlog` is, so
 * that one error is more than none and none is at the bottom.
 */
export function toShare({ kind, top }: Pick<CountScale, 'kind' | 'top'>, count: number): number {
  return kind === 'linear' ? count / top : Math.log1p(count) / Math.log1p(top);
}
