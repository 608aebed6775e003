import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../../foundation/actor';
import { idLength } from '../../foundation/ids';
import { NotPersonal, PersonalData, RetainedFrom, Subject } from '../../personal-data';

export type StaffRole = Extract<Role, 'SUPPORT_AGENT' | 'PRIVACY_OFFICER' | 'DATA_PROTECTION_OFFICER'>;

/** Somebody of the staff. The row decides the role; what a token claims can only narrow it. */
@Entity({ name: 'staff_member' })
@Subject('ownCustomerId')
@RetainedFrom({ elsewhere: 'it stays as long as the person works for us' })
@Index('staff_member_holder', ['issuer', 'subject'], { unique: true })
export class StaffMember {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: 255 })
  @NotPersonal()
  issuer!: string;

  @Column({ type: 'varchar', length: 255 })
  @NotPersonal()
  subject!: string;

  @Column({ type: 'varchar', length: 32 })
  @NotPersonal()
  role!: StaffRole;

  @Column({ type: 'boolean' })
  @NotPersonal()
  isActive!: boolean;

  /** What customers see of the person, set by the operator; else the number. */
  @Column({ type: 'varchar', length: 80, nullable: true })
  @NotPersonal()
  displayName!: string | null;

  @Index('staff_member_number', { unique: true })
  @Column({ type: 'int' })
  @NotPersonal()
  number!: number;

  /** The person's own customer record, on which that person never acts as staff. */
  @Column({ type: 'varchar', length: idLength, nullable: true })
  @PersonalData({
    description: { en: 'That you also work for us', de: 'Dass Sie auch für uns arbeiten' },
    category: 'sign_in',
    purpose: 'security',
    source: 'observed',
    onErasure: 'delete',
    plain: 'Rules compare it with the id of the record that is acted on.',
  })
  ownCustomerId!: string | null;
}
