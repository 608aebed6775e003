import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../../personal-data';

/** An event of the payment processor that was heard, so that the same one is heard once. */
@Entity({ name: 'processor_event' })
@Index('processor_event_receivedAt', ['receivedAt'])
@Subject(null)
export class ProcessorEvent {
  /** A hash of the processor's id of the event. */
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  idHash!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  receivedAt!: Date;
}
