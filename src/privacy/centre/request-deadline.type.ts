import { Field, ObjectType } from 'type-graphql';
import type { CalendarDay } from '../../foundation/calendar-day';
import { CalendarDate, DateTime } from '../../graphql';
import type { Deadline } from '../deadlines/deadline';

@ObjectType('Deadline', {
  description: 'How the day of the answer is reached (GDPR Art. 12(3)). Self, staff, DPO.',
})
export class RequestDeadline implements Omit<Deadline, 'lastDayOn' | 'alarmOn'> {
  @Field(() => CalendarDate, { description: 'The day of receipt; it is not counted.' })
  receivedOn!: CalendarDay;

  @Field(() => DateTime, { description: 'The first instant after the last day for an answer.' })
  dueAt!: Date;

  @Field(() => DateTime, { description: 'The same without the time of questions to the person.' })
  dueAtWithoutPause!: Date;

  @Field(() => Boolean, { description: 'Was the period extended?' })
  extended!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when a question to the person stops the clock; null where none does.',
  })
  pausedSince!: Date | null;

  @Field(() => Boolean, {
    description: 'Has the last day passed without an answer, or had it passed when it was answered?',
  })
  overdue!: boolean;

  @Field(() => [String], { description: 'Each rule that was applied, with its law, in order.' })
  explanation!: string[];
}
