import { hash, verify } from '@node-rs/argon2';
import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Clock } from '../../../foundation/clock';
import { newToken } from '../../../foundation/cryptography';
import { faultOf } from '../../../foundation/database';
import { newId } from '../../../foundation/ids';
import type { AddressMove } from '../../../foundation/sign-ins';
import type { Vault } from '../../../vault';
import { IssuerAccount } from './issuer-account.entity';

/** OWASP's second recommendation for argon2id, the library's default variant: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface NewIssuerAccount {
  email: string;
  password: string;
  roles: readonly string[];
  customerId: string | null;
}

/** The accounts of the embedded issuer. */
export class IssuerAccounts {
  private decoy: Promise<string> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Pick<Vault, 'index'>,
    private readonly clock: Clock,
  ) {}

  /** Returns the new account's id, the subject of its tokens. Throws where the address has an account already. */
  async create(account: NewIssuerAccount, manager: EntityManager = this.dataSource.manager): Promise<string> {
    const [id] = await this.createAll([account], await this.hashOf(account.password), manager);
    return id!;
  }

  /** What `createAll` takes: hashing is made to cost time, so many accounts of a demo share one hash. */
  hashOf(password: string): Promise<string> {
    return hash(password, cost);
  }

  /** The same for several accounts with one password; their ids in the order given. */
  async createAll(
    accounts: readonly Omit<NewIssuerAccount, 'password'>[],
    passwordHash: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<string[]> {
    const rows = accounts.map(({ email, roles, customerId }) => ({
      id: newId('sub'),
      customerId,
      loginIndex: this.loginIndex(email),
      passwordHash,
      roles: roles.join(' '),
      createdAt: this.clock.now(),
    }));
    await manager.insert(IssuerAccount, rows);
    return rows.map(({ id }) => id);
  }

  /** The account, if the password is its own; an unknown address costs the same time as a wrong password. */
  async authenticate(email: string, password: string): Promise<IssuerAccount | null> {
    const account = await this.findByEmail(email);
    this.decoy ??= hash(newToken(), cost);
    const isRight = await verify(account?.passwordHash ?? (await this.decoy), password);
    return isRight && account?.passwordHash ? account : null;
  }

  findByEmail(email: string): Promise<IssuerAccount | null> {
    return this.dataSource.manager.findOneBy(IssuerAccount, { loginIndex: this.loginIndex(email) });
  }

  find(id: string): Promise<IssuerAccount | null> {
    return this.dataSource.manager.findOneBy(IssuerAccount, { id });
  }

  /** A customer signs in by another address from now on; one statement, whether that address is free or not. */
  async move(
    customerId: string,
    from: readonly string[],
    to: string,
    manager: EntityManager,
  ): Promise<AddressMove> {
    try {
      const loginIndex = this.loginIndex(to);
      const { affected } = await manager.update(IssuerAccount, this.of(customerId, from), { loginIndex });
      return affected ? 'MOVED' : 'ELSEWHERE';
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      return 'TAKEN';
    }
  }

  async close(customerId: string, addresses: readonly string[], manager: EntityManager): Promise<void> {
    await manager.update(IssuerAccount, this.of(customerId, addresses), { loginIndex: null });
  }

  /** What stands for an address where the address must not. */
  loginIndex(email: string): string {
    return this.vault.index('issuer_account', 'login', email.trim());
  }

  private of(customerId: string, addresses: readonly string[]) {
    return { customerId, loginIndex: In(addresses.map((address) => this.loginIndex(address))) };
  }
}

export function rolesOf(account: IssuerAccount): string[] {
  return account.roles.split(' ').filter(Boolean);
}
