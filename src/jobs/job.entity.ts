import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../foundation/ids';
import { NotPersonal, Subject } from '../personal-data';

export const jobStates = ['READY', 'RUNNING', 'DONE', 'DEAD'] as const;
export type JobState = (typeof jobStates)[number];

/** Work that was promised in a transaction. It knows ids alone, never a person's values. */
@Entity({ name: 'job' })
@Index('job_name', ['name'], { unique: true })
@Index('job_state_runAfter', ['state', 'runAfter'])
@Subject(null)
export class Job {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  kind!: string;

  /** What is to be done to what: one job for each name. */
  @Column({ type: 'varchar', length: 100 })
  @NotPersonal()
  name!: string;

  /** The id of what the work is about. */
  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  about!: string;

  @Column({ type: 'varchar', length: 10 })
  @NotPersonal()
  state!: JobState;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  runAfter!: Date;

  /** Asked for once more while it runs: not before then, and as soon as the present run is over. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  againAt!: Date | null;

  /** Counts the claims; a worker whose number is no longer this one writes nothing (fencing token). */
  @Column({ type: 'int' })
  @NotPersonal()
  attempt!: number;

  @Column({ type: 'varchar', length: 60, nullable: true })
  @NotPersonal()
  owner!: string | null;

  /** By the database's clock. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  leaseUntil!: Date | null;

  /** Names of the steps that are done, comma-separated. */
  @Column({ type: 'text' })
  @NotPersonal()
  steps!: string;

  /** The class of the last error. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  @NotPersonal()
  error!: string | null;

  @Column({ type: 'int' })
  @NotPersonal()
  version!: number;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  createdAt!: Date;
}
