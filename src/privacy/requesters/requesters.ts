import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import type { PersonalRecords } from '../../personal-data';
import type { PostalAddressInput } from '../../values';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Scope } from '../requests/scope';
import type { IdentityAssurance } from './identity-assurance';
import { Requester } from './requester.entity';

/** What somebody says of themselves, made regular. */
export interface RequesterFacts {
  name: string | null;
  email: string | null;
  phoneNumber: string | null;
  postalAddress: PostalAddressInput | null;
  assurance: IdentityAssurance;
  verifiedAt: Date | null;
}

/** The rows of who asks: one of a request that no signed-in customer made. */
export class Requesters {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
  ) {}

  async write(
    { manager }: Change,
    { id: requestId, customerId }: RightsRequest,
    { assurance, verifiedAt, ...said }: RequesterFacts,
  ): Promise<void> {
    const row = { id: newId('rqr'), requestId, customerId, assurance, verifiedAt };
    await manager.insert(Requester, { ...row, ...(await this.records.seal(Requester, row, said)) });
  }

  find(manager: EntityManager, requestId: string): Promise<Requester | null> {
    return manager.findOneBy(Requester, { requestId });
  }

  /** The address that somebody gave; null where they gave none or its key is destroyed. */
  emailOf(requester: Requester): Promise<string | null> {
    return this.records.open(requester, 'email');
  }

  /** Who asks has proven to be who they say they are. */
  async prove(
    { manager, at }: Change,
    { id: requestId }: RightsRequest,
    assurance: IdentityAssurance,
  ): Promise<void> {
    await manager.update(Requester, { requestId }, { assurance, verifiedAt: at });
  }

  /** By request, within what the caller may see. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, Requester>> {
    const rows = await this.database.manager.findBy(Requester, { ...scope, requestId: In([...requestIds]) });
    return new Map(rows.map((row) => [row.requestId, row]));
  }
}
