import { allowance } from '../../src/account/email-change/changes/allowance';

const noon = new Date('2026-11-24T12:00:00.000Z');

describe('27. How often a code may be tried that is asked for now (API2:2023)', () => {
  it.each([
    ['five times at first', [], 5],
    ['five times after some that were not tried', [0, 0, 0, 0], 5],
    ['five times while ten are not in sight', [5], 5],
    ['no more often than is left of ten', [5, 3], 2],
    ['once, where nine were tried', [4, 5], 1],
  ])('%s', (_name, attempts, expected) => {
    expect(allowance(hourly(attempts), noon)).toEqual({ attempts: expected });
  });

  it.each([
    ['five codes were asked for: when the first is a day old', [0, 0, 0, 0, 0], 5],
    ['ten were tried: when enough of them are a day old', [1, 5, 4], 3],
    ['ten were tried with the last code: when that is a day old', [0, 10], 1],
    ['both: when both are over', [0, 5, 5, 0, 0], 4],
  ])('not at all where %s', (_name, attempts, hoursAgo) => {
    const retryAt = hours(24 - hoursAgo);
    expect(allowance(hourly(attempts), noon)).toEqual({ retryAt });
    expect(allowance(hourly(attempts), new Date(retryAt.getTime() - 1))).toEqual({ retryAt });
    expect(allowance(hourly(attempts), retryAt)).toEqual({ attempts: expect.any(Number) });
  });

  it('forgets what is a day old, in whichever order it is told', () => {
    const old = [...hourly([5, 5]).map((each) => ({ ...each, requestedAt: hours(-24) })), ...hourly([1, 3])];
    expect(allowance(old.toReversed(), noon)).toEqual({ attempts: 5 });
    expect(allowance(hourly([4, 1, 1, 1, 1]).toReversed(), noon)).toEqual({ retryAt: hours(19) });
  });
});

/** Codes with so many attempts each, an hour apart, the last one an hour ago. */
function hourly(attempts: readonly number[]) {
  return attempts.map((count, i) => ({ requestedAt: hours(i - attempts.length), attempts: count }));
}

function hours(fromNoon: number): Date {
  return new Date(noon.getTime() + fromNoon * 3_600_000);
}
