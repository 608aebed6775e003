import { type DataSource, type FindOptionsWhere, In } from 'typeorm';
import { findPage, type Page, type PageRequest } from '../../foundation/database';
import { groupedBy } from '../grouping';
import type { Scope } from '../requests/scope';
import type { RecipientNoticeState } from './notice.vocabulary';
import { RecipientNotice } from './recipient-notice.entity';

/** Reads notices within what the caller may see. */
export class NoticeReader {
  constructor(private readonly database: DataSource) {}

  /** Oldest first, by request. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, RecipientNotice[]>> {
    const rows = await this.database.manager.find(RecipientNotice, {
      where: { ...scope, requestId: In([...requestIds]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return groupedBy(rows, (row) => row.requestId!);
  }

  async findMany(ids: readonly string[], scope: Scope): Promise<Map<string, RecipientNotice>> {
    const rows = await this.database.manager.findBy(RecipientNotice, { ...scope, id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Newest first: of one person, or of all; in one state, or in every. */
  list(
    about: { customerId?: string; state?: RecipientNoticeState | null },
    page: PageRequest,
  ): Promise<Page<RecipientNotice>> {
    const where: FindOptionsWhere<RecipientNotice> = {};
    if (about.customerId !== undefined) where.customerId = about.customerId;
    if (about.state) where.state = about.state;
    return findPage(this.database.manager, { entity: RecipientNotice, where, newestBy: 'createdAt' }, page);
  }
}
