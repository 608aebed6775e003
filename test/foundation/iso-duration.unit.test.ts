import fc from 'fast-check';
import { addDays, type CalendarDay } from '../../src/foundation/calendar-day';
import { addDuration, addDurationToDay, parseIsoDuration } from '../../src/foundation/iso-duration';

describe('an ISO 8601 duration', () => {
  it.each([
    ['P90D', { months: 0, days: 90, milliseconds: 0 }],
    ['P3Y', { months: 36, days: 0, milliseconds: 0 }],
    ['P1M', { months: 1, days: 0, milliseconds: 0 }],
    ['P2W', { months: 0, days: 14, milliseconds: 0 }],
    ['PT72H', { months: 0, days: 0, milliseconds: 259_200_000 }],
    ['PT1M', { months: 0, days: 0, milliseconds: 60_000 }],
    ['P1Y2M3DT4H5M6S', { months: 14, days: 3, milliseconds: 14_706_000 }],
    ['P0D', { months: 0, days: 0, milliseconds: 0 }],
  ])('reads %s', (text, expected) => {
    expect(parseIsoDuration(text)).toEqual(expected);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '90D',
    'P-1D',
    '-P1D',
    'P1.5D',
    'P1H',
    'P1D2M',
    'p90d',
    'P90D ',
    'P90DT',
    'PT1H2D',
  ])('does not read %p', (text) => {
    expect(() => parseIsoDuration(text)).toThrow(RangeError);
  });

  it.each([
    ['2026-01-31T10:20:30.456Z', 'P1M', '2026-02-28T10:20:30.456Z'],
    ['2024-02-29T00:00:00.000Z', 'P3Y', '2027-02-28T00:00:00.000Z'],
    ['2026-11-24T12:00:00.000Z', 'P14D', '2026-12-08T12:00:00.000Z'],
    ['2026-03-28T12:00:00.000Z', 'PT72H', '2026-03-31T12:00:00.000Z'],
    ['2026-01-31T23:00:00.000Z', 'P1M1DT2H', '2026-03-02T01:00:00.000Z'],
  ])('counts from %s by %s to %s', (from, duration, expected) => {
    expect(addDuration(new Date(from), parseIsoDuration(duration)).toISOString()).toBe(expected);
  });

  it.each<[CalendarDay, string, CalendarDay]>([
    ['2026-12-31', 'P8Y', '2034-12-31'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
    ['2026-11-24', 'P90D', '2027-02-22'],
  ])('counts days from %s by %s to %s', (from, duration, expected) => {
    expect(addDurationToDay(from, parseIsoDuration(duration))).toBe(expected);
  });

  it('with hours is not counted in calendar days', () => {
    expect(() => addDurationToDay('2026-11-24', parseIsoDuration('PT72H'))).toThrow(RangeError);
  });

  it('does not lead beyond the calendar', () => {
    expect(() => addDuration(new Date('9999-01-01T00:00:00Z'), parseIsoDuration('P1Y'))).toThrow(RangeError);
    expect(() => addDuration(new Date(Number.NaN), parseIsoDuration('P1D'))).toThrow(RangeError);
  });

  it('of days is as many times 24 hours for an instant and as many days for a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 9000 }), (start, days) => {
        const from = addDays('1990-01-01', start);
        const duration = parseIsoDuration(`P${days}D`);
        const instant = new Date(`${from}T13:37:00Z`);
        expect(addDuration(instant, duration).getTime() - instant.getTime()).toBe(days * 86_400_000);
        expect(addDurationToDay(from, duration)).toBe(addDays(from, days));
      }),
    );
  });
});
