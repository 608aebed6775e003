import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key of the system's own (indexes, ledger, receipts, issuer), made once and wrapped by the master key. */
@Entity({ name: 'vault_secret' })
export class VaultSecret {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  name!: string;

  @Column({ type: 'text' })
  wrapped!: string;

  @Column({ type: 'datetime', precision: 3 })
  createdAt!: Date;
}
