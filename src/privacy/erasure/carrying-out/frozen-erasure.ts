import type { Change } from '../../../foundation/change';
import type { PersonalRecords } from '../../../personal-data';
import type { SubjectContacts } from '../../../mail';
import type { RequestCourse } from '../../course/request-course';
import type { RightsRequest } from '../../requests/rights-request.entity';
import {
  type ErasureOrders,
  filesOf,
  frozenPlanOf,
  type FrozenPlan,
  type PersonFiles,
  scopeOfOrder,
} from '../deciding/erasure-orders';
import type { ErasurePlanner } from '../plan/planner';
import type { FileEraser } from './file-eraser';
import { type Identifiers, identifiersOf } from './identifiers';
import { overtakeOthers } from './overtaking';

/** An erasure whose plan stands: what facts change from now on changes nothing of it. */
export interface FrozenErasure {
  plan: FrozenPlan;
  files: PersonFiles;
  /** As they are in the rows now; once those go, the protective ledger has them. */
  identifiers: Identifiers;
}

export interface FreezingParts {
  planner: ErasurePlanner;
  orders: ErasureOrders;
  files: FileEraser;
  records: PersonalRecords;
  contacts: SubjectContacts;
  course: RequestCourse;
}

/** Fixes what an erasure does, before it does anything. */
export class Freezing {
  constructor(private readonly parts: FreezingParts) {}

  async freeze(change: Change, request: RightsRequest): Promise<FrozenErasure> {
    const { planner, orders, files, records, contacts, course } = this.parts;
    const { manager, at } = change;
    const order = await orders.find(manager, request.id);
    const { customerId } = request;
    const identifiers = await identifiersOf(manager, records, contacts, customerId);
    const known = frozenPlanOf(order);
    if (known) return { plan: known, files: filesOf(order), identifiers };
    const scope = scopeOfOrder(order, request);
    if (scope.endAccount) await overtakeOthers(change, course, request);
    const circumstances = await planner.circumstances(manager, customerId, scope, at);
    const plan = { ...(await planner.planIn(manager, customerId, circumstances)), circumstances };
    const found = await files.find(manager, customerId, scope);
    await orders.freeze(change, request.id, plan, found);
    return { plan, files: found, identifiers };
  }

  /** With the files that came since the plan was frozen, such as those of mails that had waited until now. */
  async filesNow(
    change: Change,
    { id, customerId }: RightsRequest,
    { plan, files: known }: FrozenErasure,
  ): Promise<PersonFiles> {
    const { files, orders } = this.parts;
    const found = await files.find(change.manager, customerId, plan.circumstances.scope);
    const all = {
      packages: [...new Set([...known.packages, ...found.packages])],
      mails: [...new Set([...known.mails, ...found.mails])],
    };
    await orders.freeze(change, id, plan, all);
    return all;
  }
}
