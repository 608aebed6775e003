import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDay } from '../../foundation/calendar-day';
import { idLength } from '../../foundation/ids';
import { NotPersonal, Subject } from '../../personal-data';

/** An alarm that was raised: once for each last day and distance to it. */
@Entity({ name: 'deadline_alarm' })
@Index('deadline_alarm_occasion', ['requestId', 'alarmOn', 'daysBefore'], { unique: true })
@Subject(null)
export class DeadlineAlarm {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  requestId!: string;

  @Column({ type: 'date' })
  @NotPersonal()
  alarmOn!: CalendarDay;

  @Column({ type: 'int' })
  @NotPersonal()
  daysBefore!: number;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  sentAt!: Date;
}
