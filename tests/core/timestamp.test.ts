import { describe, expect, it, test } from 'vitest';
import { parseTimestamp, readTimestamp, toIsoTime } from '../../src/core/time/timestamp.ts';

describe('parseTimestamp', () => {
  const cases: readonly [text: string, iso: string | null][] = [
    ['2026-03-02T08:15:30Z', '2026-03-02T08:15:30.000Z'],
    ['2026-03-02 08:15:30Z', '2026-03-02T08:15:30.000Z'],
    ['2026-03-02T08:15:30', '2026-03-02T08:15:30.000Z'],
    ['2026-03-02T08:15:30.5', '2026-03-02T08:15:30.500Z'],
    ['2026-03-02T08:15:30,25Z', '2026-03-02T08:15:30.250Z'],
    ['2021-06-21T22:47:21.415426797Z', '2021-06-21T22:47:21.415Z'],
    ['2026-03-02T08:15:30.999999999Z', '2026-03-02T08:15:30.999Z'],
    ['2026-03-02T10:15:30+02:00', '2026-03-02T08:15:30.000Z'],
    ['2026-03-02T10:15:30+0200', '2026-03-02T08:15:30.000Z'],
    ['2026-03-01T22:45:30.125-09:30', '2026-03-02T08:15:30.125Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['2024-02-30T00:00:00Z', null],
    ['2023-02-29T00:00:00Z', null],
    ['2100-02-29T00:00:00Z', null],
    ['2026-04-31T00:00:00Z', null],
    ['2026-00-10T00:00:00Z', null],
    ['2026-13-10T00:00:00Z', null],
    ['2026-03-00T00:00:00Z', null],
    ['2026-03-02T24:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['2026-12-31T24:00:00+01:00', '2026-12-31T23:00:00.000Z'],
    ['2026-03-02T24:00:01Z', null],
    ['2026-03-02T24:01:00Z', null],
    ['2026-03-02T25:00:00Z', null],
    ['0000-01-01T00:00:00Z', null],
    ['275760-09-13T00:00:00Z', null],
    ['2026-03-02T08:60:00Z', null],
    ['2026-03-02T08:15:61Z', null],
    ['1969-12-31T23:59:59Z', null],
    ['2026-03-02T08:15:30+15:00', null],
    ['2026-03-02T08:15:30Z ', null],
    [' 2026-03-02T08:15:30Z', null],
    ['2026-03-02T08:15', null],
    ['2026-3-2T08:15:30Z', null],
    ['2026-03-02t08:15:30Z', null],
    ['２026-03-02T08:15:30Z', null],
    ['08:15:30', null],
    ['2026-03-02T08:15:30.123456789012345678€', null],
    ['', null],
  ];

  test.each(cases)('%s is %s', (text, iso) => {
    const time = parseTimestamp(text);
    expect(time === undefined ? null : toIsoTime(time)).toBe(iso);
  });

  it('agrees with the calendar on every day of four centuries', () => {
    for (let day = 0; day < 400 * 365; day += 1) {
      const time = day * 86_400_000;
      if (parseTimestamp(`${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`) !== time)
        expect.fail(`day ${String(day)}`);
    }
  });

  it('does not depend on the time zone of the computer', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['America/St_Johns', 'Pacific/Auckland', 'UTC']) {
        process.env['TZ'] = other;
        expect(parseTimestamp('2026-03-29T02:30:00')).toBe(Date.UTC(2026, 2, 29, 2, 30));
      }
    } finally {
      process.env['TZ'] = zone;
    }
  });
});

describe('readTimestamp', () => {
  it('tells where the timestamp ends', () => {
    const bytes = new TextEncoder().encode('xx2026-03-02T08:15:30.25Z app[1]');
    expect(readTimestamp(bytes, 2)).toEqual({ time: Date.UTC(2026, 2, 2, 8, 15, 30, 250), end: 25 });
  });

  it('finds none where the bytes end too soon', () => {
    const bytes = new TextEncoder().encode('2026-03-02T08:15:30Z');
    for (let length = 0; length < 19; length += 1)
      expect(readTimestamp(bytes.subarray(0, length), 0)).toBeUndefined();
  });
});

describe('toIsoTime', () => {
  it('is null for times that no calendar has', () => {
    expect(toIsoTime(Number.NaN)).toBeNull();
    expect(toIsoTime(1e300)).toBeNull();
  });
});
