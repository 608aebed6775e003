import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { idLength, newId } from '../../foundation/ids';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../personal-data';
import { Channel } from './topics';

const choice = {
  category: 'communication',
  purpose: 'marketing',
  source: 'provided',
  onErasure: 'delete',
} as const;

/** What a customer chose for one topic on one channel; no row: never asked. */
@Entity({ name: 'preference' })
@Index('preference_customerId_topic_channel', ['customerId', 'topic', 'channel'], { unique: true })
@Subject('customerId')
@RetainedFrom({ account: true, rule: 'account' })
export class PreferenceRecord {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal({ initially: () => newId('prf') })
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'varchar', length: 40 })
  @PersonalData({
    ...choice,
    plain: 'mailings are selected by it',
    shape: z.string().regex(/^[a-z_]{1,40}$/),
    description: { en: 'topic', de: 'Thema' },
  })
  topic!: string;

  @Column({ type: 'varchar', length: 10 })
  @PersonalData({
    ...choice,
    plain: 'mailings are selected by it',
    shape: z.enum(Channel),
    description: { en: 'channel', de: 'Weg' },
  })
  channel!: Channel;

  @Column({ type: 'boolean' })
  @PersonalData({
    ...choice,
    plain: 'mailings are selected by it',
    description: { en: 'agreed', de: 'eingewilligt' },
  })
  granted!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...choice,
    source: 'observed',
    plain: 'an instant',
    description: { en: 'since when', de: 'seit wann' },
  })
  since!: Date;
}
