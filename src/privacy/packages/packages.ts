import { type DataSource, In, IsNull, Not } from 'typeorm';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import { addDuration, parseIsoDuration } from '../../foundation/iso-duration';
import type { Jobs } from '../../jobs';
import { retentionRules } from '../../personal-data';
import type { Scope } from '../requests/scope';
import { DataPackage } from './data-package.entity';
import type { WrittenContent } from './package-content';

export const expiryKind = 'package.expire';
const keptFor = parseIsoDuration(retentionRules.package.period);

/** The records of packages: one for each request. */
export class Packages {
  constructor(
    private readonly database: DataSource,
    private readonly jobs: Jobs,
  ) {}

  /** The request's package, begun where there is none yet. */
  async begin(change: Change, request: { id: string; customerId: string }): Promise<DataPackage> {
    const known = await change.manager.findOneBy(DataPackage, { requestId: request.id });
    if (known) return known;
    const made = Object.assign(new DataPackage(), {
      id: newId('pkg'),
      requestId: request.id,
      customerId: request.customerId,
      attempt: null,
      bytes: null,
      sha256: null,
      files: null,
      readyAt: null,
      expiresAt: null,
      expiredAt: null,
      lastDownloadedAt: null,
    });
    await change.manager.insert(DataPackage, made);
    return made;
  }

  /** The content is complete: from now on, and until it expires, it may be downloaded. */
  async complete(
    change: Change,
    id: string,
    content: WrittenContent & { attempt: number; files: string[] },
  ): Promise<{ expiresAt: Date }> {
    const expiresAt = addDuration(change.at, keptFor);
    const { affected } = await change.manager.update(
      DataPackage,
      { id, readyAt: IsNull() },
      { ...content, readyAt: change.at, expiresAt },
    );
    if (affected !== 1) throw new Error(`Package ${id} was completed before.`);
    await this.jobs.enqueue(change, { kind: expiryKind, about: id, runAfter: expiresAt });
    return { expiresAt };
  }

  async find(id: string): Promise<DataPackage | null> {
    return this.database.manager.findOneBy(DataPackage, { id });
  }

  /** One that was begun for a request and never completed. */
  async findBegun(requestId: string): Promise<DataPackage | null> {
    return this.database.manager.findOneBy(DataPackage, { requestId, readyAt: IsNull() });
  }

  /** Those that are begun and not complete, by request. */
  async begunOf(requestIds: readonly string[]): Promise<Map<string, DataPackage>> {
    const where = { requestId: In([...requestIds]), readyAt: IsNull() };
    const rows = await this.database.manager.findBy(DataPackage, where);
    return new Map(rows.map((row) => [row.requestId, row]));
  }

  /** Those that are complete, by request. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, DataPackage>> {
    const where = { ...scope, requestId: In([...requestIds]), readyAt: Not(IsNull()) };
    const rows = await this.database.manager.findBy(DataPackage, where);
    return new Map(rows.map((row) => [row.requestId, row]));
  }
}
