import { describe, expect, it } from 'vitest';
import { createZoneReader, isTimeZone } from '../../src/core/time/timeZones.ts';

describe('times of a zone', () => {
  it.each([
    ['UTC', '2026-03-02T08:15:31.250', '2026-03-02T08:15:31.250Z'],
    ['Europe/Berlin', '2026-03-02T08:15:31.250', '2026-03-02T07:15:31.250Z'],
    ['Europe/Berlin', '2026-07-02T08:15:31', '2026-07-02T06:15:31.000Z'],
    ['Asia/Kolkata', '2026-03-02T03:00:00', '2026-03-01T21:30:00.000Z'],
    ['America/New_York', '2026-12-31T23:59:59.999', '2027-01-01T04:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00:00', '2025-12-31T10:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00', '2025-12-31T18:15:00.000Z'],
  ])('are moments: %s %s', (zone, local, utc) => {
    expect(new Date(createZoneReader(zone)(Date.parse(`${local}Z`))).toISOString()).toBe(utc);
  });

  it('are read on the right side of a change of clocks', () => {
    const read = createZoneReader('Europe/Berlin');
    const toUtc = (local: string): string => new Date(read(Date.parse(`${local}Z`))).toISOString();
    // 2026-03-29 02:00 → 03:00; 2026-10-25 03:00 → 02:00.
    expect(toUtc('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z');
    expect(toUtc('2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(toUtc('2026-10-25T01:59:59')).toBe('2026-10-24T23:59:59.000Z');
    expect(toUtc('2026-10-25T03:00:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('are the first of two that the clocks showed, and as before the change where they showed none', () => {
    const read = createZoneReader('Europe/Berlin');
    expect(new Date(read(Date.parse('2026-10-25T02:30:00Z'))).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(new Date(read(Date.parse('2026-03-29T02:30:00Z'))).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('need a zone that the computer knows', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
    expect(() => createZoneReader('Europe/Nowhere')).toThrow(RangeError);
  });
});
