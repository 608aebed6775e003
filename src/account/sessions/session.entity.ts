import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import { DateTime, IPAddress, Node, Opened } from '../../graphql';
import { NotPersonal, PersonalData, RetainedFrom, sealed, sealedOrNull, Subject } from '../../personal-data';

const trace = { category: 'log', purpose: 'security', source: 'observed', onErasure: 'delete' } as const;
const hash = {
  ...trace,
  plain: 'sessions are found by it',
  withheld: {
    en: 'It tells you nothing: without our key it leads to no session and to no device.',
    de: 'Es sagt Ihnen nichts: Ohne unseren Schlüssel führt es zu keiner Sitzung und keinem Gerät.',
  },
} as const;

/** A sign-in of a customer as the requests made with it tell of it (policy, section 2.3). */
@Entity({ name: 'session' })
@Index('session_customerId_startedAt', ['customerId', 'startedAt'])
@Index('session_sessionHash', ['sessionHash', 'customerId'], { unique: true })
@Index('session_holderHash', ['holderHash'])
@Index('session_lastSeenAt', ['lastSeenAt'])
@Subject('customerId')
@RetainedFrom({ at: 'lastSeenAt' })
@ObjectType('Session', {
  implements: Node,
  description: 'A sign-in as it was seen here; the issuer may know more of it. Self.',
})
export class Session extends Node {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  declare id: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 43 })
  @PersonalData({
    ...hash,
    description: {
      en: 'a keyed hash of the session at the issuer',
      de: 'ein Schlüssel-Hash der Sitzung beim Anmeldedienst',
    },
  })
  sessionHash!: string;

  @Column({ type: 'varchar', length: 43 })
  @PersonalData({
    ...hash,
    description: {
      en: 'a keyed hash of your identifier at the issuer',
      de: 'ein Schlüssel-Hash Ihrer Kennung beim Anmeldedienst',
    },
  })
  holderHash!: string;

  @Column({ type: 'varchar', length: 43 })
  @PersonalData({
    ...hash,
    description: {
      en: 'a keyed hash of the kind of device it began on',
      de: 'ein Schlüssel-Hash der Art des Geräts, auf dem sie begann',
    },
  })
  deviceHash!: string;

  /** Issuer and session as the issuer calls them: what ending it needs. */
  @Column(sealed)
  @PersonalData({
    ...trace,
    form: 'json',
    description: {
      en: 'where you signed in, and the name of the session there',
      de: 'wo Sie sich anmeldeten und wie die Sitzung dort heißt',
    },
  })
  handle!: Sealed;

  @Column({ type: 'varchar', length: 255 })
  @PersonalData({
    ...trace,
    plain: 'the same for many',
    description: { en: 'application', de: 'Anwendung' },
  })
  @Field(() => String, { description: 'The application, by its name at the issuer, e.g. `portal`. Self.' })
  client!: string;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...trace,
    plain: 'lists are sorted by it',
    description: { en: 'first seen', de: 'zuerst gesehen' },
  })
  @Field(() => DateTime, { description: 'When it was first seen here. Self.' })
  startedAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...trace,
    plain: 'it moves only forward, by comparison',
    description: { en: 'last seen', de: 'zuletzt gesehen' },
  })
  @Field(() => DateTime, { description: 'When it was last seen here, at most a minute behind. Self.' })
  lastSeenAt!: Date;

  @Column(sealedOrNull)
  @PersonalData({ ...trace, description: { en: 'IP address', de: 'IP-Adresse' } })
  @Opened()
  @Field(() => IPAddress, { nullable: true, description: 'From which address it was last seen. Self.' })
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
    description: 'With which browser it was last seen; null where that is unknown. Self.',
  })
  browser!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({ ...trace, description: { en: 'operating system', de: 'Betriebssystem' } })
  @Opened()
  @Field(() => String, {
    nullable: true,
    description: 'On which operating system it was last seen; null where that is unknown. Self.',
  })
  operatingSystem!: Sealed | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...trace,
    plain: 'open sessions are searched by it',
    description: { en: 'ended', de: 'beendet' },
  })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was ended; null while it is open, and where it ran out by itself. Self.',
  })
  endedAt!: Date | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...trace,
    source: 'provided',
    description: { en: 'why you ended it', de: 'warum Sie sie beendeten' },
  })
  @Opened()
  @Field(() => String, { nullable: true, description: 'Why it was ended, as the customer said. Self.' })
  endReason!: Sealed | null;
}
