import type { Change } from '../../foundation/change';
import type { Takeovers } from '../../foundation/takeovers';
import { type Language, languageFor } from '../../foundation/text';
import type { EmailChangeParts } from './email-change.service';
import { emailChangeLetters } from './email-change.letters';
import { refusals } from './email-change.messages';

/**
 * Brings a former address back, for whoever holds the token that was sent there. Whatever came after the
 * change goes with it: later changes, sign-ins, and what was asked for in the person's name is held.
 */
export class EmailUndoService {
  constructor(
    private readonly parts: EmailChangeParts,
    private readonly takeovers: Takeovers,
  ) {}

  async undo(asked: Change, token: string, spoken: Language): Promise<void> {
    // The token acts, not whoever happens to be signed in where it is used.
    const change: Change = { ...asked, actor: null };
    const { changes, secrets, profile, records, ledger } = this.parts;
    const undoable = await changes.findUndoable(change, secrets.tokenHash(token));
    const former = undoable && (await records.open(undoable, 'formerEmail'));
    if (!former) throw refusals.noSuchToken();
    const { customerId } = undoable;
    const customer = await profile.ownAt(change, customerId, null);
    const present = await profile.contactOf(change.manager, customerId);
    await profile.changeEmail(change, customer, former);
    const abandoned = await changes.undo(change, undoable);
    await this.endSignIns(change, customerId, abandoned, former);
    await this.takeovers.tell(change, customerId);
    const act = { action: 'email.change_undone', fields: ['email'], about: undoable.id };
    await ledger.record(change, { subject: customerId, ...act });
    const letter = emailChangeLetters.undone()[languageFor([present?.locale, spoken])];
    for (const address of new Set([former, present?.address ?? former]))
      await this.parts.outbox.post(change, customerId, address, letter);
  }

  /** Everybody is signed out, and by none of the abandoned addresses does anybody sign in again. */
  private async endSignIns(
    { manager }: Change,
    customerId: string,
    abandoned: readonly string[],
    former: string,
  ): Promise<void> {
    const { signIns } = this.parts;
    const move = await signIns.moveAddress(manager, customerId, abandoned, former);
    if (move === 'TAKEN') await signIns.closeAddresses(manager, customerId, abandoned);
    await signIns.endAll(manager, customerId);
  }
}
