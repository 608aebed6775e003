import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Category } from '../../../personal-data';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { Scope } from '../../requests/scope';
import { insertOnce } from '../../../foundation/database';
import type { Circumstances } from '../plan/disposal';
import type { Plan } from '../plan/erasure-plan';
import type { ErasureScope } from '../plan/erasure-scope';
import { ErasureOrder } from './erasure-order.entity';

/** The orders of erasures: what each is to reach, when it begins, and the plan that was carried out. */
export class ErasureOrders {
  constructor(private readonly database: DataSource) {}

  async keep(change: Change, { id, customerId }: RightsRequest, endAccount: boolean): Promise<void> {
    const nothingYet = { executesAfter: null, excepted: null, plan: null, files: null };
    await insertOnce(change, ErasureOrder, { id, customerId, endAccount, ...nothingYet });
  }

  find(manager: EntityManager, requestId: string): Promise<ErasureOrder> {
    return manager.findOneByOrFail(ErasureOrder, { id: requestId });
  }

  /** False where a restored database has forgotten it. */
  isKept(manager: EntityManager, requestId: string): Promise<boolean> {
    return manager.existsBy(ErasureOrder, { id: requestId });
  }

  /** Approved, but for these categories. */
  async schedule(
    { manager }: Change,
    id: string,
    executesAfter: Date,
    except: readonly string[],
  ): Promise<void> {
    await manager.update(ErasureOrder, { id }, { executesAfter, excepted: except.join(',') || null });
  }

  /** No longer approved. */
  async unschedule({ manager }: Change, id: string): Promise<void> {
    await manager.update(ErasureOrder, { id }, { executesAfter: null, excepted: null });
  }

  /** The plan that is carried out from now on, and the files that go with it. */
  async freeze({ manager }: Change, id: string, plan: FrozenPlan, files: PersonFiles): Promise<void> {
    const written = { plan: JSON.stringify(plan), files: JSON.stringify(files) };
    await manager.update(ErasureOrder, { id }, written);
  }

  /** Nothing of it is left to be done. */
  async settle({ manager }: Change, id: string): Promise<void> {
    await manager.update(ErasureOrder, { id }, { files: null });
  }

  /** By request, within what the caller may see. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, ErasureOrder>> {
    const rows = await this.database.manager.findBy(ErasureOrder, { ...scope, id: In([...requestIds]) });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** A plan that is carried out, with the facts that it follows from. */
export type FrozenPlan = Plan & { circumstances: Circumstances };

/** Files of the person outside of the tables, by the ids of their rows. */
export interface PersonFiles {
  packages: readonly string[];
  mails: readonly string[];
}

/** What was asked for, but for what an approval leaves out. */
export function scopeOfOrder(
  { endAccount, excepted }: Pick<ErasureOrder, 'endAccount' | 'excepted'>,
  { categories }: Pick<RightsRequest, 'categories'>,
): ErasureScope {
  return {
    endAccount,
    categories: (categories?.split(',') as Category[] | undefined) ?? null,
    ...(excepted && { except: excepted.split(',') }),
  };
}

/** Null until it is carried out. */
export function frozenPlanOf({ plan }: ErasureOrder): FrozenPlan | null {
  return plan === null ? null : (JSON.parse(plan) as FrozenPlan);
}

export function filesOf({ files }: ErasureOrder): PersonFiles {
  return files === null ? { packages: [], mails: [] } : (JSON.parse(files) as PersonFiles);
}
