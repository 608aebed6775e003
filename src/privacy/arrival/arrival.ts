import type { ObjectLiteral } from 'typeorm';
import type { Change } from '../../foundation/change';
import { faultOf, inTransaction } from '../../foundation/database';
import type { House } from '../../graphql';
import type { PersonalTable } from '../../personal-data';
import { type ArrivingRecord, arrivingRecords, type ArrivingTable } from './arriving-records';
import { documentIn } from './package-file';
import { PackageRefused } from './package-refused';

export interface Arrived {
  customerId: string;
  /** How many records, by table. */
  records: Record<string, number>;
}

type Entity = new () => { id: string } & ObjectLiteral;

/** Takes in what a person had handed over to them elsewhere (Art. 20(1)): a new customer, whole or not at all. */
export class Arrival {
  constructor(
    private readonly house: Pick<House, 'database' | 'records' | 'ledger' | 'clock' | 'limitNews'>,
  ) {}

  /** Throws PackageRefused where the file is none of ours, or the customer is here already. */
  async take(file: Buffer): Promise<Arrived> {
    const { database, records, clock } = this.house;
    const [own, ...others] = arrivingRecords(records.catalogue, documentIn(file));
    try {
      return await inTransaction(database, (manager) =>
        this.write({ manager, actor: null, at: clock.now(), afterCommit: (hint) => hint() }, own!, others),
      );
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? known() : error;
    }
  }

  private async write(
    change: Change,
    own: ArrivingTable,
    others: readonly ArrivingTable[],
  ): Promise<Arrived> {
    await this.expectUnknown(change, own);
    const customerId = await this.insert(change, own.table, own.records[0]!, null);
    for (const { table, records } of others)
      for (const record of records) await this.insert(change, table, record, customerId);
    const filled = [own, ...others].filter(({ records }) => records.length > 0);
    const fields = filled.map(({ table }) => table.name);
    await this.house.ledger.record(change, { subject: customerId, action: 'customer.imported', fields });
    await this.house.limitNews.accountOpened(change, customerId);
    return {
      customerId,
      records: Object.fromEntries(filled.map(({ table, records }) => [table.name, records.length])),
    };
  }

  /** Nobody here may be found by what this person is found by. */
  private async expectUnknown(
    { manager }: Change,
    { table, records: [record] }: ArrivingTable,
  ): Promise<void> {
    for (const { property, index } of table.columns) {
      const value = record?.[property];
      if (index === null || typeof value !== 'string') continue;
      const where = { [index]: this.house.records.indexFor(table.entity, property, value) };
      if (await manager.existsBy<ObjectLiteral>(table.entity, where)) throw known();
    }
  }

  /** A row of its own id; answers it. */
  private async insert(
    { manager, at }: Change,
    table: PersonalTable,
    record: ArrivingRecord,
    customerId: string | null,
  ): Promise<string> {
    const initials = [...table.initials].map(([property, initial]) => [property, initial(at)]);
    const values: ObjectLiteral = { ...Object.fromEntries(initials), ...record };
    if (customerId !== null) values[table.subject] = customerId;
    const isSealed = (property: string) =>
      table.columns.some((column) => column.property === property && column.isSealed);
    const part = (sealed: boolean) =>
      Object.fromEntries(Object.entries(values).filter(([property]) => isSealed(property) === sealed));
    const plain = this.typed(table, part(false)) as { id: string } & ObjectLiteral;
    const sealed = await this.house.records.seal(table.entity as Entity, plain, part(true));
    await manager.insert(table.entity, { ...plain, ...sealed });
    return plain.id;
  }

  /** An instant is a text in a file and a Date in a column. */
  private typed({ entity }: PersonalTable, values: ObjectLiteral): ObjectLiteral {
    const { columns } = this.house.database.getMetadata(entity);
    const isInstant = (property: string) =>
      columns.some(({ propertyName, type }) => propertyName === property && type === 'datetime');
    return Object.fromEntries(
      Object.entries(values).map(([property, value]) => [
        property,
        isInstant(property) && typeof value === 'string' ? new Date(value) : value,
      ]),
    );
  }
}

function known(): PackageRefused {
  return new PackageRefused(
    'This customer is here already: the e-mail address, telephone number or sign-in is known.',
  );
}
