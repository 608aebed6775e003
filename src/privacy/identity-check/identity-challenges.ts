import { randomInt } from 'node:crypto';
import { type DataSource, type EntityManager, In, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Change } from '../../foundation/change';
import { equalInTime, hmac } from '../../foundation/cryptography';
import { Collision, deleteInBatches } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import { maskEmail } from '../../foundation/masking';
import { refusal } from '../../foundation/refusal';
import type { PersonalRecords } from '../../personal-data';
import { answerByOf, askedAtFor } from '../course/open-question';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Scope } from '../requests/scope';
import { RequestState } from '../requests/vocabulary';
import { IdentityChallenge, type ProofKind } from './identity-challenge.entity';
import { refuseCode } from './code-refusals';

export const codeHours = 24;
export const attemptsPerCode = 5;
const codesPerChallenge = 5;
const secondsBetweenCodes = 60;

/** Codes that prove who made a request. */
export class IdentityChallenges {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly key: Buffer,
  ) {}

  /** A new challenge with its first code, which is told to nobody but the letter. */
  async open(
    { manager, at }: Change,
    request: RightsRequest,
    address: string,
  ): Promise<{ id: string; code: string }> {
    const row = { id: newId('chl'), customerId: request.customerId, requestId: request.id };
    const code = newCode();
    const sealed = await this.records.seal(IdentityChallenge, row, { sentTo: maskEmail(address) });
    const sent = { codeHash: this.hashOf(row.id, code), attempts: 0, codesSent: 1, ...timesFrom(at) };
    await manager.insert(IdentityChallenge, { ...row, proof: 'CODE', ...sent, ...sealed, usedAt: null });
    return { id: row.id, code };
  }

  /** A challenge that an answer solves and no code, as long as the question is open; its id. */
  async openFact({ manager, at }: Change, { id: requestId, customerId }: RightsRequest): Promise<string> {
    const id = newId('chl');
    const expiresAt = answerByOf(RequestState.AWAITING_IDENTITY, at);
    const unsent = { codeHash: '', codesSent: 0, sentTo: null, sentAt: at };
    const open = { attempts: 0, expiresAt, usedAt: null };
    await manager.insert(IdentityChallenge, { id, customerId, requestId, proof: 'FACT', ...unsent, ...open });
    return id;
  }

  /** The one that a request waits for; refuses where it waits for none. */
  expectOpen(manager: EntityManager, requestId: string): Promise<IdentityChallenge> {
    return expectOpen(manager, requestId);
  }

  isCodeAwaited(manager: EntityManager, { id: requestId }: RightsRequest): Promise<boolean> {
    return manager.existsBy(IdentityChallenge, { requestId, proof: 'CODE', usedAt: IsNull() });
  }

  /** A further code of the open challenge; the one before it is worth nothing any more. */
  async renew({ manager, at }: Change, request: RightsRequest, address: string): Promise<string> {
    const { id, codesSent, sentAt, proof } = await expectOpen(manager, request.id);
    if (proof === 'FACT') throw refuseCode.factRequired();
    const nextAt = later(sentAt, secondsBetweenCodes);
    if (codesSent >= codesPerChallenge) throw refuseCode.noMoreCodes();
    if (nextAt > at) throw refuseCode.tooSoon(nextAt);
    const code = newCode();
    const row = { id, customerId: request.customerId };
    const sealed = await this.records.seal(IdentityChallenge, row, { sentTo: maskEmail(address) });
    const sent = { codeHash: this.hashOf(id, code), attempts: 0, codesSent: codesSent + 1, ...timesFrom(at) };
    const { affected } = await manager.update(
      IdentityChallenge,
      { id, codesSent, usedAt: IsNull() },
      { ...sent, ...sealed },
    );
    if (affected !== 1) throw new Collision('A code was sent meanwhile.');
    return code;
  }

  /** Counts one attempt, before it is judged and whatever becomes of it; false where none is left. */
  async count(
    { id: requestId, customerId }: { id: string; customerId: string },
    proof: ProofKind,
    now: Date,
  ): Promise<boolean> {
    const open = { requestId, customerId, proof, usedAt: IsNull(), expiresAt: MoreThan(now) };
    const where = { ...open, attempts: LessThan(attemptsPerCode) };
    const { affected } = await this.database.manager.increment(IdentityChallenge, where, 'attempts', 1);
    return affected === 1;
  }

  /** Uses the code up; refuses a wrong one, a late one, and one whose attempts were all used. */
  async prove(
    { manager, at }: Change,
    challenge: IdentityChallenge,
    code: string,
    isCounted: boolean,
  ): Promise<void> {
    if (challenge.expiresAt <= at) throw refuseCode.expired();
    if (!isCounted) throw refuseCode.noAttemptsLeft();
    const given = Buffer.from(this.hashOf(challenge.id, code.replace(/\s/g, '')));
    if (!equalInTime(given, Buffer.from(challenge.codeHash)))
      throw refuseCode.wrong(attemptsPerCode - challenge.attempts);
    const { affected } = await manager.update(
      IdentityChallenge,
      { id: challenge.id, usedAt: IsNull(), codeHash: challenge.codeHash },
      { usedAt: at },
    );
    if (affected !== 1) throw new Collision('A code was used meanwhile.');
  }

  /** The question is answered without its code. */
  async close({ manager, at }: Change, { id: requestId }: RightsRequest): Promise<void> {
    await manager.update(IdentityChallenge, { requestId, usedAt: IsNull() }, { usedAt: at });
  }

  /** The challenge that waits for its code, by request. */
  async openOf(requestIds: readonly string[], scope: Scope): Promise<Map<string, IdentityChallenge>> {
    const where = { ...scope, requestId: In([...requestIds]), usedAt: IsNull() };
    const rows = await this.database.manager.findBy(IdentityChallenge, where);
    return new Map(rows.map((row) => [row.requestId, row]));
  }

  async find(id: string): Promise<IdentityChallenge | null> {
    return this.database.manager.findOneBy(IdentityChallenge, { id });
  }

  /** Removes what was used before an instant, and what nobody answered once its question was over before it. */
  async sweep(before: Date): Promise<void> {
    await deleteInBatches(this.database, IdentityChallenge, { usedAt: LessThan(before) });
    const unanswered = {
      usedAt: IsNull(),
      sentAt: LessThan(askedAtFor(RequestState.AWAITING_IDENTITY, before)),
    };
    await deleteInBatches(this.database, IdentityChallenge, unanswered);
  }

  private hashOf(challengeId: string, code: string): string {
    return hmac(this.key, challengeId, code).toString('base64url');
  }
}

async function expectOpen(manager: EntityManager, requestId: string): Promise<IdentityChallenge> {
  const challenge = await manager.findOneBy(IdentityChallenge, { requestId, usedAt: IsNull() });
  if (challenge) return challenge;
  throw refusal('NOT_ALLOWED_NOW', [], {
    en: 'No code is waited for.',
    de: 'Es wird kein Code erwartet.',
  });
}

function newCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}

function timesFrom(at: Date) {
  return { sentAt: at, expiresAt: later(at, codeHours * 3600) };
}

function later(than: Date, seconds: number): Date {
  return new Date(than.getTime() + seconds * 1000);
}
