import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import { DateTime } from '../../graphql';
import { Kept, NotPersonal, PersonalData, Subject } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';

const proof = {
  category: 'requests',
  purpose: 'rights',
  source: 'derived',
  onErasure: 'pseudonymise',
} as const;

/** A signed proof of one act towards a person. */
@Entity({ name: 'receipt' })
@Index('receipt_requestId', ['requestId'])
@Index('receipt_customerId', ['customerId'])
@Subject('customerId')
@Kept({ property: 'closedAt', of: { entity: () => RightsRequest, by: 'requestId' } })
@ObjectType({
  description:
    'A signed proof of one act towards a person; `verifyReceipt` checks it, also without an account.',
})
export class Receipt {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: idLength })
  @PersonalData({ ...proof, plain: 'receipts are found by it', description: { en: 'request', de: 'Antrag' } })
  requestId!: string;

  @Column({ type: 'varchar', length: 40 })
  @PersonalData({
    ...proof,
    plain: 'a code of ours',
    description: { en: 'what it proves', de: 'was sie belegt' },
  })
  @Field(() => String, { description: 'What it proves, such as REQUEST_RECEIVED or REQUEST_REFUSED.' })
  kind!: string;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...proof,
    plain: 'receipts are sorted by it',
    description: { en: 'issued', de: 'ausgestellt' },
  })
  @Field(() => DateTime, { description: 'When it was issued.' })
  issuedAt!: Date;

  @Column({ type: 'text' })
  @PersonalData({
    ...proof,
    plain: 'it names the person by a pseudonym alone',
    description: { en: 'signed receipt', de: 'signierte Quittung' },
  })
  @Field(() => String, {
    name: 'signed',
    description: 'The receipt itself: compact JWS, Ed25519, keys at /.well-known/jwks.json.',
  })
  jws!: string;
}
