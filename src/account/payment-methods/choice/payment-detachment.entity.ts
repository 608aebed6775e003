import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../../foundation/ids';
import type { Sealed } from '../../../foundation/sealed';
import { BlindIndex, NotPersonal, PersonalData, RetainedFrom, sealed, Subject } from '../../../personal-data';

/** A method that the customer removed, until the processor has confirmed that nobody can charge it any more. */
@Entity({ name: 'payment_detachment' })
@Index('payment_detachment_customerId', ['customerId'])
@Index('payment_detachment_processorTokenIndex', ['processorTokenIndex'], { unique: true })
@Subject('customerId')
@RetainedFrom({ elsewhere: 'it goes when the processor has let go of the method' })
export class PaymentDetachment {
  /** The id that the method had. */
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column(sealed)
  @PersonalData({
    category: 'billing',
    purpose: 'billing',
    source: 'derived',
    onErasure: 'delete',
    withheld: {
      en: 'Whoever holds it can charge the payment method.',
      de: 'Wer ihn hat, kann das Zahlungsmittel belasten.',
    },
    description: {
      en: 'token of a removed payment method, until the payment processor has deleted it',
      de: 'Token eines entfernten Zahlungsmittels, bis der Zahlungsdienstleister es gelöscht hat',
    },
  })
  processorToken!: Sealed;

  @Column({ type: 'varchar', length: 43 })
  @BlindIndex('processorToken')
  processorTokenIndex!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  requestedAt!: Date;
}
