import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { operationsOf } from './operations';

const portal = operationsOf('portal');

/** An id of an example: a prefix that says of what, and a number that says which one, from 0 on. */
const exampleId = /^([a-z]{3})_00000000-0000-7000-8000-(\d{12})$/;
/** What a person copies from elsewhere: "paste the signed receipt here". */
const pasted = /^paste the (.+) here$/;

/** Puts what is ada's in the place of an example's ids, and what she would paste in that of its words. */
export class Examples {
  constructor(
    private readonly house: TestHouse,
    private readonly ada: Visitor,
  ) {}

  /** A copy of ada's data, asked for and made. */
  async prepare(): Promise<void> {
    const { requestAccess } = await this.ask('RequestAccess', { input: {} });
    const { id } = requestAccess.request;
    await until(async () => (await this.ask('Request', { id })).node.state === 'FULFILLED');
  }

  async filled<T>(value: T): Promise<T> {
    if (typeof value === 'string') return (await this.textFor(value)) as T;
    if (Array.isArray(value)) return (await Promise.all(value.map((each) => this.filled(each)))) as T;
    if (typeof value !== 'object' || value === null) return value;
    const parts = Object.entries(value).map(async ([key, part]) => [key, await this.filled(part)] as const);
    return Object.fromEntries(await Promise.all(parts)) as T;
  }

  private async textFor(text: string): Promise<string> {
    const [, prefix, number] = exampleId.exec(text) ?? [];
    if (prefix) return this.idOf(prefix, Number(number));
    const [, wanted] = pasted.exec(text) ?? [];
    return wanted ? this.pasted(wanted) : text;
  }

  /** The id of one of ada's objects of a kind, whichever table holds it. */
  private async idOf(prefix: string, number: number): Promise<string> {
    const customerId = await this.customerId();
    if (prefix === 'cus') return customerId;
    const { entityMetadatas, manager } = this.house.app.house.database;
    const owned = entityMetadatas.filter((table) =>
      ['id', 'customerId'].every((name) => table.findColumnWithPropertyName(name)),
    );
    const rows = await Promise.all(
      owned.map(({ target }) =>
        manager.find<{ id: string; customerId: string }>(target, {
          where: { customerId },
          order: { id: 'ASC' },
        }),
      ),
    );
    const ids = rows.flat().map(({ id }) => id);
    const id = ids.filter((each) => each.startsWith(`${prefix}_`))[number];
    if (!id) throw new Error(`Ada has no ${prefix} number ${number}.`);
    return id;
  }

  private async pasted(wanted: string): Promise<string> {
    const fetched = this.sources[wanted];
    if (!fetched) throw new Error(`test/clients/examples.ts does not know where to copy the ${wanted}.`);
    return fetched();
  }

  private readonly sources: Record<string, () => Promise<string>> = {
    'signed receipt': async () => {
      const { node } = await this.ask('Request', { id: await this.idOf('req', 0) });
      return node.receipts[0].signed;
    },
  };

  private async customerId(): Promise<string> {
    return (await this.ask('Viewer')).viewer.customer.id;
  }

  /** By the documents of the portal, for no others are let through. */
  private async ask(name: string, variables: object = {}) {
    const { body } = portal.find((operation) => operation.name === name)!;
    const { data, errors } = await this.ada.ask(body, variables);
    if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data;
  }
}
