import { In } from 'typeorm';
import { Invoice } from '../../src/account/invoices';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { VaultKey } from '../../src/vault';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { type Cast, castOf } from './desk-kit';
import { carriedOut, newcomer } from './erasure-kit';

/** What every plan of a person with a hold shows of it. */
export const claim = { strategy: 'KEEP_UNDER_DUTY', ground: 'LEGAL_CLAIMS', law: 'Art. 17(3)(e) GDPR' };

/** A house in which one person after the other is erased. */
export class Stage {
  private people = 0;

  private constructor(
    readonly house: TestHouse,
    public cast: Cast,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<Stage> {
    const house = await openHouse(env);
    return new Stage(house, await castOf(house));
  }

  /** Somebody with an account of their own, who owes nothing. */
  async somebody() {
    this.people += 1;
    const email = `person-${this.people}@example.net`;
    const person = await newcomer(this.house, email, `C-${this.people}`);
    const customerId: string = (await person.ask('{ me { id } }')).data.me.id;
    const owed = { customerId, status: In(['OPEN']) };
    const { manager } = this.house.app.house.database;
    await manager.update(Invoice, owed, { status: 'PAID' as never });
    return { person, email, customerId };
  }

  /** Carries an erasure out; the id of the request. It takes days, so everybody signs in anew. */
  async erased(ada: Visitor, categories?: string[]): Promise<string> {
    const id = await carriedOut(this.house, { ...this.cast, ada }, categories);
    await this.renew();
    return id;
  }

  async renew(): Promise<void> {
    this.cast = await castOf(this.house);
  }

  /** The values that are put by. */
  async contentsOf(customerId: string): Promise<object[]> {
    const { database, records } = this.house.app.house;
    const parts = await database.manager.findBy(HeldPart, { customerId });
    return Promise.all(parts.map(async (part) => (await records.openJson<object>(part, 'content'))!));
  }

  /** The rules whose keys still open something of the person; '' is the person's own. */
  async openKeys(subject: string): Promise<string[]> {
    const keys = await this.house.app.house.vault.dataSource.manager.findBy(VaultKey, { subject });
    return keys.filter(({ destroyedAt }) => destroyedAt === null).map(({ rule }) => rule);
  }

  /** What is told of an erasure. */
  async toldOf(id: string) {
    const { data } = await this.cast.officer.ask(`{ node(id: "${id}") { ... on ErasureRequest {
      state receipts { kind } decision { outcome parts { subject reasonCode law until } } plan { hash } } } }`);
    const { receipts, ...rest } = data.node;
    return { ...rest, receipts: receipts.map(({ kind }: { kind: string }) => kind) };
  }

  async receiptComes(id: string, kind: string): Promise<void> {
    await until(async () => (await this.toldOf(id)).receipts.at(-1) === kind);
  }
}
