import { type DataSource, In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { addDays, type CalendarDay, calendarDayAt, daysBetween } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import type { JobKind, Work } from '../../jobs';
import type { RequestCourse } from '../course/request-course';
import { officeLetters } from '../letters/office.letters';
import type { Correspondence } from '../register/correspondence';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';
import { RequestState } from '../requests/vocabulary';
import { DeadlineAlarm } from './deadline-alarm.entity';

/** How many days before the last one the office is told, the nearest first. */
const distances = [1, 7] as const;
const batch = 100;

/** Watches the clocks of open requests: moves the days of those that wait for the person, and raises alarms. */
export class DeadlineWatchJob implements JobKind {
  readonly kind = 'request.watch';
  readonly serves = { purpose: 'rights' } as const;
  readonly everySeconds = 900;

  constructor(
    private readonly database: DataSource,
    private readonly course: RequestCourse,
    private readonly correspondence: Correspondence,
    private readonly timeZone: string,
  ) {}

  async execute(work: Work): Promise<void> {
    const waiting = In([RequestState.AWAITING_IDENTITY, RequestState.AWAITING_CLARIFICATION]);
    for (const where of [{ state: waiting }, { alarmOn: IsNull() }])
      await this.walk(where, (request) => work.change((change) => this.moveClock(change, request.id)));
    const today = await work.change(async ({ at }) => calendarDayAt(at, this.timeZone));
    const near = {
      state: In([...openStates]),
      alarmOn: LessThanOrEqual(addDays(today, Math.max(...distances))),
    };
    await this.walk(near, (request) => work.change((change) => this.raise(change, request.id, today)));
  }

  /** A day has begun while a question is open: the days move, the version does not. */
  private async moveClock({ manager, at }: Change, id: string): Promise<void> {
    const request = await manager.findOneByOrFail(RightsRequest, { id });
    const { version, dueAt, alarmOn } = request;
    this.course.setClock(request, await this.course.eventsOf(manager, id), at);
    if (request.dueAt.getTime() === dueAt.getTime() && request.alarmOn === alarmOn) return;
    const days = { dueAt: request.dueAt, alarmOn: request.alarmOn };
    await manager.update(RightsRequest, { id, version }, days);
  }

  /** One mail for the nearest distance that was reached, once. */
  private async raise(change: Change, id: string, today: CalendarDay): Promise<void> {
    const request = await change.manager.findOneByOrFail(RightsRequest, { id });
    const { alarmOn, reference } = request;
    const daysBefore = distances.find((days) => alarmOn !== null && alarmOn <= addDays(today, days));
    if (alarmOn === null || daysBefore === undefined || !openStates.includes(request.state)) return;
    const occasion = { requestId: id, alarmOn, daysBefore };
    if (await change.manager.existsBy(DeadlineAlarm, occasion)) return;
    await change.manager.insert(DeadlineAlarm, { id: newId('alm'), ...occasion, sentAt: change.at });
    // A period of a few days begins nearer to its end than the first alarm.
    const left = Math.max(1, Math.min(daysBefore, daysBetween(today, alarmOn)));
    const letter = officeLetters.alarm(reference, left, alarmOn);
    await this.correspondence.tellOffice(change, letter);
  }

  private async walk(where: object, visit: (request: RightsRequest) => Promise<void>): Promise<void> {
    for (let after = ''; ;) {
      const rows = await this.database.manager.find(RightsRequest, {
        select: { id: true },
        where: { ...where, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: batch,
      });
      for (const row of rows) await visit(row);
      if (rows.length < batch) return;
      after = rows.at(-1)!.id;
    }
  }
}
