import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The key of one person, or of one person and retention rule, wrapped by the master key. A destroyed key leaves its
 * row without the key: no node can make another one in its place.
 */
@Entity({ name: 'vault_key' })
export class VaultKey {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  subject!: string;

  /** The retention rule whose records it seals; empty for the subject key. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  rule!: string;

  /** Names the key in the envelopes that it sealed. */
  @Column({ type: 'varchar', length: 16 })
  version!: string;

  /** Empty once the key is destroyed. */
  @Column({ type: 'varchar', length: 120 })
  wrapped!: string;

  @Column({ type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  destroyedAt!: Date | null;
}
