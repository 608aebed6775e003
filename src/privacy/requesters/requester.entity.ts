import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, EmailAddress, Opened, PhoneNumber } from '../../graphql';
import {
  BlindIndex,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../../personal-data';
import { PostalAddress } from '../../values';
import { IdentityAssurance } from './identity-assurance';
import { RightsRequest } from '../requests/rights-request.entity';

const contact = { category: 'contact', purpose: 'rights', source: 'provided', onErasure: 'delete' } as const;
const proof = {
  category: 'requests',
  purpose: 'rights',
  source: 'observed',
  onErasure: 'pseudonymise',
} as const;

/** Who asks, where that is not a signed-in customer: what they said of themselves, and what became of proving it. */
@Entity({ name: 'requester' })
@Index('requester_requestId', ['requestId'], { unique: true })
@Index('requester_customerId', ['customerId'])
@Index('requester_emailIndex', ['emailIndex'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'requestId' })
@ObjectType({ description: 'Who asks, where that is not a signed-in customer. Self, staff, DPO.' })
export class Requester {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  requestId!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column(sealedOrNull)
  @PersonalData({ ...contact, category: 'identity', description: { en: 'name given', de: 'genannter Name' } })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The name as given. Self, the assigned officer.' })
  name!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...contact,
    description: { en: 'e-mail address given', de: 'genannte E-Mail-Adresse' },
  })
  @Opened()
  @Field(() => EmailAddress, {
    nullable: true,
    description: 'The e-mail address as given. Self, the assigned officer.',
  })
  email!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @BlindIndex('email')
  emailIndex!: string | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...contact,
    description: { en: 'telephone number given', de: 'genannte Telefonnummer' },
  })
  @Opened()
  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'The telephone number as given. Self, the assigned officer.',
  })
  phoneNumber!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...contact,
    form: 'json',
    description: { en: 'postal address given', de: 'genannte Postanschrift' },
  })
  @Opened('json')
  @Field(() => PostalAddress, {
    nullable: true,
    description: 'The postal address as given. Self, the assigned officer.',
  })
  postalAddress!: Sealed | null;

  @Column({ type: 'varchar', length: 24 })
  @PersonalData({
    ...proof,
    plain: 'a code of ours',
    description: { en: 'how identity was proven', de: 'wie die Identität nachgewiesen wurde' },
  })
  @Field(() => IdentityAssurance, { description: 'How it was made sure who asks. Self, staff, DPO.' })
  assurance!: IdentityAssurance;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...proof,
    plain: 'a time alone',
    description: { en: 'when identity was proven', de: 'wann die Identität nachgewiesen wurde' },
  })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When that was; null where it was not. Self, staff, DPO.',
  })
  verifiedAt!: Date | null;

  /** Who has taken the request, for whoever reads who asks. */
  assigneeId?: string | null;
}
