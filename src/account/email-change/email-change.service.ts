import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import { Problems } from '../../foundation/refusal';
import type { SignIns } from '../../foundation/sign-ins';
import { type Language, languageFor } from '../../foundation/text';
import type { Ledger } from '../../ledger';
import type { Outbox } from '../../mail';
import type { PersonalRecords } from '../../personal-data';
import { Customer, type ProfileService } from '../profile';
import { parseEmail } from '../../values';
import { allowance } from './changes/allowance';
import type { EmailChange } from './changes/email-change.entity';
import type { Attempt, EmailChanges } from './changes/email-changes';
import type { EmailChangeSecrets } from './changes/secrets';
import { emailChangeLetters } from './email-change.letters';
import { refusals } from './email-change.messages';

const codeMinutes = 30;
const undoHours = 72;

export interface EmailChangeParts {
  changes: EmailChanges;
  secrets: EmailChangeSecrets;
  profile: ProfileService;
  records: PersonalRecords;
  ledger: Ledger;
  outbox: Outbox;
  signIns: SignIns;
}

/**
 * How a signed-in customer comes to another address: asked for, confirmed by a code from there, or cancelled.
 * Whose else an address may be is never looked at, so that no answer depends on it.
 */
export class EmailChangeService {
  constructor(private readonly parts: EmailChangeParts) {}

  async request(change: Change, customerId: string, typed: string, spoken: Language): Promise<void> {
    const { changes, secrets, profile, ledger, outbox } = this.parts;
    const email = parsed(typed);
    const customer = await profile.ownAt(change, customerId, null);
    const { address, language } = await this.contactOf(change, customerId, spoken);
    if (this.isSame(email, address)) throw refusals.sameAddress();
    const allowed = allowance(await changes.askedBy(change.manager, customerId), change.at);
    if ('retryAt' in allowed) throw refusals.tooManyCodes(allowed.retryAt);
    const atVersion = await profile.touch(change, customer);
    const id = newId('emc');
    const code = secrets.newCode();
    await changes.begin(change, {
      id,
      customerId,
      email,
      codeHash: secrets.codeHash(id, code),
      attemptsLeft: allowed.attempts,
      until: later(change.at, codeMinutes / 60),
      atVersion,
    });
    await ledger.record(change, { subject: customerId, action: 'email.change_requested', about: id });
    await outbox.post(change, customerId, email, emailChangeLetters.code(code)[language]);
    await outbox.post(change, customerId, address, emailChangeLetters.asked()[language]);
  }

  /** Before `confirm`, outside of its transaction; a repetition of a confirmed one does not come here. */
  countAttempt(customerId: string): Promise<Attempt | null> {
    return this.parts.changes.countAttempt(customerId);
  }

  async confirm(
    change: Change,
    customerId: string,
    code: string,
    attempt: Attempt | null,
    spoken: Language,
  ): Promise<void> {
    const pending = await this.provenBy(change, customerId, code, attempt);
    const { changes, secrets, profile, records, ledger, outbox, signIns } = this.parts;
    const customer = await profile.ownAt(change, customerId, null);
    const { address, language } = await this.contactOf(change, customerId, spoken);
    const email = (await records.open(pending, 'email'))!;
    const atVersion = await profile.changeEmail(change, customer, email);
    const token = secrets.newToken();
    await changes.confirm(change, pending, {
      formerEmail: address,
      undoHash: secrets.tokenHash(token),
      until: later(change.at, undoHours),
      atVersion,
    });
    const move = await signIns.moveAddress(change.manager, customerId, [address], email);
    const act = { action: 'email.changed', fields: ['email'], about: pending.id };
    await ledger.record(change, { subject: customerId, ...act });
    const undoable = emailChangeLetters.undoable(secrets.undoLink(token), token);
    await outbox.post(change, customerId, address, undoable[language]);
    await outbox.post(change, customerId, email, emailChangeLetters.done(move)[language]);
  }

  async cancel(
    change: Change,
    customerId: string,
    expectedVersion: number | null | undefined,
  ): Promise<void> {
    const { changes, profile, ledger } = this.parts;
    const customer = await profile.ownAt(change, customerId, expectedVersion);
    const pending = await changes.pendingOf(change.manager, customerId);
    if (!pending || pending.until <= change.at) throw refusals.nothingWaits([]);
    await profile.touch(change, customer);
    await changes.cancel(change, pending);
    const act = { action: 'email.change_cancelled', about: pending.id };
    await ledger.record(change, { subject: customerId, ...act });
  }

  /** The change that waits for this very code; refuses every other. */
  private async provenBy(
    { manager, at }: Change,
    customerId: string,
    code: string,
    attempt: Attempt | null,
  ): Promise<EmailChange> {
    const { changes, secrets } = this.parts;
    const pending = await changes.pendingOf(manager, customerId);
    if (!pending || pending.id !== attempt?.changeId)
      throw (await changes.isUndoable(manager, customerId, at))
        ? refusals.confirmedBefore()
        : refusals.nothingWaits(['code']);
    if (pending.until <= at) throw refusals.expired();
    if (!attempt.isCounted) throw refusals.triedTooOften(await this.nextCodeAt(manager, customerId, at));
    if (!secrets.isCode(pending.id, pending.codeHash, code))
      throw refusals.wrongCode(pending.attemptsLeft ?? 0);
    return pending;
  }

  private async nextCodeAt(manager: Change['manager'], customerId: string, now: Date): Promise<Date> {
    const allowed = allowance(await this.parts.changes.askedBy(manager, customerId), now);
    return 'retryAt' in allowed ? allowed.retryAt : now;
  }

  /** In whichever letters: to a mailbox they are mostly the same. */
  private isSame(one: string, other: string): boolean {
    const [a, b] = [one, other].map((each) => this.parts.records.indexFor(Customer, 'email', each));
    return a === b;
  }

  private async contactOf(
    { manager }: Change,
    customerId: string,
    spoken: Language,
  ): Promise<{ address: string; language: Language }> {
    const contact = await this.parts.profile.contactOf(manager, customerId);
    if (!contact) throw new Error('A customer without an e-mail address asks for another one.');
    return { address: contact.address, language: languageFor([contact.locale, spoken]) };
  }
}

function parsed(typed: string): string {
  const problems = new Problems();
  const email = parseEmail(problems, ['email'], typed);
  problems.settle();
  if (!email) throw refusals.noAddress();
  return email;
}

function later(than: Date, hours: number): Date {
  return new Date(than.getTime() + hours * 3_600_000);
}
