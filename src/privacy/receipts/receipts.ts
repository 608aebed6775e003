import { type DataSource, In, MoreThan } from 'typeorm';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import { groupedBy } from '../grouping';
import type { Scope } from '../requests/scope';
import { Receipt } from './receipt.entity';
import type { ReceiptClaims } from './receipt-check';
import type { ReceiptSigner } from './receipt-signer';

export const receiptKinds = [
  'REQUEST_RECEIVED',
  'REQUEST_IDENTITY_ASKED',
  'REQUEST_CLARIFICATION_ASKED',
  'REQUEST_EXTENDED',
  'REQUEST_APPROVED',
  'REQUEST_HELD',
  'REQUEST_REFUSED',
  'REQUEST_REFERRED',
  'REQUEST_WITHDRAWN',
  'REQUEST_CLOSED_UNVERIFIED',
  'REQUEST_FULFILLED',
  'REQUEST_PARTLY_FULFILLED',
  'RESTRICTION_LIFT_ANNOUNCED',
  'RESTRICTION_LIFTED',
  'RESTRICTION_ENDED',
  'OBJECTION_WITHDRAWN',
  'KEPT_PART_DISCLOSED',
  'KEPT_PART_DELETED',
] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

export interface ReceiptOrder {
  kind: ReceiptKind;
  request: { id: string; customerId: string; reference: string };
  /** SHA-256 of the package, in hex. */
  packageSha256?: string;
  erasure?: ErasureProof;
}

/** What the receipt of an erasure proves beside that it was done. */
export type ErasureProof = NonNullable<ReceiptClaims['erasure']>;

export interface VerifiedReceipt {
  kind: string;
  reference: string;
  issuedAt: Date;
  /** Of the same request: whoever holds one receipt sees the later ones. */
  later: Receipt[];
}

/** Issues the signed receipts of requests and checks them. */
export class Receipts {
  constructor(
    private readonly database: DataSource,
    private readonly signer: ReceiptSigner,
    private readonly pseudonym: (subject: string) => string,
    private readonly issuer: string,
  ) {}

  /** In the caller's transaction: no act without its receipt. */
  async issue(change: Change, { kind, request, packageSha256, erasure }: ReceiptOrder): Promise<void> {
    const id = newId('rct');
    const jws = await this.signer.sign({
      iss: this.issuer,
      jti: id,
      iat: Math.floor(change.at.getTime() / 1000),
      kind,
      reference: request.reference,
      sub: this.pseudonym(request.customerId),
      ...(packageSha256 && { package: packageSha256 }),
      ...(erasure && { erasure }),
    });
    const { id: requestId, customerId } = request;
    await change.manager.insert(Receipt, { id, customerId, requestId, kind, issuedAt: change.at, jws });
  }

  /** Null where it was not issued here or was altered. Needs no account: it holds after the account is gone. */
  async verify(jws: string): Promise<VerifiedReceipt | null> {
    const claims = await this.signer.read(jws);
    if (!claims) return null;
    const issuedAt = new Date(claims.iat * 1000);
    return {
      kind: claims.kind,
      reference: claims.reference,
      issuedAt,
      later: await this.laterThan(claims.jti),
    };
  }

  /** Oldest first, by request. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, Receipt[]>> {
    const rows = await this.database.manager.find(Receipt, {
      where: { ...scope, requestId: In([...requestIds]) },
      order: { issuedAt: 'ASC', id: 'ASC' },
    });
    return groupedBy(rows, (row) => row.requestId);
  }

  private async laterThan(id: string): Promise<Receipt[]> {
    const { manager } = this.database;
    const first = await manager.findOneBy(Receipt, { id });
    if (!first) return [];
    return manager.find(Receipt, {
      where: { requestId: first.requestId, id: MoreThan(id) },
      order: { id: 'ASC' },
    });
  }
}
