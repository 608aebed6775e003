import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ProtectiveKind } from './kinds';

/** One thing that was done to protect a person. Only ever added; it names the person by a pseudonym. */
@Entity({ name: 'protective_entry' })
@Index('protective_entry_key', ['key'], { unique: true })
export class ProtectiveEntry {
  /** Without gaps, in the order in which the entries were written. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  /** What was done to what: recorded once, however often it is told. */
  @Column({ type: 'varchar', length: 120 })
  key!: string;

  @Column({ type: 'varchar', length: 30 })
  kind!: ProtectiveKind;

  /** The person's pseudonym; null where the entry knows no person. */
  @Column({ type: 'varchar', length: 43, nullable: true })
  subject!: string | null;

  /** JSON of codes. */
  @Column({ type: 'text' })
  codes!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
