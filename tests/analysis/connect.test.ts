/** The page's side of the connection: how readings end, whatever becomes of the workers. */
import { expect, test } from 'vitest';
import { connectAnalysis } from '../../src/analysis/page/connect.ts';
import { createDirectWorkers } from '../support/page/directConnection.ts';
import { flyLogs } from '../support/logs/flyLogs.ts';

const FILE = new File([flyLogs('  10:00:00 PC01')], 'app.log');

test('an end that the analysis does not take lets the next file be read', async () => {
  const workers = createDirectWorkers();
  let isFailing = true;
  const analysis = new Proxy(workers.analysis, {
    get(target, name, receiver): unknown {
      if (name === 'endFile' && isFailing) return () => Promise.reject(new Error('out of memory'));
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  // One slot: the second file waits for the first one to give it back.
  const connection = connectAnalysis({ ...workers, analysis, processors: 1 });
  const [first, second] = [connection.open(FILE), connection.open(FILE)];
  expect(await first.ended).toEqual({
    kind: 'failure',
    failure: { kind: 'crashed', reason: 'out of memory' },
  });
  isFailing = false;
  expect(await second.ended).toEqual({ kind: 'log' });
});

test('a worker that is lost ends its reading, and says why', async () => {
  const workers = createDirectWorkers();
  const connection = connectAnalysis({
    ...workers,
    startIngest: () => ({ ...workers.startIngest(), lost: Promise.resolve('its script did not start') }),
  });
  expect(await connection.open(FILE).ended).toEqual({
    kind: 'failure',
    failure: { kind: 'crashed', reason: 'its script did not start' },
  });
});

test('a file that waits for its turn can be cancelled at once', async () => {
  const workers = createDirectWorkers();
  const connection = connectAnalysis({ ...workers, processors: 1 });
  const [first, second] = [connection.open(FILE), connection.open(FILE)];
  second.cancel();
  expect(await second.ended).toBeUndefined();
  expect(await first.ended).toEqual({ kind: 'log' });
  expect((await connection.analysis.getOverview(undefined, 10)).files.map(({ id }) => id)).toEqual([
    first.id,
  ]);
});
