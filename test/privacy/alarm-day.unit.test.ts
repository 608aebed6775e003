import { alarmOf } from '../../src/privacy/deadlines/alarm-day';
import { deadlineOf } from '../../src/privacy/deadlines/deadline';
import { workCalendar } from '../../src/privacy/deadlines/holidays';
import { Right } from '../../src/privacy/requests/vocabulary';

const calendar = workCalendar('Europe/Berlin', 'DE');

it.each([
  ['in the week', '2026-11-24T09:00:00Z', '2026-11-27'],
  ['before a weekend', '2026-11-27T09:00:00Z', '2026-12-02'],
  ['before Christmas', '2026-12-23T09:00:00Z', '2026-12-29'],
])('a restriction is to be decided within three working days: received %s', (_name, receivedAt, day) => {
  const at = new Date(receivedAt);
  const deadline = deadlineOf([{ kind: 'received', at }], calendar, at);
  expect(alarmOf(Right.RESTRICTION, deadline, calendar)).toBe(day);
  for (const right of Object.values(Right).filter((each) => each !== Right.RESTRICTION))
    expect(alarmOf(right, deadline, calendar)).toBe(deadline.alarmOn);
});
