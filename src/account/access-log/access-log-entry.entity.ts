import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, IPAddress, Node, Opened, Url } from '../../graphql';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../personal-data';

export enum AccessActor {
  SELF = 'SELF',
  STAFF = 'STAFF',
  SERVICE = 'SERVICE',
}
registerEnumType(AccessActor, {
  name: 'AccessActor',
  description: 'Who accessed an account.',
  valuesConfig: {
    SELF: { description: 'The customer.' },
    STAFF: { description: 'A member of staff.' },
    SERVICE: { description: "One of CallxTra's own systems." },
  },
});

const trace = { category: 'log', purpose: 'security', source: 'observed', onErasure: 'delete' } as const;
/** Beyond what security demands: a person can object to it. */
const page = { ...trace, purpose: 'abuse_prevention' } as const;

/** One request to the API that read or changed a customer's data (policy, section 2.3). */
@Entity({ name: 'access_log_entry' })
@Index('access_log_entry_customerId_at', ['customerId', 'at'])
@Index('access_log_entry_at', ['at'])
@Index('access_log_entry_ipTruncated_at', ['ipTruncated', 'at'])
@Subject('customerId')
@RetainedFrom({ at: 'at' })
@ObjectType('AccessLogEntry', { implements: Node, description: 'One access to the account. Self.' })
export class AccessLogEntry extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...trace,
    plain: 'lists are sorted by it',
    description: { en: 'date and time', de: 'Datum und Uhrzeit' },
  })
  @Field(() => DateTime, { description: 'When. Self.' })
  at!: Date;

  @Column({ type: 'varchar', length: 10 })
  @PersonalData({
    ...trace,
    plain: 'one of three',
    description: { en: 'who accessed it', de: 'wer zugriff' },
  })
  @Field(() => AccessActor, { description: 'Who. Self.' })
  actor!: AccessActor;

  @Column({ type: 'varchar', length: 100 })
  @PersonalData({
    ...trace,
    plain: 'names of operations of the clients',
    description: { en: 'operation', de: 'Vorgang' },
  })
  @Field(() => String, {
    description: 'The name of the GraphQL operation; `unnamed` where it had none. Self.',
  })
  operation!: string;

  @Column(sealedOrNull)
  @PersonalData({ ...trace, description: { en: 'IP address', de: 'IP-Adresse' } })
  @Opened()
  @Field(() => IPAddress, {
    nullable: true,
    description: 'From which address; null where it was not the customer. Self.',
  })
  ipAddress!: Sealed | null;

  /** Was the address shortened, a month after it was seen? */
  @Column({ type: 'boolean', default: false })
  @NotPersonal()
  ipTruncated!: boolean;

  @Column(sealedOrNull)
  @PersonalData({ ...trace, description: { en: 'browser', de: 'Browser' } })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'With which browser; null where it is unknown or was not the customer. Self.',
  })
  browser!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({ ...trace, description: { en: 'operating system', de: 'Betriebssystem' } })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'On which operating system; null where it is unknown or was not the customer. Self.',
  })
  operatingSystem!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({ ...page, description: { en: 'referring page', de: 'verweisende Seite' } })
  @Opened()
  @Field(() => Url, { nullable: true, description: 'The page the person came from, without query. Self.' })
  referrer!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...page,
    description: { en: 'page from which the request was made', de: 'Seite, von der der Aufruf ausging' },
  })
  @Opened()
  @Field(() => Url, {
    nullable: true,
    description: 'The page from which the request was made, without query. Self.',
  })
  exitPage!: Sealed | null;

  /** Null where it was not the customer, or the token names no session. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @NotPersonal()
  sessionId!: string | null;

  @Column({ type: 'boolean', default: false })
  @PersonalData({
    ...trace,
    plain: 'yes or no',
    description: {
      en: 'whether a session began with it on a new device',
      de: 'ob damit eine Sitzung auf einem neuen Gerät begann',
    },
  })
  @Field(() => Boolean, {
    description:
      'Did a session begin with it on a browser and system that the customer had not been seen with before? Self.',
  })
  newDevice!: boolean;
}
