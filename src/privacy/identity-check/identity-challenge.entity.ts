import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';

/** What proves who made a request: a code that was sent, or a fact that the account knows. */
export type ProofKind = 'CODE' | 'FACT';

/** A proof of who made a request that is waited for: tried a few times, used once; of a code a keyed hash is held. */
@Entity({ name: 'identity_challenge' })
@Index('identity_challenge_requestId', ['requestId'])
@Index('identity_challenge_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'requestId' })
export class IdentityChallenge {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  requestId!: string;

  @Column({ type: 'varchar', length: 4, default: 'CODE' })
  @NotPersonal()
  proof!: ProofKind;

  /** Empty where a fact is asked. */
  @Column({ type: 'varchar', length: 43 })
  @NotPersonal()
  codeHash!: string;

  /** How often the present code, or an answer, was tried. */
  @Column({ type: 'int' })
  @NotPersonal()
  attempts!: number;

  @Column({ type: 'int' })
  @NotPersonal()
  codesSent!: number;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  sentAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  expiresAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  usedAt!: Date | null;

  /** Masked. */
  @Column(sealedOrNull)
  @PersonalData({
    category: 'requests',
    purpose: 'delivery',
    source: 'derived',
    onErasure: 'delete',
    description: { en: 'where a code was sent, masked', de: 'wohin ein Code ging, verdeckt' },
  })
  sentTo!: Sealed | null;
}
