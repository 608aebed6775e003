import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../personal-data';

/**
 * In the main database: an entry of the protective ledger whose effect it holds. The lowest row says up to which entry
 * everything is in effect: it came with the table, or, with that number below zero, when a house was opened.
 */
@Entity({ name: 'protective_position' })
@Subject(null)
export class ProtectivePosition {
  @PrimaryColumn({ type: 'int' })
  @NotPersonal()
  seq!: number;

  /** The entry's key: another ledger's entry of that number has another one. */
  @Column({ type: 'varchar', length: 120 })
  @NotPersonal()
  key!: string;
}
