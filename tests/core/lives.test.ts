/** Lives of machines, under any cut of a log: an end is one end, however many lines tell of it. */
import { expect, it } from 'vitest';
import type { End } from '../../src/core/lives/life.ts';
import { readLives } from '../../src/core/lives/lives.ts';
import { recordsFromDrawing, toFlyLogs, type DrawnRecord } from '../support/logs/drawnLog.ts';
import { Random } from '../support/logs/random.ts';
import { readText } from '../support/read/readText.ts';

/** Three ends of one machine, each told by several writers, and a start behind each. */
const SIGNS_OF_END = /exited|exit code|Restarting system|max restart count/;
const LOG = recordsFromDrawing(
  `10:00:00 a app  INFO Starting init (commit: a1b2c3d)...
   10:00:04 a app Listening on http://0.0.0.0:8080
   10:10:00 a app  INFO Main child exited normally with code: 1
   10:10:01 a app [  602.1] reboot: Restarting system
   10:10:02 a app WARN Virtual machine exited abruptly
   10:10:04 a app  INFO Starting init (commit: a1b2c3d)...
   10:10:08 a app Listening on http://0.0.0.0:8080
   10:20:00 a app [  602.1] Out of memory: Killed process 641 (node) total-vm:1234kB
   10:20:01 a app  WARN Process appears to have been OOM killed!
   10:20:02 a app  INFO Main child exited with signal (with signal 'SIGKILL', core dumped? false)
   10:20:03 a app [  590.7] reboot: Restarting system
   10:20:05 a app  INFO Starting init (commit: a1b2c3d)...
   10:20:09 a app Listening on http://0.0.0.0:8080
   10:30:00 a app  INFO Main child exited with signal (with signal 'SIGSEGV', core dumped? false)
   10:30:01 a app WARN Virtual machine exited abruptly
   10:30:02 a runner machine has reached its max restart count of 10`,
);

async function listEnds(records: readonly DrawnRecord[]): Promise<readonly End[]> {
  if (records.length === 0) return [];
  const { lifecycle } = await readText(toFlyLogs(records));
  return readLives(lifecycle, () => true).flatMap(({ runs }) =>
    runs.flatMap(({ end }) => (end === undefined ? [] : [end])),
  );
}

function describeEnds(ends: readonly End[]): readonly object[] {
  return ends.map(({ time, reason, detail, askedBy, isFailure, isLimit }) => ({
    ...{ time, reason, detail, askedBy, isFailure, isLimit },
  }));
}

it('has one end for all signs of it, and the most telling reason', async () => {
  const ends = await listEnds(LOG);
  expect(ends.map(({ reason, isLimit, askedBy }) => ({ reason, isLimit, askedBy }))).toEqual([
    { reason: 'code', isLimit: false, askedBy: 'nobody' },
    { reason: 'memory', isLimit: false, askedBy: 'nobody' },
    { reason: 'signal', isLimit: true, askedBy: 'nobody' },
  ]);
});

it('has one end for as many of its signs as are in a part of the log', async () => {
  for (let first = 0; first < LOG.length; first += 1)
    for (let end = first + 1; end <= LOG.length; end += 1) {
      const part = LOG.slice(first, end);
      const told = new Set(
        part
          .filter(({ message }) => SIGNS_OF_END.test(message))
          .map(({ time }) => Math.floor(time / 600_000)),
      );
      const found = (await listEnds(part)).map(({ time }) => Math.floor(time / 600_000));
      expect(found, `records ${String(first)} to ${String(end)}`).toEqual([...told]);
    }
});

it('says the same of a log in which each line stands twice', async () => {
  const twice = LOG.flatMap((record) => [record, record]);
  expect(describeEnds(await listEnds(twice))).toEqual(describeEnds(await listEnds(LOG)));
});

it('says the same of lines in any order', async () => {
  const random = new Random(3);
  const expected = describeEnds(await listEnds(LOG));
  for (let i = 0; i < 5; i += 1) {
    const shuffled = LOG.map((record) => ({ record, place: random.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ record }) => record);
    expect(describeEnds(await listEnds(shuffled))).toEqual(expected);
  }
});
