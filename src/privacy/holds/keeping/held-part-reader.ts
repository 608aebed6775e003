import { In, MoreThan } from 'typeorm';
import { asSystem } from '../../../foundation/system-change';
import type { House } from '../../../graphql';
import { HeldPart } from '../held-part.entity';
import { LegalHold } from '../legal-hold.entity';
import { categoriesOf } from '../standing-holds';

const batch = 100;

/** What is put by of one record in one category. */
export interface HeldRecord {
  category: string;
  table: string;
  row: string;
  keptAt: string;
  values: object | null;
}

/** Reads what is put by for a hold, for the claim alone; that it was read is in the person's trail. */
export async function* readHeldParts(
  { database, clock, ledger, records }: House,
  holdId: string,
): AsyncGenerator<HeldRecord> {
  const hold = await database.manager.findOneBy(LegalHold, { id: holdId });
  if (!hold || hold.releasedAt) throw new Error('There is no such hold in force.');
  const { customerId } = hold;
  const act = { subject: customerId, action: 'hold.parts_read', about: holdId };
  await asSystem(database, clock, (change) => ledger.record(change, act));
  for (let after = ''; ;) {
    const parts = await database.manager.find(HeldPart, {
      where: { customerId, category: In(categoriesOf(hold)), id: MoreThan(after) },
      order: { id: 'ASC' },
      take: batch,
    });
    for (const part of parts) {
      const { category, tableName: table, rowId: row, keptAt } = part;
      const values = await records.openJson<object>(part, 'content');
      yield { category, table, row, keptAt: keptAt.toISOString(), values };
    }
    if (parts.length < batch) return;
    after = parts.at(-1)!.id;
  }
}
