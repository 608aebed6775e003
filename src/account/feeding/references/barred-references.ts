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

  async prepare({ manager, at }: Change, customerId: string): Promise<void> {
    for (const row of await manager.findBy(ExternalReference, { customerId, kind: 'CUSTOMER' })) {
      const reference = await this.records.open(row, 'reference');
      if (reference && !(await this.isBarred(manager, reference)))
        await manager.insert(BarredReference, { referenceHash: this.hashOf(reference), barredAt: at });
    }
  }

  async refuse({ manager }: Change, reference: string): Promise<void> {
    if (await this.isBarred(manager, reference))
      throw refusal('NOT_ALLOWED_NOW', ['externalReference'], {
        en: 'This reference belonged to a customer who was erased; it opens no account any more.',
        de: 'Diese Kennung gehörte zu einem gelöschten Konto; sie eröffnet keines mehr.',
      });
  }

  private isBarred(manager: EntityManager, reference: string): Promise<boolean> {
    return manager.existsBy(BarredReference, { referenceHash: this.hashOf(reference) });
  }

  private hashOf(reference: string): string {
    return hmac(this.key, reference).toString('base64url');
  }
}
