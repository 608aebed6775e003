import { type DataSource, LessThan } from 'typeorm';
import type { Change } from '../../foundation/change';
import { hmac } from '../../foundation/cryptography';
import { deleteInBatches } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import { GuestPass } from './guest-pass.entity';

export interface PassTerms {
  key: Buffer;
  /** Of a pass that is handed over with the answer of the API. */
  answeredMs: number;
  /** Of a pass that lies in a mail. */
  mailedMs: number;
  /** How long after that it still has a new one mailed. */
  renewableMs: number;
}

/** Passes of guests to their requests. */
export class GuestPasses {
  constructor(
    private readonly database: DataSource,
    private readonly terms: PassTerms,
  ) {}

  /** For whoever has just proven the mailbox; the id of the pass. */
  answered(change: Change, request: { id: string; customerId: string }): Promise<string> {
    return this.issue(change, request, this.terms.answeredMs);
  }

  /** For a letter about the request. */
  async mailed(
    change: Change,
    request: { id: string; customerId: string },
  ): Promise<{ token: string; expiresAt: Date }> {
    const id = await this.issue(change, request, this.terms.mailedMs);
    return { token: this.tokenOf(id), expiresAt: later(change.at, this.terms.mailedMs) };
  }

  /** The token of a pass follows from its id and our key: an answer that is asked for again is the same. */
  tokenOf(passId: string): string {
    return hmac(this.terms.key, 'token', passId).toString('base64url');
  }

  /** Also one that is over and can still be renewed; null where there is none. */
  async find(token: string): Promise<GuestPass | null> {
    return this.database.manager.findOneBy(GuestPass, { tokenHash: this.hashOf(token.trim()) });
  }

  /** A fact was proven with it: for some minutes it opens the copy. */
  async prove({ manager, at }: Change, pass: GuestPass): Promise<void> {
    pass.provenAt = at;
    await manager.update(GuestPass, { id: pass.id }, { provenAt: at });
  }

  /** Removes what has not been renewable since before an instant. */
  async sweep(before: Date): Promise<void> {
    await deleteInBatches(this.database, GuestPass, { renewableUntil: LessThan(before) });
  }

  private async issue(
    { manager, at }: Change,
    { id: requestId, customerId }: { id: string; customerId: string },
    forMs: number,
  ): Promise<string> {
    const id = newId('gps');
    const expiresAt = later(at, forMs);
    await manager.insert(GuestPass, {
      id,
      requestId,
      customerId,
      tokenHash: this.hashOf(this.tokenOf(id)),
      expiresAt,
      renewableUntil: later(expiresAt, this.terms.renewableMs),
      provenAt: null,
    });
    return id;
  }

  private hashOf(token: string): string {
    return hmac(this.terms.key, 'hash', token).toString('base64url');
  }
}

function later(than: Date, ms: number): Date {
  return new Date(than.getTime() + ms);
}
