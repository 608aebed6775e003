import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../foundation/ids';
import { NotPersonal, Subject } from '../personal-data';

/** A mutation that was carried out under an Idempotency-Key, with the ids that its answer is read from. */
@Entity({ name: 'idempotency_record' })
@Index('idempotency_record_expiresAt', ['expiresAt'])
@Index('idempotency_record_customerId', ['customerId'])
@Subject('customerId')
export class IdempotencyRecord {
  /** A keyed hash of the holder and the key. */
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  customerId!: string | null;

  /** A keyed hash of the mutation and its input. */
  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  fingerprint!: string;

  /** Ids and codes as JSON; never a value of a person. */
  @Column({ type: 'text' })
  @NotPersonal()
  outcome!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  expiresAt!: Date;
}
