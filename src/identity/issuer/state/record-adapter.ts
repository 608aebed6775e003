import { type DataSource, type FindOptionsWhere, IsNull } from 'typeorm';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Clock } from '../../../foundation/clock';
import { decrypt, encrypt, sha256 } from '../../../foundation/cryptography';
import { inTransaction } from '../../../foundation/database';
import type { RevokedSessions } from '../../callers';
import { IssuerRecord } from './issuer-record.entity';

/** A client that lost the answer may send its refresh token again this soon. */
export const graceSeconds = 10;

export interface IssuerStore {
  issuer: string;
  dataSource: DataSource;
  key: Buffer;
  revoked: RevokedSessions;
  clock: Clock;
}

/** Keeps one model of the issuer's state in the database. */
export class RecordAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly store: IssuerStore,
    /** What to throw where a code or token was used up by somebody else at the same moment. */
    private readonly lostRace: () => Error,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const idHash = this.idHash(id);
    const row: IssuerRecord = {
      idHash,
      model: this.model,
      payload: encrypt(this.store.key, Buffer.from(JSON.stringify(payload)), Buffer.from(idHash)).toString(
        'base64',
      ),
      grantHash: this.grantHash(id, payload),
      uidHash: hashOrNull(payload.uid),
      accountHash: hashOrNull(payload.accountId),
      consumedAt: null,
      expiresAt: new Date(this.now().getTime() + expiresIn * 1000),
    };
    await this.manager.upsert(IssuerRecord, row, ['idHash']);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.open(await this.manager.findOneBy(IssuerRecord, { idHash: this.idHash(id) }));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.open(await this.manager.findOneBy(IssuerRecord, { model: this.model, uidHash: hashOf(uid) }));
  }

  /** The device flow is off: nothing has a user code. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const idHash = this.idHash(id);
    const used = await this.manager.update(
      IssuerRecord,
      { idHash, consumedAt: IsNull() },
      { consumedAt: this.now() },
    );
    if (used.affected === 1) return;
    const row = await this.manager.findOneBy(IssuerRecord, { idHash });
    if (!row || this.isUsedUp(row)) throw this.lostRace();
  }

  async destroy(id: string): Promise<void> {
    await this.remove({ idHash: this.idHash(id) });
  }

  /** A token family ends: at sign-out, at revocation, or because a refresh token was used again. */
  async revokeByGrantId(grantId: string): Promise<void> {
    // It is called for each model at once; the access tokens, which are kept nowhere, go by the deny-list.
    if (this.model === 'AccessToken')
      await this.store.revoked.revokeSession(this.store.issuer, sessionIdOf(grantId));
    await this.remove({ model: this.model, grantHash: grantHashOf(grantId) });
  }

  /** The provider ends all that is of one grant at once: on a server these deletes can deadlock, and are tried again. */
  private async remove(where: FindOptionsWhere<IssuerRecord>): Promise<void> {
    await inTransaction(this.store.dataSource, (manager) => manager.delete(IssuerRecord, where));
  }

  private get manager() {
    return this.store.dataSource.manager;
  }

  private now(): Date {
    return this.store.clock.now();
  }

  private idHash(id: string): string {
    return hashOf(`${this.model}|${id}`);
  }

  private grantHash(id: string, { grantId }: AdapterPayload): string | null {
    const grant = this.model === 'Grant' ? id : grantId;
    return grant === undefined ? null : grantHashOf(grant);
  }

  private open(row: IssuerRecord | null): AdapterPayload | undefined {
    if (!row) return undefined;
    const payload = payloadOf(row, this.store.key);
    return this.isUsedUp(row)
      ? { ...payload, consumed: Math.floor(row.consumedAt!.getTime() / 1000) }
      : payload;
  }

  private isUsedUp({ model, consumedAt }: IssuerRecord): boolean {
    if (!consumedAt) return false;
    const grace = model === 'RefreshToken' ? graceSeconds * 1000 : 0;
    return this.now().getTime() >= consumedAt.getTime() + grace;
  }
}

/** The `sid` of the access tokens of a grant: a new grant is a new session, so that a deny-list entry ends one only. */
export function sessionIdOf(grantId: string): string {
  return hashOf(`sid|${grantId}`);
}

/** What a row holds, in clear. */
export function payloadOf({ payload, idHash }: IssuerRecord, key: Buffer): AdapterPayload {
  const text = decrypt(key, Buffer.from(payload, 'base64'), Buffer.from(idHash));
  return JSON.parse(text.toString('utf8')) as AdapterPayload;
}

/** The records of a grant are found by its session too. */
function grantHashOf(grantId: string): string {
  return hashOf(sessionIdOf(grantId));
}

function hashOrNull(value: string | undefined): string | null {
  return value === undefined ? null : hashOf(value);
}

export function hashOf(value: string): string {
  return sha256(value).toString('base64url');
}
