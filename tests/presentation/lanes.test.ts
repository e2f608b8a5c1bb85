/** Where the parts of a lane lie, and what is said of a moment of it. */
import { describe, expect, it } from 'vitest';
import type { LaneEnd, MachineLane } from '../../src/presentation/lanes/laneLooks.ts';
import {
  toDeployLines,
  toEndMarks,
  toPhasePaths,
  toTicksPath,
} from '../../src/presentation/lanes/laneShapes.ts';
import {
  describeEnd,
  describeLastState,
  describeMomentOf,
  describeWhile,
  listChanges,
  toShownLane,
} from '../../src/presentation/lanes/laneText.ts';

const AXIS = { start: 0, end: 100_000 };
const PLOT = { x: 10, y: 0, width: 100, height: 10 };
const CONTEXT = { zone: 'utc', span: { start: 0, end: 90_000 } } as const;

const CRASH: LaneEnd = {
  ...{ time: 30_000, reason: 'code', detail: 'code 1', askedBy: 'nobody' },
  ...{ isFailure: true, isLast: false, count: 1 },
};
const LANE: MachineLane = {
  machine: 'a\u202eb',
  phases: [
    { kind: 'serving', from: -50_000, to: 30_000, reason: 'http://0.0.0.0:80', askedBy: 'nobody' },
    { kind: 'down', from: 30_000, to: Infinity, reason: 'code 1', askedBy: 'nobody' },
  ],
  ends: [CRASH],
  isCoarse: false,
  isFound: true,
  errors: 11,
  errorBins: [0, 0, 0, 10, 1, 0, 0, 0, 0, 0],
};
const SHOWN = toShownLane(LANE, (text) => text.replaceAll('code', 'CODE'));

describe('places', () => {
  it('of phases end with the axis and with the log', () => {
    expect(toPhasePaths(LANE, AXIS, 90_000, PLOT)).toEqual([
      { kind: 'serving', path: 'M10 0h30v10h-30z' },
      { kind: 'down', path: 'M40 0h60v10h-60z' },
    ]);
  });

  it('of a phase that is too short to see are wide enough, and stay in the plot', () => {
    const phases = [{ ...LANE.phases[0], kind: 'starting', from: 99_900, to: 99_901 } as const];
    const [short] = toPhasePaths({ phases: phases as MachineLane['phases'] }, AXIS, 100_000, PLOT);
    expect(short?.path).toBe('M109.9 0h0.1v10h-0.1z');
    const [inside] = toPhasePaths(
      { phases: [{ kind: 'down', from: 50_000, to: 50_001, reason: '', askedBy: 'nobody' }] },
      AXIS,
      100_000,
      PLOT,
    );
    expect(inside?.path).toBe('M60 0h1.5v10h-1.5z');
  });

  it('of errors are ticks, longer for more, where they were counted', () => {
    const path = toTicksPath(LANE.errorBins, AXIS, AXIS, PLOT, 10);
    expect(path).toBe('M42.5 0h5v10h-5zM52.5 0h5v3.5h-5z');
    // Of a range that is shown no more, what is out of it is left out.
    expect(toTicksPath(LANE.errorBins, AXIS, { start: 40_000, end: 50_000 }, PLOT, 10)).toMatch(
      /^M35 0h50v3.5/,
    );
  });

  it('of near ends are one mark, that of a failure', () => {
    const stop: LaneEnd = { ...CRASH, time: 29_000, askedBy: 'autostop', isFailure: false };
    const kill: LaneEnd = { ...CRASH, time: 80_000, reason: 'memory' };
    const late: LaneEnd = { ...CRASH, time: 100_000 };
    expect(toEndMarks([stop, CRASH, kill, late], AXIS, PLOT, 10)).toEqual([
      { x: 39, shape: 'exit', isFailure: true },
      { x: 90, shape: 'outOfMemory', isFailure: true },
    ]);
    expect(toEndMarks([stop], AXIS, PLOT, 10)).toEqual([{ x: 39, shape: 'autostop', isFailure: false }]);
  });

  it('of near deploys are one line', () => {
    expect(toDeployLines([-1, 10_000, 12_000, 40_000, 100_000], AXIS, PLOT, 6)).toEqual([20, 50]);
  });
});

describe('words', () => {
  it('hide nothing that cannot be seen, and pass through the mask', () => {
    expect(SHOWN.name).toBe('a<U+202E>b');
    expect(SHOWN.machine).toBe(LANE.machine);
    expect(SHOWN.phases[1]?.reason).toBe('CODE 1');
    expect(SHOWN.ends[0]?.detail).toBe('CODE 1');
  });

  it('say the phase, since when and why, a near end and the errors', () => {
    expect(describeMomentOf(SHOWN, 35_500, AXIS, 6000, CONTEXT)).toEqual([
      '00:00:35',
      'Down since 00:00:30: CODE 1',
      '00:00:30 Exited, CODE 1',
      '10 errors in 10 s',
    ]);
    expect(describeMomentOf(SHOWN, 60_000, AXIS, 6000, CONTEXT)).toEqual([
      '00:01:00',
      'Down since 00:00:30: CODE 1',
    ]);
    expect(describeMomentOf({ ...SHOWN, phases: [] }, 0, AXIS, 0, CONTEXT)[1]).toBe(
      'Nothing known of it here',
    );
  });

  it('say how a machine ended up', () => {
    expect(describeLastState(SHOWN, AXIS, CONTEXT)).toBe('Down since 00:00:30: CODE 1');
    expect(describeLastState(SHOWN, { start: 0, end: 20_000 }, CONTEXT)).toMatch(/^Serving since [\d: -]+$/);
    expect(describeLastState({ ...SHOWN, phases: [] }, AXIS, CONTEXT)).toBe('nothing known at the end');
  });

  it.each<[Partial<LaneEnd>, string]>([
    [{}, 'Exited, code 1'],
    [{ reason: 'memory', detail: 'node, 234 MB' }, 'Killed for memory, node, 234 MB'],
    [{ reason: 'noStart', detail: 'no start: Exec format error' }, 'Could not start, Exec format error'],
    [{ reason: 'unknown', detail: '', askedBy: 'deploy' }, 'Stopped, for a deploy'],
    [{ isLast: true }, 'Exited, code 1, not restarted any more'],
    [{ count: 12 }, 'Exited, code 1, one of 12 ends'],
  ])('say of an end what it was: %j', (changed, words) => {
    expect(describeEnd({ ...CRASH, ...changed })).toBe(words);
  });

  it('say how long a phase was', () => {
    const [serving, down] = SHOWN.phases;
    if (serving === undefined || down === undefined) throw new Error('no phases');
    expect(describeWhile({ ...serving, from: 0 }, CONTEXT)).toBe('00:00:00–00:00:30');
    expect(describeWhile(down, CONTEXT)).toBe('00:00:30 to the end of the log');
  });
});

it('arrow keys stop where something changes, in the range', () => {
  expect(listChanges(LANE, AXIS)).toEqual([0, 30_000]);
  expect(listChanges(LANE, { start: 40_000, end: 50_000 })).toEqual([40_000]);
});
