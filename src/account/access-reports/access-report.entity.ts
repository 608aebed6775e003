import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, Node, Opened } from '../../graphql';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';

const report = { category: 'log', purpose: 'security', source: 'derived', onErasure: 'delete' } as const;

/** What a customer said was not them, and what came of it. */
@Entity({ name: 'access_report' })
@Index('access_report_accessLogEntryId', ['accessLogEntryId'], { unique: true })
@Index('access_report_reference', ['reference'], { unique: true })
@Index('access_report_customerId_closedAt', ['customerId', 'closedAt'])
@Index('access_report_reportedAt', ['reportedAt', 'id'])
@Index('access_report_closedAt_reportedAt', ['closedAt', 'reportedAt', 'id'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt' })
@ObjectType('AccessReport', {
  implements: Node,
  description: 'An access of which the customer said that it was not theirs. Officers.',
})
export class AccessReport extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  /** The access itself, which is kept while the report is open. */
  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  accessLogEntryId!: string;

  @Column({ type: 'varchar', length: 20 })
  @PersonalData({
    ...report,
    plain: 'people name the report by it',
    description: { en: 'reference of a report', de: 'Kennzeichen einer Meldung' },
  })
  @Field(() => String, { description: 'What people call it by: AR-2026-7F3K2. Officers.' })
  reference!: string;

  @Column(sealedOrNull)
  @PersonalData({
    ...report,
    source: 'provided',
    description: { en: 'what you wrote about an access', de: 'was Sie zu einem Zugriff schrieben' },
  })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'What the customer wrote; null where they wrote nothing. Officers.',
  })
  note!: Sealed | null;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...report,
    plain: 'lists are sorted by it',
    description: { en: 'reported', de: 'gemeldet' },
  })
  @Field(() => DateTime, { description: 'When it was reported. Officers.' })
  reportedAt!: Date;

  /** When the office last heard of it. */
  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  remindedAt!: Date;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...report,
    plain: 'what is open is found by it',
    description: { en: 'closed', de: 'abgeschlossen' },
  })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was closed; null while it is open. Officers.',
  })
  closedAt!: Date | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...report,
    description: { en: 'what came of a report', de: 'was eine Meldung ergab' },
  })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'What came of it, as the customer was told; null while it is open. Officers.',
  })
  outcome!: Sealed | null;
}
