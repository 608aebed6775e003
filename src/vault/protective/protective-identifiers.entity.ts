import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What must still be known of a person to finish what an entry began, wrapped; gone when that is done. */
@Entity({ name: 'protective_identifiers' })
export class ProtectiveIdentifiers {
  /** The key of the entry. */
  @PrimaryColumn({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'text' })
  wrapped!: string;
}
