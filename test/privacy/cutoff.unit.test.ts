import { cutoffOf } from '../../src/privacy/retention/cutoff';

const rule = (period: string, fromYearEnd = false) => ({
  trigger: { en: '', de: '' },
  period,
  fromYearEnd,
  law: null,
});

test.each([
  ['P90D', '2027-03-31T22:30:00Z', '2027-01-01'], // the first of April in Berlin
  ['P90D', '2027-03-31T21:30:00Z', '2026-12-31'],
  ['P1D', '2026-11-24T09:00:00Z', '2026-11-23'],
])('%s at %s takes days before %s', (period, now, day) => {
  const cutoff = cutoffOf(rule(period), new Date(now), 'Europe/Berlin');
  expect(cutoff.day).toBe(day);
});

test('a period of days takes instants that are as long ago to the millisecond', () => {
  const { instant } = cutoffOf(rule('P90D'), new Date('2027-03-31T22:30:00.123Z'), 'Europe/Berlin');
  expect(instant.toISOString()).toBe('2026-12-31T22:30:00.123Z');
});

test.each([
  ['P8Y', '2034-12-31T22:59:59Z', '2026-01-01'],
  ['P8Y', '2034-12-31T23:00:00Z', '2027-01-01'],
  ['P3Y', '2030-06-15T12:00:00Z', '2027-01-01'],
])('%s from the end of the year at %s takes what lies before %s', (period, now, day) => {
  const cutoff = cutoffOf(rule(period, true), new Date(now), 'Europe/Berlin');
  expect(cutoff.day).toBe(day);
  expect(cutoff.instant.toISOString()).toBe(`${Number(day.slice(0, 4)) - 1}-12-31T23:00:00.000Z`);
});

test('a period from the end of a year that is no whole years is refused', () => {
  expect(() => cutoffOf(rule('P90D', true), new Date(), 'UTC')).toThrow('whole years');
});
