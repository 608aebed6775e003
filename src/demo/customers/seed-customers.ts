import { type EntityManager, Like } from 'typeorm';
import { faultOf, inTransaction } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { House } from '../../graphql';
import { type EmbeddedIssuer, Identity } from '../../identity';
import { addAccount } from '../account/account-rows';
import { Rows } from '../account/rows';
import { Milestone } from '../milestone.entity';
import { type DemoCustomer, demoPassword } from '../people';
import { renderLater } from '../render-later';
import { madeUpCustomer } from './made-up-customer';
import { madeUpHistory } from './made-up-history';
import { Random } from './random';

/** Customers written in one transaction: about five hundred rows. */
const batch = 10;

export interface CustomersOrder {
  /** How many there are to be in the end. */
  total: number;
  /** Names them all: the same seed makes up the same people. */
  seed: number;
}

/** Sign-ins for customers who are made up. */
interface SignInMaker {
  issuer: EmbeddedIssuer;
  passwordHash: string;
}

/**
 * Fills a database with customers who are made up, as many as are missing. A batch that was written is
 * never written again: whom an erasure removed does not come back.
 */
export async function seedCustomers(
  house: House,
  issuer: EmbeddedIssuer | null,
  order: CustomersOrder,
  reached: (count: number) => void,
): Promise<void> {
  const signIns = issuer && { issuer, passwordHash: await issuer.accounts.hashOf(demoPassword) };
  for (let count = await countOf(house, order); ; count = await countOf(house, order)) {
    reached(count);
    if (count >= order.total) return;
    try {
      await seedBatch(house, signIns, order.seed, count, Math.min(count + batch, order.total));
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error; // another process wrote this batch
    }
  }
}

async function seedBatch(
  house: House,
  signIns: SignInMaker | null,
  seed: number,
  from: number,
  to: number,
): Promise<void> {
  const people = Array.from({ length: to - from }, (_, i) => `${seed}-${from + i + 1}`).map((tag) => {
    const random = new Random(tag);
    return { customerId: newId('cus'), person: madeUpCustomer(random, tag), history: madeUpHistory(random) };
  });
  await house.vault.welcome(
    people.map(({ customerId }) => customerId),
    ['invoice'],
  );
  const rows = new Rows();
  const rendered: string[] = [];
  for (const each of people) rendered.push(...(await addAccount(house, rows, each)));
  await inTransaction(house.database, async (manager) => {
    await manager.insert(Milestone, { name: milestone(seed, to), reachedAt: house.clock.now() });
    await rows.write(manager);
    await renderLater(house, manager, rendered);
    if (signIns) await bind(house, manager, signIns, people);
  });
}

async function bind(
  { signIns, clock }: House,
  manager: EntityManager,
  { issuer, passwordHash }: SignInMaker,
  people: readonly { customerId: string; person: DemoCustomer }[],
): Promise<void> {
  const accounts = people.map(({ customerId, person: { email } }) => ({
    email,
    roles: ['CUSTOMER'],
    customerId,
  }));
  const subjects = await issuer.accounts.createAll(accounts, passwordHash, manager);
  const createdAt = clock.now();
  const holders = people.map(({ customerId }, i) => ({
    customerId,
    issuer: signIns.issuer,
    subject: subjects[i]!,
  }));
  await manager.insert(
    Identity,
    holders.map((holder) => ({ id: newId('idn'), ...holder, createdAt })),
  );
}

/** How many of them are there: every batch has left the number that it reached. */
async function countOf({ database }: House, { seed }: CustomersOrder): Promise<number> {
  const [last] = await database.manager.find(Milestone, {
    where: { name: Like(`customers/${seed}/%`) },
    order: { name: 'DESC' },
    take: 1,
  });
  return last ? Number(last.name.split('/')[2]) : 0;
}

function milestone(seed: number, count: number): string {
  return `customers/${seed}/${String(count).padStart(9, '0')}`;
}
