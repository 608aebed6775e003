import type { Change } from '../../foundation/change';
import type { Erasures } from '../../foundation/erasures';
import type { Language } from '../../foundation/text';
import type { Letter } from '../../mail';
import type { SecurityNotices } from '../sessions';

/**
 * Writes about reports. As long as a change of the address can be undone, it may be the doing of whoever was in the
 * account: then the former addresses hear of it too.
 */
export class ReportLetters {
  constructor(
    private readonly notices: SecurityNotices,
    private readonly erasures: Pick<Erasures, 'facts'>,
  ) {}

  async write(change: Change, customerId: string, letter: Record<Language, Letter>): Promise<void> {
    const { formerAddresses } = await this.erasures.facts(change.manager, customerId);
    await this.notices.post(change, customerId, letter, formerAddresses);
  }
}
