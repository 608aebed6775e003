import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../personal-data';

/**
 * An address that no marketing may go to, as a keyed hash: the address itself goes with its customer, and whoever
 * brings it back meets this. It says nothing about whose it was.
 */
@Entity({ name: 'suppression' })
@Index('suppression_usedAt', ['usedAt'])
@Subject(null)
export class Suppression {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  addressHash!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  suppressedAt!: Date;

  /** When it was last met: its years are counted from then. */
  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  usedAt!: Date;
}
