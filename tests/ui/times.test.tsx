import { afterEach, expect, test } from 'vitest';
import {
  formatClock,
  formatDuration,
  formatMoment,
  formatRange,
  formatZone,
} from '../../src/presentation/times.ts';

const NOON = Date.UTC(2026, 2, 2, 12, 3, 5);
const DAY_SPAN = { start: NOON - 3_600_000, end: NOON + 3_600_000 };
const LONG_SPAN = { start: NOON - 86_400_000, end: NOON };

afterEach(() => {
  process.env['TZ'] = 'UTC';
});

test('times are UTC unless asked otherwise', () => {
  process.env['TZ'] = 'America/New_York';
  expect(formatClock(NOON, 'utc')).toBe('12:03:05');
  expect(formatClock(NOON, 'local')).toBe('07:03:05');
});

test('the zone is written out with its offset, under its present name', () => {
  process.env['TZ'] = 'Asia/Kolkata';
  expect(formatZone('utc', DAY_SPAN)).toBe('UTC');
  expect(formatZone('local', DAY_SPAN)).toMatch(/^UTC\+05:30 \(.+\)$/);
});

test('both offsets are named where the clocks were changed', () => {
  process.env['TZ'] = 'Europe/Amsterdam';
  const span = { start: Date.UTC(2026, 2, 28), end: Date.UTC(2026, 2, 30) };
  expect(formatZone('local', span)).toContain('UTC+01:00 to UTC+02:00');
});

test('the date stands where the log has more than one', () => {
  expect(formatMoment(NOON, 'utc', DAY_SPAN)).toBe('12:03:05');
  expect(formatMoment(NOON, 'utc', LONG_SPAN)).toBe('2026-03-02 12:03:05');
});

test('a range has seconds and dates only where it needs them', () => {
  const minute = Date.UTC(2026, 2, 2, 12, 3);
  expect(formatRange({ start: minute, end: minute + 300_000 }, 'utc', DAY_SPAN)).toBe('12:03–12:08');
  expect(formatRange({ start: minute, end: minute + 5000 }, 'utc', DAY_SPAN)).toBe('12:03:00–12:03:05');
  expect(formatRange({ start: minute, end: minute + 86_400_000 }, 'utc', LONG_SPAN)).toBe(
    '2026-03-02 12:03 – 2026-03-03 12:03',
  );
});

test.each([
  [2000, '2 s'],
  [90_000, '1 min 30 s'],
  [7_200_000, '2 h'],
  [100_000_000, '1 day 3 h'],
])('%d ms is %s', (duration, text) => {
  expect(formatDuration(duration)).toBe(text);
});
