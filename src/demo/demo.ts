import type { EntityManager } from 'typeorm';
import { faultOf, inTransaction } from '../foundation/database';
import { newId } from '../foundation/ids';
import type { House } from '../graphql';
import { type EmbeddedIssuer, Identity, issuerOf, StaffMember } from '../identity';
import { passing } from '../processing';
import { addAccount } from './account/account-rows';
import { Rows } from './account/rows';
import { demoHistory } from './history';
import { Milestone } from './milestone.entity';
import { demoCustomers, demoPassword, demoStaff, type DemoCustomer, type DemoStaff } from './people';
import { renderLater } from './render-later';

const milestone = 'demo';

/** Fills an empty database with the demo's people, once in its life; false where that was done before. */
export function seedDemo(house: House, issuer: EmbeddedIssuer): Promise<boolean> {
  const passage = { entrance: milestone, purpose: 'service', exemption: 'STORAGE' } as const;
  return passing(passage, () => seedOnce(house, issuer));
}

async function seedOnce(house: House, issuer: EmbeddedIssuer): Promise<boolean> {
  if (await house.database.manager.existsBy(Milestone, { name: milestone })) return false;
  try {
    await inTransaction(house.database, async (manager) => {
      await manager.insert(Milestone, { name: milestone, reachedAt: house.clock.now() });
      for (const person of demoCustomers) await seedCustomer(house, issuer, manager, person);
      for (const [i, member] of demoStaff.entries()) await seedStaff(house, issuer, manager, member, i + 101);
    });
    return true;
  } catch (error) {
    if (faultOf(error) !== 'duplicate') throw error;
    return false; // another process was first
  }
}

async function seedCustomer(
  house: House,
  issuer: EmbeddedIssuer,
  manager: EntityManager,
  person: DemoCustomer,
): Promise<void> {
  const customerId = newId('cus');
  const rows = new Rows();
  const invoices = await addAccount(house, rows, { customerId, person, history: demoHistory });
  await rows.write(manager);
  await renderLater(house, manager, invoices);
  const subject = await issuer.accounts.create(
    { email: person.email, password: demoPassword, roles: ['CUSTOMER'], customerId },
    manager,
  );
  const identity = {
    id: newId('idn'),
    issuer: issuerOf(house.settings.publicUrl),
    subject,
    customerId,
    createdAt: house.clock.now(),
  };
  await manager.insert(Identity, identity);
}

async function seedStaff(
  house: House,
  issuer: EmbeddedIssuer,
  manager: EntityManager,
  { email, role, displayName }: DemoStaff,
  number: number,
): Promise<void> {
  const subject = await issuer.accounts.create(
    { email, password: demoPassword, roles: [role], customerId: null },
    manager,
  );
  const holder = { issuer: issuerOf(house.settings.publicUrl), subject };
  await manager.insert(StaffMember, {
    id: newId('stf'),
    ...holder,
    role,
    isActive: true,
    displayName,
    number,
    ownCustomerId: null,
  });
}
