import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../foundation/ids';
import { NotPersonal, Subject } from '../personal-data';

/** One act towards a person's data. It names the person by a pseudonym and holds no personal value. */
@Entity({ name: 'ledger_entry' })
@Index('ledger_entry_chain_seq', ['chain', 'seq'], { unique: true })
@Index('ledger_entry_at', ['at'])
@Subject(null)
export class LedgerEntry {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  /** The pseudonym of the person whose chain it belongs to. */
  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  chain!: string;

  @Column({ type: 'int' })
  @NotPersonal()
  seq!: number;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  at!: Date;

  /** TRAIL, or TOMBSTONE: all entries before it have gone when the chain's time was over. */
  @Column({ type: 'varchar', length: 16 })
  @NotPersonal()
  kind!: string;

  @Column({ type: 'varchar', length: 60 })
  @NotPersonal()
  action!: string;

  /** A staff id, a client id, the person's own pseudonym, or `system`. */
  @Column({ type: 'varchar', length: 60 })
  @NotPersonal()
  actor!: string;

  @Column({ type: 'varchar', length: 30 })
  @NotPersonal()
  role!: string;

  /** Names of the fields concerned, comma-separated; never values. */
  @Column({ type: 'text' })
  @NotPersonal()
  fields!: string;

  /** What it was done to: an id of ours that is no customer's. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  about!: string | null;

  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  previousHash!: string;

  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  hash!: string;
}
