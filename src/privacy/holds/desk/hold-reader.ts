import { type DataSource, type FindOptionsWhere, In, Not } from 'typeorm';
import type { Actor } from '../../../foundation/actor';
import { findPage, type Page, type PageRequest } from '../../../foundation/database';
import { LegalHold } from '../legal-hold.entity';

const readers: readonly Actor['role'][] = ['PRIVACY_OFFICER', 'DATA_PROTECTION_OFFICER'];

/** Reads holds for officers and the data protection officer, but for those on their own data as customers. */
export class HoldReader {
  constructor(private readonly database: DataSource) {}

  /** Nothing for anybody else. */
  async findMany(ids: readonly string[], actor: Actor | null): Promise<Map<string, LegalHold>> {
    if (!actor || !readers.includes(actor.role)) return new Map();
    const rows = await this.database.manager.findBy(LegalHold, { ...othersThan(actor), id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Newest first, released ones among them. */
  list(actor: Actor, page: PageRequest): Promise<Page<LegalHold>> {
    const where = othersThan(actor);
    return findPage(this.database.manager, { entity: LegalHold, where, newestBy: 'placedAt' }, page);
  }
}

/** The subject never learns the case, not as a member of staff either. */
function othersThan({ ownRecordId }: Actor): FindOptionsWhere<LegalHold> {
  return ownRecordId === null ? {} : { customerId: Not(ownRecordId) };
}
