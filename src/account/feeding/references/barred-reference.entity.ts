import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../../personal-data';

/** The reference of a customer who was erased, as a keyed hash: told again late, it opens no new account. */
@Entity({ name: 'barred_reference' })
@Subject(null)
export class BarredReference {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  referenceHash!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  barredAt!: Date;
}
