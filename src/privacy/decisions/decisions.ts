import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import type { PersonalRecords } from '../../personal-data';
import { insertOnce } from '../../foundation/database';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Scope } from '../requests/scope';
import type { DecisionPart } from './decision-parts';
import { Decision } from './decision.entity';
import { DecisionOutcome } from './decision.vocabulary';

export interface Ruling {
  outcome: DecisionOutcome;
  reasonCode?: string | null;
  reason?: string | null;
  evidence?: string | null;
  parts?: readonly DecisionPart[];
}

/** What was decided about requests, and by whom. */
export class Decisions {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
  ) {}

  /** In the caller's transaction, instead of an earlier one; the request tells whether it comes late. */
  async write(change: Change, request: RightsRequest, ruling: Ruling): Promise<void> {
    const { outcome, reasonCode = null, reason = null, evidence = null, parts = [] } = ruling;
    const decision = Object.assign(new Decision(), {
      id: newId('dec'),
      customerId: request.customerId,
      requestId: request.id,
      outcome,
      reasonCode,
      decidedById: change.actor?.staffId ?? null,
      decidedBy: change.actor?.staffName ?? null,
      decidedAt: change.at,
      language: request.language,
      isLate: change.at >= request.dueAt,
    });
    const sealed = await this.records.seal(Decision, decision, { reason, evidence, parts });
    await change.manager.delete(Decision, { requestId: request.id });
    await insertOnce(change, Decision, Object.assign(decision, sealed));
  }

  /** Other parts in a decision that stands: what could be carried out differs from what was foreseen. */
  async amend(change: Change, decision: Decision, parts: readonly DecisionPart[]): Promise<void> {
    const { FULFILLED, PARTLY_FULFILLED } = DecisionOutcome;
    const sealed = await this.records.seal(Decision, decision, { parts });
    const outcome = parts.length > 0 ? PARTLY_FULFILLED : FULFILLED;
    await change.manager.update(Decision, { id: decision.id }, { ...sealed, outcome });
  }

  /** Of a request; null while nothing is decided. */
  find(manager: EntityManager, requestId: string): Promise<Decision | null> {
    return manager.findOneBy(Decision, { requestId });
  }

  /** By request, within what the caller may see. */
  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, Decision>> {
    const rows = await this.database.manager.findBy(Decision, { ...scope, requestId: In([...requestIds]) });
    return new Map(rows.map((row) => [row.requestId, row]));
  }

  /** What it says part by part. */
  async partsOf(decision: Decision): Promise<DecisionPart[]> {
    return (await this.records.openJson<DecisionPart[]>(decision, 'parts')) ?? [];
  }

  /** What was left out of an approval. */
  async refusedSubjects(manager: EntityManager, requestId: string): Promise<string[]> {
    const decision = await this.find(manager, requestId);
    const parts = decision ? await this.partsOf(decision) : [];
    return parts.filter(({ outcome }) => outcome === DecisionOutcome.REFUSED).map(({ subject }) => subject);
  }
}
