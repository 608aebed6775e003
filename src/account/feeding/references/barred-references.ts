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

  async prepare({ manager, at }: Change, customerId: string): Promise<void> {
    for (const { referenceIndex } of await manager.findBy(ExternalReference, {
      customerId,
      kind: 'CUSTOMER',
    })) {
      const referenceHash = this.hashOf(referenceIndex);
      if (!(await manager.existsBy(BarredReference, { referenceHash })))
        await manager.insert(BarredReference, { referenceHash, barredAt: at });
    }
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
