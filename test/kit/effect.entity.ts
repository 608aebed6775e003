import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a step of a job left behind; the same step may leave several. */
@Entity({ name: 'effect' })
export class Effect {
  @PrimaryColumn({ type: 'int', generated: 'increment' })
  id!: number;

  @Column({ type: 'varchar', length: 40 })
  about!: string;

  @Column({ type: 'varchar', length: 10 })
  step!: string;

  @Column({ type: 'int', default: 0 })
  times!: number;
}
