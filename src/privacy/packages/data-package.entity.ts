import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import { DateTime, Long } from '../../graphql';
import { RightsRequest } from '../requests/rights-request.entity';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../personal-data';

export enum DownloadBlock {
  STEP_UP_REQUIRED = 'STEP_UP_REQUIRED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(DownloadBlock, {
  name: 'DownloadBlock',
  description: 'Why a package cannot be downloaded now.',
  valuesConfig: {
    STEP_UP_REQUIRED: {
      description:
        'This needs a sign-in of the last ten minutes; of a guest, an answer about the account that is no older: answerRightsRequest.',
    },
    EXPIRED: { description: 'Its time is over and it was deleted; ask for a new one.' },
  },
});

const copy = { category: 'requests', purpose: 'package', source: 'derived', onErasure: 'delete' } as const;
const wholeNumber = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};
const textList = {
  to: (value: string[] | null) => (value === null ? null : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as string[])),
};

/** The copy of a person's data that a request asked for: one for each request, encrypted, for a limited time. */
@Entity({ name: 'data_package' })
@Index('data_package_requestId', ['requestId'], { unique: true })
@Index('data_package_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'closedAt', of: () => RightsRequest, by: 'requestId', rule: 'rights_request' })
@ObjectType({ description: 'A copy of personal data, ready for download as a ZIP. Self.' })
export class DataPackage {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  requestId!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  /** The job's attempt whose chunks it is made of. */
  @Column({ type: 'int', nullable: true })
  @NotPersonal()
  attempt!: number | null;

  @Column({ type: 'bigint', nullable: true, transformer: wholeNumber })
  @PersonalData({
    ...copy,
    plain: 'tells its size alone',
    description: { en: 'size in bytes', de: 'Größe in Bytes' },
  })
  @Field(() => Long, { description: 'The size of the ZIP in bytes. Self.' })
  bytes!: number | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  @NotPersonal()
  @Field(() => String, { description: 'The SHA-256 of the ZIP, in hex. Self.' })
  sha256!: string | null;

  @Column({ type: 'text', nullable: true, transformer: textList })
  @PersonalData({
    ...copy,
    plain: 'names of files that are the same for many',
    description: { en: 'files in it', de: 'enthaltene Dateien' },
  })
  @Field(() => [String], { description: 'The files in it. Self.' })
  files!: string[] | null;

  /** Null while it is being made. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({ ...copy, plain: 'periods run from it', description: { en: 'ready', de: 'bereit' } })
  @Field(() => DateTime, { description: 'When it was ready. Self.' })
  readyAt!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...copy,
    plain: 'compared with the time of a download',
    description: { en: 'expires', de: 'läuft ab' },
  })
  @Field(() => DateTime, { description: 'When it is deleted. Self.' })
  expiresAt!: Date | null;

  /** Its content is gone. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  @NotPersonal()
  expiredAt!: Date | null;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  @PersonalData({
    ...copy,
    source: 'observed',
    plain: 'a time alone',
    description: { en: 'last downloaded', de: 'zuletzt heruntergeladen' },
  })
  @Field(() => DateTime, { nullable: true, description: 'When it was last downloaded. Self.' })
  lastDownloadedAt!: Date | null;
}

/** A package whose content is complete. */
export type ReadyPackage = DataPackage & {
  [K in 'attempt' | 'bytes' | 'sha256' | 'files' | 'readyAt' | 'expiresAt']: NonNullable<DataPackage[K]>;
};

export function isReady(found: DataPackage): found is ReadyPackage {
  return found.readyAt !== null;
}

export function isExpired(found: ReadyPackage, now: Date): boolean {
  return found.expiredAt !== null || now >= found.expiresAt;
}
