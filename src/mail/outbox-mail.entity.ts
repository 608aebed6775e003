import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../foundation/ids';
import type { Sealed } from '../foundation/sealed';
import {
  NotPersonal,
  PersonalData,
  type PurposeCode,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../personal-data';

/** A mail that was promised in a transaction; its content goes once it was handed over. */
@Entity({ name: 'outbox_mail' })
@Index('outbox_mail_customerId', ['customerId'])
@Index('outbox_mail_sentAt', ['sentAt'])
@Subject('customerId')
@RetainedFrom({ at: 'sentAt' })
export class OutboxMail {
  /** Also names the mail to the world: the Message-ID is made of it, so that a repetition is known as one. */
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  template!: string;

  /** What it serves: it waits while the person's rights stand against that. */
  @Column({ type: 'varchar', length: 40, default: 'rights' })
  @NotPersonal()
  purpose!: PurposeCode;

  @Column(sealedOrNull)
  @PersonalData({
    description: {
      en: 'the address a mail is on its way to',
      de: 'die Adresse, an die eine E-Mail unterwegs ist',
    },
    category: 'communication',
    purpose: 'delivery',
    source: 'derived',
    onErasure: 'delete',
  })
  recipient!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    description: { en: 'the text of a mail on its way', de: 'der Text einer E-Mail, die unterwegs ist' },
    category: 'communication',
    purpose: 'delivery',
    source: 'derived',
    onErasure: 'delete',
    form: 'json',
  })
  content!: Sealed | null;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  postedAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  sentAt!: Date | null;
}
