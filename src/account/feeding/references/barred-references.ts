import type { EntityManager } from 'typeorm';
import type { Change } from '../../../foundation/change';
import { hmac } from '../../../foundation/cryptography';
import type { ErasureParty } from '../../../foundation/erasures';
import { refusal } from '../../../foundation/refusal';
import type { PersonalRecords } from '../../../personal-data';
import { BarredReference } from './barred-reference.entity';
import { ExternalReference } from './external-reference.entity';

/** Keeps what another system called an erased customer from being used once more. */
export class BarredReferences implements ErasureParty {
  constructor(
    private readonly records: PersonalRecords,
    private readonly key: Buffer,
  ) {}

  async barred(manager: EntityManager, customerId: string): Promise<string[]> {
    const references = await manager.findBy(ExternalReference, { customerId, kind: 'CUSTOMER' });
    return references.map(({ referenceIndex }) => this.hashOf(referenceIndex));
  }

  async prepare(change: Change, customerId: string): Promise<void> {
    await this.bar(change, await this.barred(change.manager, customerId));
  }

  async bar({ manager, at }: Change, hashes: readonly string[]): Promise<void> {
    for (const referenceHash of hashes)
      if (!(await manager.existsBy(BarredReference, { referenceHash })))
        await manager.insert(BarredReference, { referenceHash, barredAt: at });
  }

  async refuse({ manager }: Change, reference: string): Promise<void> {
    const referenceIndex = this.records.indexFor(ExternalReference, 'reference', reference);
    if (await manager.existsBy(BarredReference, { referenceHash: this.hashOf(referenceIndex) }))
      throw refusal('NOT_ALLOWED_NOW', ['externalReference'], {
        en: 'This reference belonged to a customer who was erased; it opens no account any more.',
        de: 'Diese Kennung gehörte zu einem gelöschten Konto; sie eröffnet keines mehr.',
      });
  }

  /** Of the index, so that it needs no key of the person, and is not the index itself. */
  private hashOf(referenceIndex: string): string {
    return hmac(this.key, referenceIndex).toString('base64url');
  }
}
