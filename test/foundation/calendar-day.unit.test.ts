import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  calendarDayAt,
  daysBetween,
  startOfDay,
  weekdayOf,
} from '../../src/foundation/calendar-day';

describe('a calendar day', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-3-1', '2026-03-01T00:00:00Z', '', '20260301', '2025-02-29'])(
    'is not read from %p',
    (text) => {
      expect(() => calendarDay(text)).toThrow(RangeError);
    },
  );

  it('is read from year, month and day, the leap day included', () => {
    expect(calendarDay('2024-02-29')).toBe('2024-02-29');
  });

  it.each<[CalendarDay, number, CalendarDay]>([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months are %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('crosses months, leap days and years by days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    expect(weekdayOf('2026-03-01')).toBe(0);
  });

  it('does not leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('is the one that the wall calendar of the zone shows', () => {
    const instant = new Date('2026-06-30T22:30:00Z');
    expect(calendarDayAt(instant, 'Europe/Berlin')).toBe('2026-07-01');
    expect(calendarDayAt(instant, 'Europe/London')).toBe('2026-06-30');
    expect(() => calendarDayAt(instant, 'Europe/Nowhere')).toThrow(RangeError);
  });
});

describe('the start of a day', () => {
  it.each<[string, CalendarDay, string, string]>([
    ['in winter', '2026-01-15', 'Europe/Berlin', '2026-01-14T23:00:00.000Z'],
    ['in summer', '2026-07-15', 'Europe/Berlin', '2026-07-14T22:00:00.000Z'],
    ['on the day clocks go forward', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['after the day clocks go forward', '2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['after the day clocks go back', '2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['where midnight is skipped', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['where midnight comes twice', '2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z'],
    ['where the whole day is skipped', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['far in the east', '2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ])('is right %s', (_case, day, zone, expected) => {
    expect(startOfDay(day, zone).toISOString()).toBe(expected);
  });

  it('is the instant at which the wall calendar turns', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'America/Nuuk',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'UTC',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7000 }), fc.constantFrom(...zones), (offset, zone) => {
        const day = addDays('2020-01-01', offset);
        const start = startOfDay(day, zone);
        expect(calendarDayAt(start, zone)).toBe(day);
        expect(calendarDayAt(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
      }),
    );
  });
});
