import { randomInt } from 'node:crypto';
import { type DataSource, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Change } from '../../foundation/change';
import { equalInTime, hmac } from '../../foundation/cryptography';
import { Collision, deleteInBatches } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Language } from '../../foundation/text';
import type { PersonalRecords } from '../../personal-data';
import { newPersonId } from '../requests/person-without-account';
import type { Right } from '../requests/vocabulary';
import { GuestChallenge } from './guest-challenge.entity';

export const codeMinutes = 60;
const digits = 8;
/** From all networks together; what one network may try is less. */
const attemptsPerCode = 10;

export interface BegunRequest {
  email: string;
  right: Right;
  note: string | null;
  language: Language;
}

/** Requests of guests that wait for their code. */
export class GuestChallenges {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly key: Buffer,
  ) {}

  /** Whose address it is is not looked at. The code is told to nobody but the letter. */
  async begin(
    { manager, at }: Change,
    { email, note, right, language }: BegunRequest,
  ): Promise<{ customerId: string; code: string }> {
    const code = String(randomInt(10 ** digits)).padStart(digits, '0');
    const row = { id: newId('gch'), customerId: newPersonId(), right, language };
    await manager.insert(GuestChallenge, {
      ...row,
      ...(await this.records.seal(GuestChallenge, row, { email, note })),
      codeHash: this.hashOf(row.id, code),
      attempts: 0,
      expiresAt: new Date(at.getTime() + codeMinutes * 60_000),
      usedAt: null,
    });
    return { customerId: row.customerId, code };
  }

  /** Counts an attempt on everything that waits at an address, whatever becomes of it; the ids of what may still be tried. */
  async count(email: string, now: Date): Promise<string[]> {
    const waiting = { ...this.waitingAt(email, now), attempts: LessThan(attemptsPerCode) };
    const rows = await this.database.manager.findBy(GuestChallenge, waiting);
    const counted: string[] = [];
    for (const { id } of rows) {
      const open = { id, usedAt: IsNull(), attempts: LessThan(attemptsPerCode) };
      const { affected } = await this.database.manager.increment(GuestChallenge, open, 'attempts', 1);
      if (affected === 1) counted.push(id);
    }
    return counted;
  }

  /** The one that waits for this code, used up by it; null where none does. */
  async use(
    { manager, at }: Change,
    email: string,
    code: string,
    counted: readonly string[],
  ): Promise<GuestChallenge | null> {
    const typed = code.replace(/[\s-]/g, '');
    const rows = await manager.findBy(GuestChallenge, this.waitingAt(email, at));
    const meant = rows.filter(({ id, codeHash }) => this.isCode(id, codeHash, typed) && counted.includes(id));
    const [found] = meant;
    if (!found) return null;
    const { affected } = await manager.update(
      GuestChallenge,
      { id: found.id, usedAt: IsNull() },
      { usedAt: at },
    );
    if (affected !== 1) throw new Collision('A code was used meanwhile.');
    return found;
  }

  /** What somebody began, in clear. */
  async open(challenge: GuestChallenge): Promise<BegunRequest> {
    const { right, language } = challenge;
    const email = await this.records.open(challenge, 'email');
    if (!email) throw new Error(`The address of ${challenge.id} cannot be opened.`);
    return { email, right, language, note: await this.records.open(challenge, 'note') };
  }

  /** Names an address to those who count, whatever its letters' case. */
  addressKey(email: string): string {
    return this.records.indexFor(GuestChallenge, 'email', email);
  }

  /** Removes what has been over since before an instant. */
  async sweep(before: Date): Promise<void> {
    await deleteInBatches(this.database, GuestChallenge, { expiresAt: LessThan(before) });
  }

  private waitingAt(email: string, now: Date) {
    return { emailIndex: this.addressKey(email), usedAt: IsNull(), expiresAt: MoreThan(now) };
  }

  private isCode(id: string, codeHash: string, typed: string): boolean {
    return equalInTime(Buffer.from(this.hashOf(id, typed)), Buffer.from(codeHash));
  }

  private hashOf(id: string, code: string): string {
    return hmac(this.key, id, code).toString('base64url');
  }
}
