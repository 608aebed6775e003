import type { DataSource } from 'typeorm';
import { isFresh } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import { inTransaction } from '../../foundation/database';
import type { GuestLimits } from '../allowances/guest-limits';
import { refuseCode } from '../identity-check/code-refusals';
import type { CopyOpening } from '../identity-check/copy-opening';
import type { FactCheck } from '../identity-check/fact-check';
import { attemptsPerCode, type IdentityChallenges } from '../identity-check/identity-challenges';
import type { GuestPass } from '../passes/guest-pass.entity';
import type { GuestPasses } from '../passes/guest-passes';
import { IdentityAssurance } from '../requesters/identity-assurance';
import type { Requesters } from '../requesters/requesters';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';

export interface Answer {
  code?: string | null;
  answer?: string | null;
}

/** An attempt as it was counted: none left where false. */
export interface CountedAttempt {
  isOnChallenge: boolean;
  isOnFacts: boolean;
}

/** How somebody answers, and by which pass where it is a guest. */
export interface Given extends Answer {
  attempt: CountedAttempt;
  pass: GuestPass | null;
}

export interface ProvingParts {
  database: DataSource;
  challenges: IdentityChallenges;
  facts: FactCheck;
  limits: GuestLimits;
  requesters: Requesters;
  passes: GuestPasses;
  opening: CopyOpening;
}

/** Judges what is to prove who made a request: a code, a fresh sign-in, or a fact that the account knows. */
export class Proving {
  constructor(private readonly parts: ProvingParts) {}

  /** Counts an attempt before it is judged and outside of the change, so that a refusal's rollback does not forget it. */
  async countAttempt(
    request: { id: string; customerId: string },
    { code, answer }: Answer,
    isGuest: boolean,
    now: Date,
  ): Promise<CountedAttempt> {
    const { database, challenges, limits } = this.parts;
    if (code?.trim())
      return { isOnChallenge: await challenges.count(request, 'CODE', now), isOnFacts: false };
    if (!answer?.trim()) return { isOnChallenge: false, isOnFacts: false };
    const isOnChallenge = await challenges.count(request, 'FACT', now);
    if (!isOnChallenge && !isGuest) return { isOnChallenge, isOnFacts: false };
    const taken = await inTransaction(database, (manager) =>
      limits.takeFact(manager, request.customerId, now),
    );
    return { isOnChallenge, isOnFacts: 'left' in taken };
  }

  /**
   * False where it was right and not yet enough: a code alone opens no copy, so that a sign-in can be asked for. A fresh
   * one is as good as a code or a fact, unless somebody else may hold it (Art. 12(6)).
   */
  async prove(change: Change, request: RightsRequest, given: Given, isSuspected: boolean): Promise<boolean> {
    await this.judge(change, request, given, isSuspected);
    return this.parts.opening.isPossible(change.manager, request);
  }

  /** What opens the copy to a guest's pass for some minutes. */
  openCopy(change: Change, request: RightsRequest, given: Given): Promise<void> {
    return this.proveFact(change, request, given, { isLeft: given.attempt.isOnFacts });
  }

  private async judge(
    change: Change,
    request: RightsRequest,
    given: Given,
    isSuspected: boolean,
  ): Promise<void> {
    const { challenges, requesters } = this.parts;
    const challenge = await challenges.expectOpen(change.manager, request.id);
    const isSignedIn = change.actor !== null && isFresh(change.actor, change.at);
    const isTried = challenge.proof === 'FACT' ? given.answer?.trim() : given.code?.trim();
    if (!isTried && isSignedIn && !isSuspected) {
      await challenges.close(change, request);
      return requesters.prove(change, request, IdentityAssurance.SIGNED_IN);
    }
    if (challenge.proof === 'FACT') {
      const attempts = { isLeft: given.attempt.isOnChallenge && given.attempt.isOnFacts };
      await this.proveFact(change, request, given, {
        ...attempts,
        left: attemptsPerCode - challenge.attempts,
      });
      return challenges.close(change, request);
    }
    if (!given.code?.trim()) throw refuseCode.required();
    await challenges.prove(change, challenge, given.code, given.attempt.isOnChallenge);
    const byCode = isWithoutAccount(request)
      ? IdentityAssurance.CODE_TO_UNKNOWN_CONTACT
      : IdentityAssurance.CODE_TO_KNOWN_CONTACT;
    await requesters.prove(change, request, isSignedIn ? IdentityAssurance.SIGNED_IN : byCode);
  }

  private async proveFact(
    change: Change,
    request: RightsRequest,
    { answer, pass }: Given,
    attempts: { isLeft: boolean; left?: number },
  ): Promise<void> {
    await this.parts.facts.prove(change, request, answer, attempts);
    if (pass) await this.parts.passes.prove(change, pass);
  }
}
