import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NotPersonal, Subject } from '../../personal-data';

/**
 * In the main database: an entry of the protective ledger whose effect it holds. Everything up to the lowest row is
 * in effect, too; it came with the table, or was moved up when the house was opened.
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
