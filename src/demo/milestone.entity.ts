import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../personal-data';

/** Something that happens once in the life of a database: seeded again, it would revive whom an erasure removed. */
@Entity({ name: 'milestone' })
@Subject(null)
export class Milestone {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  @NotPersonal()
  name!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  reachedAt!: Date;
}
