import { type Deadline, type DeadlineEvent, deadlineOf } from '../../src/privacy/deadlines/deadline';
import { isKnownHolidays, workCalendar, workingDayAfter } from '../../src/privacy/deadlines/holidays';

const ZONE = 'Europe/Berlin';
const plain = workCalendar(ZONE, 'none');
const german = workCalendar(ZONE, 'DE');

describe('the deadline of a request', () => {
  it.each([
    ['2026-01-31', '2026-03-02', '2026-03-02'],
    ['2024-01-31', '2024-02-29', '2024-02-29'],
    ['2026-03-05', '2026-04-06', '2026-04-07'],
    ['2026-08-31', '2026-09-30', '2026-09-30'],
    ['2026-11-25', '2026-12-25', '2026-12-28'],
  ])('received on %s has the last day %s, in Germany %s', (day, withoutHolidays, inGermany) => {
    const events = [received(`${day}T12:00:00Z`)];
    expect(deadlineOf(events, plain, at('2023-01-01')).lastDayOn).toBe(withoutHolidays);
    expect(deadlineOf(events, german, at('2023-01-01')).lastDayOn).toBe(inGermany);
  });

  it('counts an extension by two months as three months from receipt', () => {
    const deadline = of(received('2026-11-30T12:00:00Z'), extended('2026-12-20T12:00:00Z', 2));
    expect(deadline).toMatchObject({ extended: true, alarmOn: '2027-02-28', lastDayOn: '2027-03-01' });
    expect(deadline.dueAt).toEqual(at('2027-03-01T23:00:00Z'));
  });

  it('takes the day of receipt from the clock on the wall of the controller', () => {
    expect(of(received('2026-03-05T22:59:59Z'))).toMatchObject({
      receivedOn: '2026-03-05',
      lastDayOn: '2026-04-07',
    });
    expect(of(received('2026-03-05T23:00:00Z'))).toMatchObject({
      receivedOn: '2026-03-06',
      lastDayOn: '2026-04-07',
    });
    expect(of(received('2026-07-14T21:59:59Z')).lastDayOn).toBe('2026-08-14');
    expect(of(received('2026-07-14T22:00:00Z')).lastDayOn).toBe('2026-08-17');
  });

  it('is over with the first instant after the last day', () => {
    const events = [received('2026-03-02T12:00:00Z')];
    const { dueAt, lastDayOn } = deadlineOf(events, german, at('2026-03-03T00:00:00Z'));
    expect([lastDayOn, dueAt]).toEqual(['2026-04-02', at('2026-04-02T22:00:00Z')]);
    expect(deadlineOf(events, german, at('2026-04-02T21:59:59.999Z')).overdue).toBe(false);
    expect(deadlineOf(events, german, dueAt).overdue).toBe(true);
  });

  it('can be told for a receipt long past', () => {
    expect(of(received('2019-05-01T12:00:00Z'))).toMatchObject({ receivedOn: '2019-05-01', overdue: true });
  });

  it('needs a receipt', () => {
    expect(() => of(extended('2026-03-10T12:00:00Z', 1))).toThrow('receipt');
  });
});

describe('an extension', () => {
  const start = received('2026-03-02T12:00:00Z');

  it('happens once', () => {
    const once = of(start, extended('2026-03-10T12:00:00Z', 1));
    const twice = of(start, extended('2026-03-10T12:00:00Z', 1), extended('2026-03-20T12:00:00Z', 2));
    expect(twice).toEqual(once);
    expect(once.lastDayOn).toBe('2026-05-04');
  });

  it('comes too late when the first month is over', () => {
    expect(of(start, extended('2026-04-02T21:59:59Z', 2)).extended).toBe(true);
    expect(of(start, extended('2026-04-02T22:00:00Z', 2)).extended).toBe(false);
  });

  it('is not known before it happens', () => {
    const events = [start, extended('2026-03-10T12:00:00Z', 2)];
    expect(deadlineOf(events, german, at('2026-03-10T11:59:59Z')).extended).toBe(false);
  });
});

describe('a pause', () => {
  // A Thursday; the fifth working day after it is Thursday 12 March.
  const start = received('2026-03-05T12:00:00Z');

  it('adds the days that began while the question was open', () => {
    const deadline = of(start, paused('2026-03-09T09:00:00Z'), resumed('2026-03-12T08:00:00Z'));
    expect(deadline).toMatchObject({ lastDayOn: '2026-04-08', alarmOn: '2026-04-05', pausedSince: null });
    expect(deadline.dueAtWithoutPause).toEqual(at('2026-04-07T22:00:00Z'));
  });

  it('adds nothing when the answer comes on the same day', () => {
    const deadline = of(start, paused('2026-03-09T09:00:00Z'), resumed('2026-03-09T17:00:00Z'));
    expect(deadline.dueAt).toEqual(of(start).dueAt);
  });

  it('counts when the question is asked on the fifth working day, and not on the sixth', () => {
    const answer = resumed('2026-03-31T12:00:00Z');
    expect(of(start, paused('2026-03-12T22:59:59Z'), answer).lastDayOn).toBe('2026-04-24');
    const late = of(start, paused('2026-03-12T23:00:00Z'), answer);
    expect(late.dueAt).toEqual(of(start).dueAt);
    expect(late.explanation.join(' ')).toContain('does not stop the clock');
  });

  it('does not come from a question that was asked before the receipt', () => {
    const deadline = of(start, paused('2026-03-04T12:00:00Z'), resumed('2026-03-10T12:00:00Z'));
    expect(deadline.dueAt).toEqual(of(start).dueAt);
  });

  it('gives more days to ask when there are holidays', () => {
    const easter = [received('2026-04-01T12:00:00Z'), paused('2026-04-10T12:00:00Z')] as const;
    expect(deadlineOf(easter, german, at('2026-04-12T12:00:00Z')).pausedSince).toEqual(
      at('2026-04-10T12:00:00Z'),
    );
    expect(deadlineOf(easter, plain, at('2026-04-12T12:00:00Z')).pausedSince).toBeNull();
  });

  it('that is still open tells since when, moves the end day by day and is never overdue', () => {
    const events = [start, paused('2026-03-09T09:00:00Z')];
    const [soon, later] = [at('2026-03-10T12:00:00Z'), at('2027-03-10T12:00:00Z')].map((now) =>
      deadlineOf(events, plain, now),
    );
    expect(soon).toMatchObject({ lastDayOn: '2026-04-06', pausedSince: at('2026-03-09T09:00:00Z') });
    expect(later).toMatchObject({ lastDayOn: '2027-04-06', overdue: false });
    expect(later?.dueAtWithoutPause).toEqual(soon?.dueAtWithoutPause);
  });

  it('is one while it lasts, whatever else is asked meanwhile', () => {
    const one = of(start, paused('2026-03-09T09:00:00Z'), resumed('2026-03-12T08:00:00Z'));
    const again = paused('2026-03-10T09:00:00Z');
    const two = of(start, paused('2026-03-09T09:00:00Z'), again, resumed('2026-03-12T08:00:00Z'));
    expect(two).toEqual(one);
  });

  it('gives an extension its time too', () => {
    const deadline = of(
      start,
      paused('2026-03-09T09:00:00Z'),
      extended('2026-04-20T12:00:00Z', 2),
      resumed('2026-05-09T09:00:00Z'),
    );
    expect(deadline).toMatchObject({ extended: true, alarmOn: '2026-06-05', lastDayOn: '2026-08-05' });
  });
});

describe('the explanation', () => {
  const events = [
    received('2026-01-31T12:00:00Z'),
    paused('2026-02-02T12:00:00Z'),
    resumed('2026-02-03T12:00:00Z'),
    extended('2026-02-05T12:00:00Z', 2),
  ];

  it('names each rule that was applied, with its law', () => {
    expect(deadlineOf(events, german, at('2026-02-10T12:00:00Z')).explanation).toEqual([
      'The request arrived on 31 January 2026; the day of arrival is not counted (Regulation (EEC, Euratom) No 1182/71, Art. 3(1)).',
      'An answer is due within one month (GDPR Art. 12(3)): by 28 February 2026.',
      'On 5 February 2026 the period was extended by two further months; all three months count from receipt (GDPR Art. 12(3)): by 30 April 2026.',
      'That month has no day of the same number, so the period ends with its last day, 30 April 2026 (Regulation (EEC, Euratom) No 1182/71, Art. 3(2)(c)).',
      'A question of 2 February 2026, asked within five working days, was answered on 3 February 2026: that adds one day (GDPR Art. 12(6), recitals 63 and 64).',
      'With the time of waiting the last day is 1 May 2026.',
      '1 May 2026 is a public holiday, so the period ends on the next working day, 4 May 2026 (Regulation (EEC, Euratom) No 1182/71, Art. 3(4)).',
      'The period ends with the last hour of 4 May 2026, time zone Europe/Berlin (Regulation (EEC, Euratom) No 1182/71, Art. 3(2)(c)).',
    ]);
  });

  it('speaks German as well, sentence for sentence', () => {
    const now = at('2026-02-10T12:00:00Z');
    const sentences = deadlineOf(events, german, now, 'de').explanation;
    expect(sentences).toHaveLength(deadlineOf(events, german, now, 'en').explanation.length);
    expect(sentences[2]).toBe(
      'Am 5. Februar 2026 wurde die Frist um zwei weitere Monate verlängert; alle drei Monate zählen ab Eingang (DSGVO Art. 12 Abs. 3): bis zum 30. April 2026.',
    );
    expect(sentences[6]).toContain('Der 1. Mai 2026 ist ein Feiertag');
  });

  it('says nothing of rules that were not needed', () => {
    expect(of(received('2026-06-10T12:00:00Z')).explanation).toHaveLength(3);
  });
});

describe('the work calendar', () => {
  it('knows national and regional holidays and no others', () => {
    const bavarian = workCalendar(ZONE, 'DE-BY');
    expect([german.isWorkingDay('2026-01-06'), bavarian.isWorkingDay('2026-01-06')]).toEqual([true, false]);
    expect(workCalendar(ZONE, 'DE-BY-A').isWorkingDay('2025-08-08')).toBe(false);
    expect(plain.isWorkingDay('2026-12-25')).toBe(true);
    expect(german.isWorkingDay('2026-12-24')).toBe(true);
  });

  it('takes every day of a feast of several days, and half a day off as a working day', () => {
    expect(workCalendar('Europe/Bucharest', 'RO').isWorkingDay('2026-01-02')).toBe(false);
    expect(workCalendar('Atlantic/Reykjavik', 'IS').isWorkingDay('2026-12-24')).toBe(true);
  });

  it('follows a feast across a change of clocks and into the next year', () => {
    const bosnian = workCalendar('Europe/Sarajevo', 'BA');
    expect(bosnian.isWorkingDay('2025-04-01')).toBe(false);
    expect(bosnian.isWorkingDay('2007-01-03')).toBe(false);
  });

  it('does not count the day from which it counts', () => {
    expect(workingDayAfter('2026-12-23', 3, german)).toBe('2026-12-29');
  });

  it('refuses an unknown zone or place instead of working through its holidays', () => {
    expect(() => workCalendar('Europe/Nowhere', 'DE')).toThrow(RangeError);
    expect(() => workCalendar(ZONE, 'Germany')).toThrow(RangeError);
    expect(() => workCalendar(ZONE, 'DE-ZZ').isWorkingDay('2026-01-05')).toThrow(RangeError);
    expect(['none', 'DE', 'DE-BY', 'DE-BY-A'].map(isKnownHolidays)).toEqual([true, true, true, true]);
    expect(['XX', 'DE-ZZ', 'DE-BY-ZZ', 'de', ''].map(isKnownHolidays)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

function of(...events: DeadlineEvent[]): Deadline {
  return deadlineOf(events, german, at('2027-06-01T12:00:00Z'));
}

function at(text: string): Date {
  return new Date(text);
}

function received(text: string): DeadlineEvent {
  return { kind: 'received', at: at(text) };
}

function extended(text: string, months: 1 | 2): DeadlineEvent {
  return { kind: 'extended', at: at(text), months };
}

function paused(text: string): DeadlineEvent {
  return { kind: 'paused', at: at(text) };
}

function resumed(text: string): DeadlineEvent {
  return { kind: 'resumed', at: at(text) };
}
