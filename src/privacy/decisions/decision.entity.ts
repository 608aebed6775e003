import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import type { Language } from '../../foundation/text';
import { DateTime, Locale, Opened } from '../../graphql';
import { Kept, NotPersonal, PersonalData, sealedOrNull, Subject } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';
import { DecisionOutcome } from './decision.vocabulary';

const file = { category: 'requests', purpose: 'rights', source: 'derived' } as const;

/** What was decided about a request: one decision for each. */
@Entity({ name: 'rights_decision' })
@Index('rights_decision_requestId', ['requestId'], { unique: true })
@Index('rights_decision_customerId', ['customerId'])
@Subject('customerId')
@Kept({ property: 'closedAt', of: { entity: () => RightsRequest, by: 'requestId' } })
@ObjectType({
  description: 'What was decided about a request, why, and what can be done against it. Self, officers, DPO.',
})
export class Decision {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: idLength })
  @PersonalData({
    ...file,
    onErasure: 'pseudonymise',
    plain: 'decisions are found by it',
    description: { en: 'request', de: 'Antrag' },
  })
  requestId!: string;

  @Column({ type: 'varchar', length: 20 })
  @PersonalData({
    ...file,
    onErasure: 'pseudonymise',
    plain: 'a code of ours',
    description: { en: 'decision', de: 'Entscheidung' },
  })
  @Field(() => DecisionOutcome, { description: 'What was decided. Self, officers, DPO.' })
  outcome!: DecisionOutcome;

  @Column({ type: 'varchar', length: 40, nullable: true })
  @PersonalData({
    ...file,
    onErasure: 'pseudonymise',
    plain: 'a code of ours',
    description: { en: 'code of the ground', de: 'Schlüssel des Grundes' },
  })
  @Field(() => String, {
    nullable: true,
    description: 'The code of the ground of a refusal. Self, officers, DPO.',
  })
  reasonCode!: string | null;

  @Column(sealedOrNull)
  @PersonalData({ ...file, onErasure: 'keep', description: { en: 'reason', de: 'Begründung' } })
  @Opened()
  @Field(() => String, { nullable: true, description: 'The reason in words. Self, officers, DPO.' })
  reason!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({ ...file, onErasure: 'keep', description: { en: 'evidence', de: 'Nachweis' } })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'What the ground rests on (GDPR Art. 12(5)). Self, officers, DPO.',
  })
  evidence!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...file,
    onErasure: 'keep',
    form: 'json',
    description: { en: 'parts of the decision', de: 'Teile der Entscheidung' },
  })
  parts!: Sealed | null;

  /** Null where the system itself decided. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  decidedById!: string | null;

  @Column({ type: 'varchar', length: 80, nullable: true })
  @NotPersonal()
  @Field(() => String, {
    nullable: true,
    description: 'Who decided; null where the system did. Officers, DPO.',
  })
  decidedBy!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...file,
    onErasure: 'pseudonymise',
    plain: 'periods run from it',
    description: { en: 'decided', de: 'entschieden' },
  })
  @Field(() => DateTime, { description: 'When it was decided. Self, officers, DPO.' })
  decidedAt!: Date;

  @Column({ type: 'varchar', length: 2 })
  @NotPersonal()
  @Field(() => Locale, {
    name: 'locale',
    description: 'The language in which it was sent. Self, officers, DPO.',
  })
  language!: Language;

  @Column({ type: 'boolean' })
  @PersonalData({
    ...file,
    onErasure: 'pseudonymise',
    plain: 'a mark of ours',
    description: { en: 'after the last day', de: 'nach dem letzten Tag' },
  })
  @Field(() => Boolean, {
    name: 'late',
    description: 'Was it taken after the last day for an answer? Self, officers, DPO.',
  })
  isLate!: boolean;
}
