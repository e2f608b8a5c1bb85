/** Lanes: what of a life is drawn in a range, and that a lane of many short phases says as much as it can. */
import { describe, expect, it } from 'vitest';
import { listDeploys, toLane, type Lane } from '../../src/core/lives/lanes.ts';
import { readLives } from '../../src/core/lives/lives.ts';
import type { Life } from '../../src/core/lives/life.ts';
import type { TimeRange } from '../../src/core/units.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';
import { drawLives } from '../support/logs/livesLog.ts';
import { readText } from '../support/read/readText.ts';

const HOUR: TimeRange = { start: at('10:00:00'), end: at('11:00:00') };

function at(clock: string): number {
  return Date.parse(`2026-03-02T${clock}Z`);
}

async function readLog(text: string): Promise<readonly Life[]> {
  return readLives((await readText(text)).lifecycle, () => true);
}

async function readLane(text: string, machine: string, range = HOUR): Promise<Lane> {
  const life = (await readLog(text)).find((one) => one.machine === machine);
  if (life === undefined) throw new Error(`no ${machine}`);
  return toLane(life, range);
}

function clock(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(11, 19) : 'on';
}

function tell({ phases }: Lane): readonly string[] {
  return phases.map(
    ({ kind, from, to, reason, askedBy }) => `${kind} ${clock(from)}–${clock(to)} ${reason} ${askedBy}`,
  );
}

describe('phases', () => {
  it('follow each other from start to end, with their reasons', async () => {
    expect(tell(await readLane(drawLives(), 'idle'))).toEqual([
      'starting 10:00:00–10:00:05  nobody',
      'serving 10:00:05–10:16:00 http://0.0.0.0:8080 nobody',
      'stopping 10:16:00–10:16:20  autostop',
      'down 10:16:20–on code 0 autostop',
    ]);
  });

  it('show a check that fails while the machine serves', async () => {
    expect(tell(await readLane(drawLives(), 'check'))).toEqual([
      'serving 10:00:10–10:10:00 http://0.0.0.0:8080 nobody',
      expect.stringMatching(/^failing 10:10:00–10:14:00 .*8080/),
      'serving 10:14:00–on http://0.0.0.0:8080 nobody',
    ]);
  });

  it('go on where the log ends before the machine is ready', async () => {
    const text = logFromDrawing(`
      10:00:00 a app  INFO Starting init (commit: a1b2c3d)...
      10:00:05 a app  INFO Preparing to run: \`serve\` as root
      10:00:10 a health Health check 'up' on port 8080 has failed.`);
    expect(tell(await readLane(text, 'a'))).toEqual(['starting 10:00:00–on serve nobody']);
  });

  it('are those that lie in the range, as long as they are', async () => {
    const range = { start: at('10:10:00'), end: at('10:11:00') };
    const lane = await readLane(drawLives(), 'crash', range);
    expect(tell(lane)).toEqual(['serving 10:09:20–10:12:00 http://0.0.0.0:8080 nobody']);
    expect(lane.ends).toEqual([]);
    expect(lane.isCoarse).toBe(false);
  });
});

it('tells each end with its reason, and deploys once for all machines', async () => {
  const lane = await readLane(drawLives(), 'crash');
  expect(
    lane.ends.map(({ time, detail, isFailure, count }) => [clock(time), detail, isFailure, count]),
  ).toEqual(['10:08:00', '10:12:00', '10:15:00'].map((time) => [time, 'code 1', true, 1]));
  expect(listDeploys(await readLog(drawLives()), HOUR).map(clock)).toEqual(['10:20:00']);
  expect(listDeploys(await readLog(drawLives()), { ...HOUR, start: at('10:20:01') })).toEqual([]);
});

it('tells of a machine that restarts all day until the end of the day', async () => {
  // Twelve seconds each: six down, then six serving.
  const text = logFromDrawing(`
    00:00:00 *6000/12s a app  INFO Main child exited normally with code: 1
    00:00:06 *6000/12s a app Listening on http://0.0.0.0:8080
    12:00:00 b app Listening on http://0.0.0.0:8080`);
  const range = { start: at('00:00:00'), end: at('20:00:00') };
  const lane = await readLane(text, 'a', range);
  expect(lane.isCoarse).toBe(true);
  expect(lane.phases.length).toBeLessThanOrEqual(500);
  expect(lane.ends.length).toBeLessThanOrEqual(500);
  expect(lane.ends.reduce((sum, { count }) => sum + count, 0)).toBe(6000);
  // Without a hole, from the first to the last.
  for (const [i, phase] of lane.phases.entries()) {
    const next = lane.phases[i + 1];
    if (next !== undefined) expect(next.from - phase.to).toBeLessThanOrEqual(12_000);
    expect(phase.to).toBeGreaterThan(phase.from);
  }
  expect(lane.phases[0]?.from).toBeLessThan(at('00:01:00'));
  expect(lane.phases.at(-1)?.to).toBe(Infinity);
});

it('lets a long phase stand among short ones', async () => {
  const text = logFromDrawing(`
    00:00:00 *1000/12s a app  INFO Main child exited normally with code: 1
    00:00:06 *1000/12s a app Listening on http://0.0.0.0:8080
    10:00:00 a app  INFO Main child exited normally with code: 2
    20:00:00 a app Listening on http://0.0.0.0:8080`);
  const { phases } = await readLane(text, 'a', { start: at('00:00:00'), end: at('20:00:00') });
  const down = phases.find(({ reason }) => reason === 'code 2');
  expect(down?.to).toBe(at('20:00:00'));
  expect(Math.abs((down?.from ?? 0) - at('10:00:00'))).toBeLessThanOrEqual(144_000);
});
