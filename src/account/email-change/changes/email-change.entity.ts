import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../../foundation/ids';
import type { Sealed } from '../../../foundation/sealed';
import { DateTime, EmailAddress, Opened } from '../../../graphql';
import { NotPersonal, PersonalData, RetainedFrom, sealedOrNull, Subject } from '../../../personal-data';

export enum EmailChangeState {
  AWAITING_CODE = 'AWAITING_CODE',
  UNDOABLE = 'UNDOABLE',
}
registerEnumType(EmailChangeState, {
  name: 'EmailChangeState',
  description: 'Where a change of the e-mail address stands.',
  valuesConfig: {
    AWAITING_CODE: { description: 'A code went to the new address; until it comes back nothing changes.' },
    UNDOABLE: { description: 'The new address is valid; a token sent to the former one still undoes it.' },
  },
});

const briefly = { category: 'contact', purpose: 'address_check', onErasure: 'delete' } as const;

/**
 * One change of an e-mail address: first it waits for the code, then it can be undone for a while, then it
 * is over. Codes and tokens are keyed hashes; what is over holds neither them nor an address.
 */
@Entity({ name: 'email_change' })
@Index('email_change_customerId', ['customerId', 'requestedAt'])
@Index('email_change_undoHash', ['undoHash'], { unique: true })
@Index('email_change_until', ['until'])
@Subject('customerId')
@RetainedFrom({ elsewhere: 'codes and addresses go by an hourly job of their own' })
@ObjectType({ description: 'A change of the e-mail address that is under way or can still be undone.' })
export class EmailChange {
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  /** Null once it is over. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  @NotPersonal()
  @Field(() => EmailChangeState, { description: 'Where it stands. Self.' })
  state!: EmailChangeState | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...briefly,
    source: 'provided',
    description: { en: 'new e-mail address', de: 'neue E-Mail-Adresse' },
  })
  @Opened()
  @Field(() => EmailAddress, { description: 'The new address. Self.' })
  email!: Sealed | null;

  @Column(sealedOrNull)
  @PersonalData({
    ...briefly,
    source: 'derived',
    description: { en: 'former e-mail address', de: 'bisherige E-Mail-Adresse' },
  })
  formerEmail!: Sealed | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @NotPersonal()
  codeHash!: string | null;

  @Column({ type: 'varchar', length: 43, nullable: true })
  @NotPersonal()
  undoHash!: string | null;

  /** How often its code was tried. */
  @Column({ type: 'int' })
  @NotPersonal()
  attempts!: number;

  /** Null where no code is awaited any more. */
  @Column({ type: 'int', nullable: true })
  @NotPersonal()
  @Field(() => Int, {
    nullable: true,
    description: 'How often the code may still be tried; null once it came back. Self.',
  })
  attemptsLeft!: number | null;

  @Column({ type: 'datetime', precision: 3 })
  @PersonalData({
    ...briefly,
    source: 'observed',
    plain: 'changes are counted by it',
    description: { en: 'when a change was asked for', de: 'wann eine Änderung verlangt wurde' },
  })
  requestedAt!: Date;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  @Field(() => DateTime, { description: 'Until when the code is good, or the change can be undone. Self.' })
  until!: Date;

  /** The customer's version that it led to: what came later stands higher, whatever the clocks say. */
  @Column({ type: 'int' })
  @NotPersonal()
  atVersion!: number;
}
