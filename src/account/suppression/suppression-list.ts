import { type EntityManager, In } from 'typeorm';
import { hmac } from '../../foundation/cryptography';
import type { Change } from '../../foundation/change';
import { Collision, faultOf } from '../../foundation/database';
import type { ProtectiveLedger } from '../../vault';
import { Customer } from '../profile';
import { Suppression } from './suppression.entity';

/** By what of a customer marketing is sent: an e-mail address, or a telephone number. */
export type Reached = 'email' | 'phoneNumber';
const everyAddress: readonly Reached[] = ['email', 'phoneNumber'];

/** The addresses of people who want no marketing (Art. 21(3)), kept apart from who they are. */
export class SuppressionList {
  constructor(
    private readonly key: Buffer,
    private readonly protective: Pick<ProtectiveLedger, 'record'>,
  ) {}

  /** Puts the addresses that a customer has now on the list; one that is on it has been used. */
  async add(change: Change, customerId: string): Promise<void> {
    for (const addressHash of await this.hashesOf(change.manager, customerId, everyAddress)) {
      if (await this.use(change, [addressHash])) continue;
      await insert(change, addressHash);
      const key = `suppression:${addressHash}:${change.at.getTime()}`;
      const codes = { address: addressHash };
      await this.protective.record(change.manager, { key, kind: 'suppression', subject: null, codes });
    }
  }

  /** The customer agreed anew, explicitly, to be reached there. */
  async lift(change: Change, customerId: string, by: Reached): Promise<void> {
    for (const addressHash of await this.hashesOf(change.manager, customerId, [by])) {
      const { affected } = await change.manager.delete(Suppression, { addressHash });
      if (!affected) continue;
      const key = `suppression_ended:${addressHash}:${change.at.getTime()}`;
      const codes = { address: addressHash };
      await this.protective.record(change.manager, { key, kind: 'suppression_ended', subject: null, codes });
    }
  }

  /** Is an address of the customer on the list? Then it was used, and its years begin anew. */
  async meets(change: Change, customerId: string): Promise<boolean> {
    return this.use(change, await this.hashesOf(change.manager, customerId, everyAddress));
  }

  private async use({ manager, at }: Change, hashes: readonly string[]): Promise<boolean> {
    if (hashes.length === 0) return false;
    const onList = { addressHash: In([...hashes]) };
    if (!(await manager.existsBy(Suppression, onList))) return false;
    await manager.update(Suppression, onList, { usedAt: at });
    return true;
  }

  /** Of the indexes, so that it needs no key of the person, and is not the index itself. */
  private async hashesOf(
    manager: EntityManager,
    customerId: string,
    addresses: readonly Reached[],
  ): Promise<string[]> {
    const customer = await manager.findOneBy(Customer, { id: customerId });
    return addresses.flatMap((address) => {
      const index = customer?.[`${address}Index`];
      return index ? [hmac(this.key, address, index).toString('base64url')] : [];
    });
  }
}

async function insert({ manager, at }: Change, addressHash: string): Promise<void> {
  try {
    await manager.insert(Suppression, { addressHash, suppressedAt: at, usedAt: at });
  } catch (error) {
    throw faultOf(error) === 'duplicate' ? new Collision('The address was suppressed meanwhile.') : error;
  }
}
