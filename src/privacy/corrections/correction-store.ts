import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import type { PersonalRecords } from '../../personal-data';
import { groupedBy } from '../grouping';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Scope } from '../requests/scope';
import type { ReadCorrection } from './correction-reader';
import { Correction } from './correction.entity';
import { SupplementaryStatement } from './supplementary-statement.entity';

type Asking = Pick<RightsRequest, 'id' | 'customerId'>;

/** What requests would have put right, and what people state about their data. */
export class CorrectionStore {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
  ) {}

  async keepCorrections(
    { manager }: Change,
    { id: requestId, customerId }: Asking,
    read: readonly ReadCorrection[],
  ): Promise<void> {
    const rows: Correction[] = [];
    for (const { field, from, to, isDisputed } of read) {
      const row = Object.assign(new Correction(), {
        id: newId('cor'),
        customerId,
        requestId,
        field: field.name,
        isDisputed,
        correctedAt: null,
      });
      rows.push(
        Object.assign(row, await this.records.seal(Correction, row, { fromValue: from, toValue: to })),
      );
    }
    if (rows.length > 0) await manager.insert(Correction, rows);
  }

  /** `standsSince` null: it is only asked for. */
  async keepStatement(
    { manager }: Change,
    { id: requestId, customerId }: Asking,
    text: string,
    standsSince: Date | null,
  ): Promise<void> {
    const row = Object.assign(new SupplementaryStatement(), {
      id: newId('sta'),
      customerId,
      requestId,
      standsSince,
    });
    const sealed = await this.records.seal(SupplementaryStatement, row, { text });
    await manager.insert(SupplementaryStatement, Object.assign(row, sealed));
  }

  correctionsOf(manager: EntityManager, requestId: string): Promise<Correction[]> {
    return manager.find(Correction, { where: { requestId }, order: { id: 'ASC' } });
  }

  hasStatement(manager: EntityManager, requestId: string): Promise<boolean> {
    return manager.existsBy(SupplementaryStatement, { requestId });
  }

  /** From when on the statement of a request stands with the data; null: it does not. */
  async appendStatement({ manager }: Change, requestId: string, standsSince: Date | null): Promise<void> {
    await manager.update(SupplementaryStatement, { requestId }, { standsSince });
  }

  async markCorrected({ manager, at }: Change, corrections: readonly Correction[]): Promise<void> {
    const ids = corrections.map(({ id }) => id);
    if (ids.length > 0) await manager.update(Correction, { id: In(ids) }, { correctedAt: at });
  }

  /** In the order of the input, by request. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, Correction[]>> {
    const where = { ...scope, requestId: In([...requestIds]) };
    const rows = await this.database.manager.find(Correction, { where, order: { id: 'ASC' } });
    return groupedBy(rows, (row) => row.requestId);
  }

  async statementsOf(
    requestIds: readonly string[],
    scope: Scope,
  ): Promise<Map<string, SupplementaryStatement>> {
    const where = { ...scope, requestId: In([...requestIds]) };
    const rows = await this.database.manager.findBy(SupplementaryStatement, where);
    return new Map(rows.map((row) => [row.requestId, row]));
  }
}
