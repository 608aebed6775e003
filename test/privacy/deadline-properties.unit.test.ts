import fc from 'fast-check';
import { calendarDayAt, daysBetween } from '../../src/foundation/calendar-day';
import { type DeadlineEvent, deadlineOf } from '../../src/privacy/deadlines/deadline';
import { workCalendar } from '../../src/privacy/deadlines/holidays';
import { lastDayByCounting, wallClock } from './deadline-oracle';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zones = ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York', 'Pacific/Auckland', 'UTC'] as const;
const calendars = zones.flatMap((zone) => [workCalendar(zone, 'none'), workCalendar(zone, 'DE')]);

const anyCalendar = fc.constantFrom(...calendars);
const anyReceipt = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2034-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const anyExtensions = fc.array(
  fc.record({ afterHours: hoursUpTo(60), months: fc.constantFrom(1 as const, 2 as const) }),
  {
    maxLength: 3,
  },
);
const anyPauses = fc.array(fc.record({ afterHours: hoursUpTo(8), openHours: hoursUpTo(30) }), {
  maxLength: 3,
});
const anyHistory = fc
  .record({ receivedAt: anyReceipt, extensions: anyExtensions, pauses: anyPauses })
  .map(({ receivedAt, extensions, pauses }) => historyOf(receivedAt, extensions, pauses));

describe('every deadline', () => {
  it('equals the one counted day by day in another way', () => {
    fc.assert(
      fc.property(
        anyHistory,
        anyCalendar,
        fc.boolean(),
        hoursUpTo(150),
        (events, calendar, german, hours) => {
          const now = new Date(firstOf(events).getTime() + hours * HOUR);
          const place = german ? 'DE' : 'none';
          const { lastDayOn, dueAt, extended, overdue } = deadlineOf(
            events,
            workCalendar(calendar.timeZone, place),
            now,
          );
          const expected = lastDayByCounting(events, calendar.timeZone, german, now);
          expect({ lastDayOn, extended }).toEqual(expected);
          expect(overdue).toBe(wallClock(now, calendar.timeZone).slice(0, 10) > expected.lastDayOn);
          expect(dueAt.getTime()).toBeGreaterThan(firstOf(events).getTime());
        },
      ),
      { numRuns: 200 },
    );
  });

  it('ends on a working day, at midnight on the wall, not before the period does', () => {
    fc.assert(
      fc.property(anyHistory, anyCalendar, (events, calendar) => {
        const deadline = deadlineOf(events, calendar, farFuture(events));
        const { receivedOn, alarmOn, lastDayOn, dueAt } = deadline;
        expect(calendar.isWorkingDay(lastDayOn)).toBe(true);
        expect(wallClock(dueAt, calendar.timeZone)).toMatch(/ 00:00:00$/);
        expect(calendarDayAt(new Date(dueAt.getTime() - 1), calendar.timeZone)).toBe(lastDayOn);
        expect(lastDayOn >= alarmOn).toBe(true);
        expect(daysBetween(receivedOn, alarmOn)).toBeGreaterThanOrEqual(28);
        expect(deadline.dueAtWithoutPause <= dueAt).toBe(true);
      }),
    );
  });

  it('moves later, never earlier, with a longer pause and with each further pause', () => {
    fc.assert(
      fc.property(
        anyReceipt,
        hoursUpTo(8),
        hoursUpTo(30),
        hoursUpTo(10),
        anyCalendar,
        (receivedAt, ask, open, more, calendar) => {
          const due = (...pauses: { afterHours: number; openHours: number }[]) => {
            const events = historyOf(receivedAt, [], pauses);
            return deadlineOf(events, calendar, farFuture(events)).dueAt.getTime();
          };
          const short = { afterHours: ask, openHours: open };
          expect(due(short)).toBeGreaterThanOrEqual(due());
          expect(due({ ...short, openHours: open + more })).toBeGreaterThanOrEqual(due(short));
          expect(due(short, { afterHours: ask + open + 1, openHours: more })).toBeGreaterThanOrEqual(
            due(short),
          );
        },
      ),
    );
  });

  it('is extended at most once', () => {
    fc.assert(
      fc.property(anyReceipt, anyExtensions, anyCalendar, (receivedAt, extensions, calendar) => {
        const events = historyOf(receivedAt, extensions, []);
        const deadline = deadlineOf(events, calendar, farFuture(events));
        expect(daysBetween(deadline.receivedOn, deadline.alarmOn)).toBeLessThanOrEqual(92);
        expect(deadline.explanation.filter((sentence) => sentence.includes('was extended'))).toHaveLength(
          deadline.extended ? 1 : 0,
        );
      }),
    );
  });

  it('does not depend on the order in which events are handed over', () => {
    fc.assert(
      fc.property(anyHistory, anyCalendar, (events, calendar) => {
        const now = farFuture(events);
        const distinct = new Set(events.map((event) => event.at.getTime())).size === events.length;
        fc.pre(distinct);
        expect(deadlineOf(events.toReversed(), calendar, now)).toEqual(deadlineOf(events, calendar, now));
      }),
    );
  });
});

function hoursUpTo(days: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: days * 24 });
}

function historyOf(
  receivedAt: Date,
  extensions: readonly { afterHours: number; months: 1 | 2 }[],
  pauses: readonly { afterHours: number; openHours: number }[],
): DeadlineEvent[] {
  const after = (hours: number) => new Date(receivedAt.getTime() + hours * HOUR);
  return [
    { kind: 'received', at: receivedAt },
    ...extensions.map(({ afterHours, months }) => ({
      kind: 'extended' as const,
      at: after(afterHours),
      months,
    })),
    ...pauses.flatMap(({ afterHours, openHours }) => [
      { kind: 'paused' as const, at: after(afterHours) },
      { kind: 'resumed' as const, at: after(afterHours + openHours) },
    ]),
  ];
}

function firstOf(events: readonly DeadlineEvent[]): Date {
  return new Date(Math.min(...events.map((event) => event.at.getTime())));
}

function farFuture(events: readonly DeadlineEvent[]): Date {
  return new Date(firstOf(events).getTime() + 400 * DAY);
}
