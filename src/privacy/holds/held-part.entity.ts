import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import type { Sealed } from '../../foundation/sealed';
import {
  type Category,
  HiddenWhile,
  NotPersonal,
  PersonalData,
  RetainedFrom,
  sealedOrNull,
  Subject,
} from '../../personal-data';

/**
 * What an erasure, or the end of its time, took away of one record in one category and a hold keeps: apart from everything that other work
 * reads, under a key of its own, until the hold is released.
 */
@Entity({ name: 'legal_hold_part' })
@Index('legal_hold_part_of', ['tableName', 'rowId', 'category', 'requestId'], { unique: true })
@Index('legal_hold_part_customerId_category', ['customerId', 'category'])
@Subject('customerId')
@RetainedFrom({ elsewhere: 'the release of the hold takes them away' })
@HiddenWhile('isSecret')
export class HeldPart {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  /** The request by which it was taken away, or the day on which it went because its time was over, and what of the row went. */
  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  requestId!: string;

  @Column({ type: 'varchar', length: 40 })
  @NotPersonal()
  category!: Category;

  @Column({ type: 'varchar', length: 60 })
  @NotPersonal()
  tableName!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  rowId!: string;

  /** The values by the names of their columns, as JSON. */
  @Column(sealedOrNull)
  @PersonalData({
    category: 'requests',
    purpose: 'legal_claims',
    source: 'derived',
    onErasure: 'keep',
    form: 'json',
    withheld: {
      en: 'It was taken away, at your request or because its time was over, and is kept, locked, for a legal claim alone (Art. 17(3)(e) GDPR); nothing else reads it.',
      de: 'Es wurde entfernt, auf Ihren Antrag hin oder weil seine Frist vorbei war, und liegt verschlossen allein für einen Rechtsanspruch (Art. 17 Abs. 3 Buchst. e DSGVO); nichts sonst liest es.',
    },
    description: {
      en: 'kept for a legal claim after it was taken away',
      de: 'nach der Entfernung für einen Rechtsanspruch aufbewahrt',
    },
  })
  content!: Sealed | null;

  /** As of the holds that keep it. */
  @Column({ type: 'boolean' })
  @NotPersonal()
  isSecret!: boolean;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  keptAt!: Date;
}
