import { type DataSource, In, IsNull, LessThan, type EntityManager } from 'typeorm';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Clock } from '../../../foundation/clock';
import { decrypt, encrypt, sha256 } from '../../../foundation/cryptography';
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
      grantHash: hashOrNull(payload.grantId),
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
    await this.manager.delete(IssuerRecord, { idHash: this.idHash(id) });
  }

  /** A token family ends: at sign-out, at revocation, or because a refresh token was used again. */
  async revokeByGrantId(grantId: string): Promise<void> {
    // It is called for each model at once; the access tokens, which are kept nowhere, go by the deny-list.
    if (this.model === 'AccessToken')
      await this.store.revoked.revokeSession(this.store.issuer, sessionIdOf(grantId));
    await this.manager.delete(IssuerRecord, { model: this.model, grantHash: hashOf(grantId) });
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

  private open(row: IssuerRecord | null): AdapterPayload | undefined {
    if (!row) return undefined;
    const text = decrypt(this.store.key, Buffer.from(row.payload, 'base64'), Buffer.from(row.idHash));
    const payload = JSON.parse(text.toString('utf8')) as AdapterPayload;
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

/** Ends all sessions and refresh tokens of an account; its access tokens go by the deny-list. */
export async function endSessionsOf(
  subject: string,
  { dataSource, issuer, revoked }: IssuerStore,
): Promise<void> {
  await revoked.revokeSubject(issuer, subject);
  await forgetSessionsOf(subject, dataSource.manager);
}

/** Removes what the issuer keeps of an account's sign-ins: no refresh token of it is good any more. */
export async function forgetSessionsOf(subject: string, manager: EntityManager): Promise<void> {
  await manager.delete(IssuerRecord, { accountHash: hashOf(subject) });
}

const batch = 500;

/** Removes what is past its time. */
export async function sweepRecords({
  dataSource,
  clock,
}: Pick<IssuerStore, 'dataSource' | 'clock'>): Promise<void> {
  for (;;) {
    const where = { expiresAt: LessThan(clock.now()) };
    const rows = await dataSource.manager.find(IssuerRecord, {
      select: { idHash: true },
      where,
      take: batch,
    });
    if (rows.length > 0)
      await dataSource.manager.delete(IssuerRecord, { idHash: In(rows.map((row) => row.idHash)) });
    if (rows.length < batch) return;
  }
}

function hashOrNull(value: string | undefined): string | null {
  return value === undefined ? null : hashOf(value);
}

function hashOf(value: string): string {
  return sha256(value).toString('base64url');
}
