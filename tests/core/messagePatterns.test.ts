import { describe, expect, it } from 'vitest';
import { findPatterns, toPattern } from '../../src/core/diagnosis/messagePatterns.ts';
import { diagnoseText } from '../support/read/diagnoseText.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';

describe('the pattern of a message', () => {
  it.each([
    ['GET /users/17 200 in 3.5ms', 'GET /users/{n} {n} in {n}ms'],
    ['user 3f2b8c9e-1d2a-4b5c-8d7e-9f0a1b2c3d4e left', 'user {id} left'],
    ['refused by 10.0.3.17:5432', 'refused by {address}:{n}'],
    ['2026-03-02T10:00:00.123Z [worker] started', '{time} [worker] started'],
    ['job a81f03bc77de91 done', 'job {id} done'],
    ['{"level":30,"msg":"pool exhausted after 30s","reqId":"x1"}', 'pool exhausted after {n}s'],
    ['{"level":30}', '{"level":{n}}'],
    ['{broken', '{broken'],
    ['Error: no such table\n    at query (db.js:17)', 'Error: no such table'],
    ['utf8 decoder', 'utf{n} decoder'],
  ])('%j', (message, pattern) => {
    expect(toPattern(message)).toBe(pattern);
  });

  it('takes hostile messages as they are', () => {
    for (const pump of ['a1', '1.', '-', '{"msg":', '0x', '.1.1', '[f', '2026-01-01T'])
      expect(toPattern(pump.repeat(80_000)).length).toBeLessThanOrEqual(1200);
    expect(toPattern('{"__proto__":{"msg":"x"}}')).toBe('{"__proto__":{"msg":"x"}}');
  });
});

const at = (seconds: number, message: string) => ({ time: 1_000_000 + seconds * 1000, message });

it('tells new messages first, the nearest to the moment before others', () => {
  const found = findPatterns(
    [
      at(-300, 'GET /1'),
      at(-2, 'pool exhausted after 30s'),
      at(-1, 'GET /2'),
      at(0, 'GET /3'),
      at(9, 'giving up on 17'),
      at(12, 'giving up on 18'),
      at(90, 'much later'),
    ],
    ['tick', 'tick'],
    1_000_000,
  );
  expect(found).toEqual([
    { pattern: 'pool exhausted after {n}s', count: 1, before: 0, firstAfterMs: -2000 },
    { pattern: 'giving up on {n}', count: 2, before: 0, firstAfterMs: 9000 },
    { pattern: 'GET /{n}', count: 2, before: 1, firstAfterMs: -1000 },
  ]);
});

it('tells errors before what else is new, and no new requests of visitors', () => {
  const found = findPatterns(
    [
      at(-3, 'Error: pool exhausted'),
      at(-1, 'cache is warm'),
      at(0, 'GET /berths/9 200 in 3ms'),
      at(0, 'POST /login 500 TypeError: user is null'),
    ],
    [],
    1_000_000,
  );
  expect(found.map(({ pattern }) => pattern)).toEqual([
    'POST /login {n} TypeError: user is null',
    'Error: pool exhausted',
    'cache is warm',
  ]);
});

it('goes with a finding, beside what differs', async () => {
  const [finding] = await diagnoseText(
    logFromDrawing(`
      10:00:00 *120/30s b app GET /health 200
      10:00:11 *12/240s b/fra proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
      10:00:51 *12/240s c/sin proxy [PU02] could not complete HTTP request to instance: client error (SendRequest)
      10:39:58 a app FATAL: too many connections for role "shop17"
      10:40:00 *40/3s a/ams proxy [PC05] connection timed out`),
  );
  expect(finding?.messages[0]).toEqual({
    pattern: 'FATAL: too many connections for role "shop{n}"',
    count: 1,
    before: 0,
    firstAfterMs: -2000,
  });
  expect(finding?.differences.slice(0, 3).map(({ field, value }) => [field, value])).toEqual([
    ['machine', 'a'],
    ['region', 'ams'],
    ['code', 'PC05'],
  ]);
});
