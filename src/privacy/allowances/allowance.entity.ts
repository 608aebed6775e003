import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../personal-data';

/** How often something was done within a while; what and by whom is told by a keyed hash alone. */
@Entity({ name: 'allowance' })
@Index('allowance_until', ['until'])
@Subject(null)
export class Allowance {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  @NotPersonal()
  id!: string;

  @Column({ type: 'int' })
  @NotPersonal()
  used!: number;

  /** When it begins anew. */
  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  until!: Date;
}
