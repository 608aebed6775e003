import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a ledger chain had come, kept apart from the ledger: a tail cut off later does not go unseen. */
@Entity({ name: 'ledger_anchor' })
export class LedgerAnchor {
  @PrimaryColumn({ type: 'varchar', length: 43 })
  chain!: string;

  @Column({ type: 'int' })
  seq!: number;

  @Column({ type: 'varchar', length: 43 })
  hash!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
