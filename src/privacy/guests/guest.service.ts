import type { DataSource } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Clock } from '../../foundation/clock';
import { inTransaction } from '../../foundation/database';
import { Problems } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import type { Outbox } from '../../mail';
import { parseEmail, parseWritten } from '../../values';
import type { Taken } from '../allowances/allowances';
import type { GuestLimits } from '../allowances/guest-limits';
import { guestLetters } from '../letters/guest.letters';
import type { ParticularsOfRights } from '../particulars/particulars-of-rights';
import type { GuestPasses } from '../passes/guest-passes';
import type { Right } from '../requests/vocabulary';
import { codeMinutes, type GuestChallenges } from './guest-challenges';
import type { GuestIntake } from './guest-intake';
import { refuseGuest } from './guest-refusals';

export interface GuestOrder {
  email: string;
  right: Right;
  note?: string | null;
}

/** An attempt that was counted: what of the waiting may still be tried. */
export interface GuestAttempt {
  taken: Taken;
  counted: readonly string[];
}

export interface GuestParts {
  database: DataSource;
  clock: Clock;
  outbox: Outbox;
  challenges: GuestChallenges;
  limits: GuestLimits;
  intake: GuestIntake;
  passes: GuestPasses;
  particulars: ParticularsOfRights;
}

/** Requests of people who cannot sign in: begun with an address, made with the code that was sent there. */
export class GuestService {
  constructor(private readonly parts: GuestParts) {}

  /** Does the same for every address: nothing here looks at whose it is, and the mail goes out from a job. */
  async start(change: Change, order: GuestOrder, network: string, language: Language): Promise<void> {
    const { challenges, limits, outbox, particulars } = this.parts;
    const { right } = order;
    const problems = new Problems();
    const email = parseEmail(problems, ['email'], order.email);
    const note = parseWritten(problems, ['note'], order.note);
    problems.settle();
    if (!email) throw refuseGuest.noAddress();
    if (!particulars.has(right)) throw refuseGuest.unserved();
    const taken = await limits.takeCode(change.manager, challenges.addressKey(email), network, change.at);
    if ('retryAt' in taken) throw refuseGuest.tooManyCodes(taken.retryAt);
    const { customerId, code } = await challenges.begin(change, { email, right, note, language });
    await outbox.post(change, customerId, email, guestLetters.code(right, code, codeMinutes)[language]);
  }

  /** Before `confirm`, outside of its transaction, so that a refusal's rollback does not forget it. */
  async countAttempt(typed: string, network: string): Promise<GuestAttempt> {
    const { database, clock, challenges, limits } = this.parts;
    const now = clock.now();
    const email = parseEmail(new Problems(), [], typed) ?? '';
    const taken = await inTransaction(database, (manager) =>
      limits.takeAttempt(manager, challenges.addressKey(email), network, now),
    );
    return { taken, counted: 'left' in taken ? await challenges.count(email, now) : [] };
  }

  /** The request that the code stands for, and the id of a pass to it. */
  async confirm(
    change: Change,
    { email: typed, code }: { email: string; code: string },
    attempt: GuestAttempt,
  ): Promise<{ request: string; reference: string; pass: string }> {
    const { challenges, intake, passes } = this.parts;
    const problems = new Problems();
    const email = parseEmail(problems, ['email'], typed);
    problems.settle();
    if (!email) throw refuseGuest.noAddress();
    if ('retryAt' in attempt.taken) throw refuseGuest.triedTooOften(attempt.taken.retryAt);
    const challenge = await challenges.use(change, email, code, attempt.counted);
    if (!challenge) throw refuseGuest.wrongCode(attempt.taken.left);
    const request = await intake.receive(change, await challenges.open(challenge), challenge.customerId);
    const pass = await passes.answered(change, request);
    return { request: request.id, reference: request.reference, pass };
  }
}
