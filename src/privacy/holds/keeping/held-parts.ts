import { type DataSource, type EntityManager, In, type ObjectLiteral } from 'typeorm';
import type { Change } from '../../../foundation/change';
import { newId } from '../../../foundation/ids';
import type { Work } from '../../../jobs';
import type {
  Category,
  Passing,
  PersonalColumn,
  PersonalRecords,
  PersonalTable,
} from '../../../personal-data';
import { KeyDestroyed } from '../../../vault';
import { rowFates } from '../../erasure/carrying-out/row-fates';
import { type Circumstances, onceSettled } from '../../erasure/plan/disposal';
import { insertOnce } from '../../../foundation/database';
import { HeldPart } from '../held-part.entity';
import { isHoldable, type StandingHold, standingHolds } from '../standing-holds';

const batch = 100;

type Transactions = Pick<Work, 'change'>;
type Row = ObjectLiteral & { id: string };

/** By whose request something of whom is taken away. */
export interface Taking {
  customerId: string;
  requestId: string;
  /** Done anew in a restored database: the key may be destroyed, of a hold that was released since. */
  isReplayed?: boolean;
}

/** What is about to go of some rows of one table. */
interface Going {
  table: PersonalTable;
  columns: readonly PersonalColumn[];
  ids: readonly string[];
}

/** Puts what is held by, before it is taken away: sealed under a key of its own, where no other work finds it. */
export class HeldParts {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
  ) {}

  /** Of everything that an erasure takes away, now or once nothing is owed; done again, it keeps what is still missing. */
  async keepFromErasure(work: Transactions, taking: Taking, circumstances: Circumstances): Promise<void> {
    const { manager } = this.database;
    if ((await standingHolds(manager, [taking.customerId])).length === 0) return;
    for (const { table, columns } of rowFates(this.records.catalogue, onceSettled(circumstances))) {
      const going = (columns ?? table.columns).filter(isHoldable);
      if (going.length === 0) continue;
      for (let after: string | null = ''; after !== null;) {
        const ids = await nextIds(manager, table, taking.customerId, after);
        if (ids.length > 0)
          await work.change((change) => this.keep(change, taking, { table, columns: going, ids }));
        after = ids.length === batch ? ids.at(-1)! : null;
      }
    }
  }

  /** Of what goes because its time is over; no request took it, and nobody is waiting to hear of it. */
  async keepFromTime(change: Change, { customerId, ...going }: Passing): Promise<void> {
    if (!going.columns.some(isHoldable)) return;
    const day = change.at.toISOString().slice(0, 10);
    // What goes of a row before the rest of it is put by apart, though both went on one day.
    const isPart = going.columns.length < going.table.columns.length;
    const names = going.columns.map(({ property }) => property).join('+');
    await this.keep(change, { customerId, requestId: isPart ? `${day}/${names}` : day }, going);
  }

  /** Of these rows, in the transaction that takes them away. */
  async keep(change: Change, taking: Taking, { table, columns, ids }: Going): Promise<void> {
    const holds = await standingHolds(change.manager, [taking.customerId]);
    const held = columns.filter((column) => isHoldable(column) && holdsOn(holds, column.category).length > 0);
    if (held.length === 0 || ids.length === 0) return;
    const rows = await change.manager.findBy<Row>(table.entity, {
      id: In([...ids]),
      [table.subject]: taking.customerId,
    });
    const kept = await keptAlready(change.manager, taking, table, ids);
    for (const row of rows)
      for (const category of new Set(held.map((column) => column.category))) {
        if (kept.has(`${row.id}|${category}`)) continue;
        const content = await this.contentOf(
          row,
          held.filter((column) => column.category === category),
        );
        const isSecret = holdsOn(holds, category).every((hold) => hold.isSecret);
        if (content) await this.putBy(change, taking, { table, row, category, content, isSecret });
      }
  }

  private async putBy(
    change: Change,
    taking: Taking,
    part: { table: PersonalTable; row: Row; category: Category; content: object; isSecret: boolean },
  ): Promise<void> {
    const { table, row, category, content, isSecret } = part;
    const { customerId, requestId } = taking;
    const written = Object.assign(new HeldPart(), {
      id: newId('hpt'),
      customerId,
      requestId,
      category,
      tableName: table.name,
      rowId: row.id,
      isSecret,
      keptAt: change.at,
    });
    try {
      Object.assign(written, await this.records.seal(HeldPart, written, { content }));
    } catch (error) {
      // Whatever kept it then was released since.
      if (taking.isReplayed && error instanceof KeyDestroyed) return;
      throw error;
    }
    await insertOnce(change, HeldPart, written);
  }

  /** Null where there is nothing in them. */
  private async contentOf(row: Row, columns: readonly PersonalColumn[]): Promise<object | null> {
    const content: Record<string, unknown> = {};
    for (const { property, isSealed } of columns) {
      const value: unknown = isSealed ? await this.records.open(row, property) : row[property];
      if (value !== null && value !== undefined) content[property] = value;
    }
    return Object.keys(content).length > 0 ? content : null;
  }
}

function holdsOn(holds: readonly StandingHold[], category: Category): StandingHold[] {
  return holds.filter(({ categories }) => categories.includes(category));
}

async function nextIds(
  manager: EntityManager,
  { entity, subject }: PersonalTable,
  customerId: string,
  after: string,
): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder(entity as new () => Row, 'row')
    .select('row.id', 'id')
    .where(`row.${subject} = :customerId AND row.id > :after`, { customerId, after })
    .orderBy('row.id', 'ASC')
    .limit(batch)
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

async function keptAlready(
  manager: EntityManager,
  { requestId }: Taking,
  { name }: PersonalTable,
  ids: readonly string[],
): Promise<Set<string>> {
  const parts = await manager.find(HeldPart, {
    select: { rowId: true, category: true },
    where: { requestId, tableName: name, rowId: In([...ids]) },
  });
  return new Set(parts.map(({ rowId, category }) => `${rowId}|${category}`));
}
