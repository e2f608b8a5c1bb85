/** Which errors of a log are looked at together, and when what is told of them began. */
import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../support/read/diagnoseText.ts';
import { logFromDrawing } from '../support/logs/drawnLog.ts';

const REFUSED = '[PC01] instance refused connection. is your app listening on 0.0.0.0:8080?';
const STOPPED = '[PM11] machine was recently stopped and is unavailable to service request';

function toTime(clock: string): number {
  return Date.parse(`2026-03-02T${clock}Z`);
}

describe('a log that begins and ends in errors', () => {
  const drawing = `10:00:00 a app Server listening on http://0.0.0.0:3000
    10:00:00 *60/60s a app GET / 200
    10:00:00 *400/9s a proxy ${REFUSED}`;

  it('is told of as a whole', async () => {
    const found = await diagnoseText(logFromDrawing(drawing));
    expect(found.map(({ rule, errors }) => [rule, errors])).toEqual([['wrong-port', 400]]);
  });

  it('is so too where other errors rise in it for a while', async () => {
    const rise =
      '10:30:00 *30/1s a proxy [PR04] could not find a good candidate within 20 attempts at load balancing';
    const found = await diagnoseText(logFromDrawing(`${drawing}\n${rise}`));
    expect(found.map(({ rule, errors }) => [rule, errors])).toEqual([['wrong-port', 430]]);
  });

  it('began where its errors became dense', async () => {
    const [first] = await diagnoseText(
      logFromDrawing(`09:50:00 a proxy [PT04] tls handshake failed\n${drawing}`),
    );
    expect(first).toMatchObject({ start: toTime('10:00:00'), errors: 400 });
  });

  it('leaves what a rule explains to it, and tells the rest apart', async () => {
    const steady = '10:00:00 *400/9s a proxy [PC07] gave up after 15 attempts';
    const kill = `10:30:00 b app Out of memory: Killed process 641 (node) total-vm:1104944kB, anon-rss:214004kB
      10:30:01 *60/1s b proxy [PU02] could not complete HTTP request to instance: connection closed before message completed`;
    const found = await diagnoseText(logFromDrawing(`${steady}\n${kill}`));
    expect(found.map(({ rule }) => rule)).toEqual(['one-machine', 'out-of-memory']);
    expect(found.reduce((sum, { errors }) => sum + errors, 0)).toBe(460);
  });
});

describe('waves', () => {
  const quiet = '08:00:00 *480/60s a app GET / 200';

  it('are two times of one finding, also where the first is the smaller one', async () => {
    const found = await diagnoseText(
      logFromDrawing(`${quiet}
        09:20:00 *40/8s a proxy ${REFUSED}
        12:50:00 *80/8s a proxy ${REFUSED}`),
    );
    expect(found.map(({ errors }) => errors)).toEqual([120]);
    expect(found[0]?.episodes.map(({ errors, start }) => [errors, start])).toEqual([
      [40, toTime('09:20:00')],
      [80, toTime('12:50:00')],
    ]);
  });

  it('close to each other are one', async () => {
    const found = await diagnoseText(
      logFromDrawing(`${quiet}
        09:20:00 *40/8s a proxy ${REFUSED}
        09:29:00 *80/8s a proxy ${REFUSED}`),
    );
    expect(found.map(({ errors, start }) => [errors, start])).toEqual([[120, toTime('09:20:00')]]);
  });
});

describe('errors that come again and again', () => {
  const stops = `10:05:00 *11/600s a proxy App shop has excess capacity, autostopping machine a. 0 out of 1 machines left running (region=ams, process group=app)`;
  const quiet = '10:00:00 *240/30s a app GET / 200';

  it('are one finding, each of them counted once, from the first stop on', async () => {
    const errors = [1, 4, 9].map((second) => `10:05:0${String(second)} *11/600s a proxy ${STOPPED}`);
    const found = await diagnoseText(
      logFromDrawing([quiet, '10:01:00 b proxy [PT04] tls handshake failed', stops, ...errors].join('\n')),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: 'autostop-race', errors: 33, start: toTime('10:05:00') });
  });

  it('are nothing where they have their own rhythm', async () => {
    const errors = `10:00:30 *60/120s a proxy ${STOPPED}`;
    expect(await diagnoseText(logFromDrawing([quiet, stops, errors].join('\n')))).toEqual([]);
  });
});
