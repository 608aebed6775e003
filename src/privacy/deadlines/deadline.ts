import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDayAt,
  startOfDay,
} from '../../foundation/calendar-day';
import type { Language, Text } from '../../foundation/text';
import { deadlineMessages as say } from './deadline.messages';
import { type WorkCalendar, workingDayFrom } from './holidays';
import { type Pause, pausesOf } from './pauses';

/** What moves a deadline: receipt, an extension by further months, a question to the person and its answer. */
export type DeadlineEvent =
  | { readonly kind: 'received'; readonly at: Date }
  | { readonly kind: 'extended'; readonly at: Date; readonly months: 1 | 2 }
  | { readonly kind: 'paused'; readonly at: Date }
  | { readonly kind: 'resumed'; readonly at: Date };

export interface Deadline {
  readonly receivedOn: CalendarDay;
  /** The last day on which an answer is in time. */
  readonly lastDayOn: CalendarDay;
  /** The last day without pauses and without moving over days off: desk and alarms go by it. */
  readonly alarmOn: CalendarDay;
  /** The first instant after the last day, in the controller's zone. */
  readonly dueAt: Date;
  readonly dueAtWithoutPause: Date;
  readonly extended: boolean;
  /** When the question was asked that stops the clock now. */
  readonly pausedSince: Date | null;
  readonly overdue: boolean;
  readonly explanation: string[];
}

/**
 * The deadline of a data-protection request as it stands at `now` (for a closed one: when it was closed);
 * later events are left out. Throws an Error without an event of receipt.
 */
export function deadlineOf(
  events: readonly DeadlineEvent[],
  calendar: WorkCalendar,
  now: Date,
  language: Language = 'en',
): Deadline {
  const history = events
    .filter((event) => event.kind === 'received' || event.at <= now)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const received = history.find((event) => event.kind === 'received');
  if (!received) throw new Error('a deadline needs an event of receipt');

  const receivedOn = calendarDayAt(received.at, calendar.timeZone);
  const pauses = pausesOf(history, received.at, calendar, now);
  const counted = pauses.filter((pause) => pause.counts);
  const pausedDays = counted.reduce((days, pause) => days + pause.days, 0);
  // Regulation 1182/71 Art. 3(4): moving over days off comes last.
  const lastDay = (months: number, further: number) =>
    workingDayFrom(addDays(addMonths(receivedOn, months), further), calendar);
  const endOf = (day: CalendarDay) => startOfDay(addDays(day, 1), calendar.timeZone);

  const extension = extensionOf(history, endOf(lastDay(1, pausedDays)));
  const months = 1 + (extension?.months ?? 0);
  const lastDayOn = lastDay(months, pausedDays);
  const dueAt = endOf(lastDayOn);
  const course = { receivedOn, extension, pauses, pausedDays, lastDayOn };
  return {
    receivedOn,
    lastDayOn,
    alarmOn: addMonths(receivedOn, months),
    dueAt,
    dueAtWithoutPause: endOf(lastDay(months, 0)),
    extended: extension !== undefined,
    pausedSince: counted.find((pause) => !pause.answeredOn)?.since ?? null,
    overdue: now >= dueAt,
    explanation: explain(course, calendar).map((sentence) => sentence[language]),
  };
}

type Extension = Extract<DeadlineEvent, { kind: 'extended' }>;

// Art. 12(3): extended at most once, and only before the first month has ended.
function extensionOf(history: readonly DeadlineEvent[], firstDueAt: Date): Extension | undefined {
  return history.find((event): event is Extension => event.kind === 'extended' && event.at < firstDueAt);
}

interface Course {
  readonly receivedOn: CalendarDay;
  readonly extension: Extension | undefined;
  readonly pauses: readonly Pause[];
  readonly pausedDays: number;
  readonly lastDayOn: CalendarDay;
}

function explain(
  { receivedOn, extension, pauses, pausedDays, lastDayOn }: Course,
  calendar: WorkCalendar,
): Text[] {
  const sentences = [say.received(receivedOn), say.oneMonth(addMonths(receivedOn, 1))];
  const period = addMonths(receivedOn, 1 + (extension?.months ?? 0));
  if (extension) {
    const extendedOn = calendarDayAt(extension.at, calendar.timeZone);
    sentences.push(say.extended(extendedOn, extension.months, period));
  }
  if (period.slice(8) !== receivedOn.slice(8)) sentences.push(say.lastOfMonth(period));

  sentences.push(...pauses.map(sentenceOf));
  const withPauses = addDays(period, pausedDays);
  if (pausedDays > 0) sentences.push(say.paused(withPauses));
  if (lastDayOn !== withPauses) sentences.push(say.moved(withPauses, lastDayOn));
  return [...sentences, say.ends(lastDayOn, calendar.timeZone)];
}

function sentenceOf({ counts, askedOn, answeredOn, days }: Pause): Text {
  if (!counts) return say.askedLate(askedOn);
  return answeredOn ? say.answered(askedOn, answeredOn, days) : say.waiting(askedOn, days);
}
