import type { DataSource } from 'typeorm';
import type { Change } from '../../../foundation/change';
import { truncateLog } from '../../../foundation/database';
import type { ErasureAim, Erasures } from '../../../foundation/erasures';
import type { SignIns } from '../../../foundation/sign-ins';
import type { Jobs, Work } from '../../../jobs';
import type { RightExecution } from '../../execution/right-execution';
import type { HeldParts } from '../../holds/keeping/held-parts';
import { releaseAnew } from '../../holds/hold-records';
import { holdLaw } from '../../holds/standing-holds';
import type { TellsRecipients } from '../../recipients/tells-recipients';
import type { RequestRegister } from '../../register/request-register';
import { codesOfRequest } from '../../register/restored-requests';
import type { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState, Right } from '../../requests/vocabulary';
import { type ErasureOrders, frozenPlanOf, type PersonFiles } from '../deciding/erasure-orders';
import type { Plan } from '../plan/erasure-plan';
import { keyOf } from './erasure-keys';
import type { FileEraser } from './file-eraser';
import type { Freezing, FrozenErasure } from './frozen-erasure';
import { readIdentifiers } from './identifiers';
import type { KeyDestruction } from './key-destruction';
import type { LastMails } from './last-mails';
import { isOtherUnderWay } from './overtaking';
import type { ProtectsErasures } from './protects-erasures';
import type { ResidueCheck } from './residue-check';
import type { RowEraser } from './row-eraser';
import type { Settlement } from './settlement';

export interface ErasureExecutionParts {
  database: DataSource;
  jobs: Jobs;
  register: RequestRegister;
  orders: ErasureOrders;
  erasures: Erasures;
  signIns: SignIns;
  /** Whoever tells recipients of the data about it (Art. 19). */
  recipients: readonly TellsRecipients[];
  protective: ProtectsErasures;
  freezing: Freezing;
  held: HeldParts;
  rows: RowEraser;
  files: FileEraser;
  residue: ResidueCheck;
  mails: LastMails;
  settlement: Settlement;
  keys: KeyDestruction;
}

const waitForAnotherMs = 60_000;

/**
 * Carries an erasure out. Every step is marked as it is done or may be done again, so that it goes on
 * wherever it was interrupted; nothing is destroyed before it is in the protective ledger.
 */
export class ErasureExecution implements RightExecution {
  readonly right = Right.ERASURE;

  constructor(private readonly parts: ErasureExecutionParts) {}

  /** Not while somebody can still take the address back: then it is held, and examined again. */
  async startsAt(change: Change, request: RightsRequest): Promise<Date | null> {
    const { orders, erasures, register } = this.parts;
    const { executesAfter } = await orders.find(change.manager, request.id);
    if (!executesAfter || executesAfter > change.at) return executesAfter;
    if (await isOtherUnderWay(change, request)) return new Date(change.at.getTime() + waitForAnotherMs);
    const { undoableUntil } = await erasures.facts(change.manager, request.customerId);
    if (!undoableUntil || change.at >= request.dueAt) return executesAfter;
    await register.holdErasures(change, request.customerId);
    return null;
  }

  async execute(work: Work, request: RightsRequest): Promise<void> {
    const { freezing, settlement } = this.parts;
    const erasure = await work.change((change) => freezing.freeze(change, request));
    await this.protect(request, erasure);
    const taking = { customerId: request.customerId, requestId: request.id };
    await this.parts.held.keepFromErasure(work, taking, erasure.plan.circumstances);
    if (erasure.plan.endAccount) await this.signOut(work, request);
    await this.tellOthers(work, request, erasure.plan);
    const files = await this.destroy(work, request, erasure);
    await this.sayGoodbye(work, request, erasure.plan);
    await this.check(request, { ...erasure, files });
    await work.once('settled', (change) => settlement.settle(change, request, erasure.plan));
    await this.forget(request, erasure.plan);
    await work.finish((change) => releaseAnew(change, this.parts.jobs, request.customerId));
  }

  /** What is settled and was interrupted before the keys were destroyed is brought to its end. */
  async abandon(work: Work, { id, customerId, state }: RightsRequest): Promise<void> {
    if (state !== RequestState.FULFILLED && state !== RequestState.PARTLY_FULFILLED) return;
    const plan = frozenPlanOf(await this.parts.orders.find(this.parts.database.manager, id));
    if (!plan) return;
    await this.forget({ id, customerId }, plan);
    await work.change((change) => releaseAnew(change, this.parts.jobs, customerId));
  }

  private async protect(request: RightsRequest, erasure: FrozenErasure): Promise<void> {
    const { database, erasures, protective } = this.parts;
    const { id, customerId } = request;
    const { endAccount, hash, circumstances } = erasure.plan;
    const codes = {
      ...codesOfRequest(request),
      plan: hash,
      endsAccount: endAccount,
      isSettled: circumstances.account.owedOn === null,
      categories: goneOf(erasure.plan),
      except: circumstances.scope.except ?? [],
      barred: endAccount ? await erasures.barred(database.manager, customerId) : [],
    };
    const identifiers = endAccount ? JSON.stringify(erasure.identifiers) : null;
    const protection = { key: keyOf(id), kind: 'erasure', subject: customerId, codes } as const;
    await protective.announce(protection, identifiers);
  }

  private async signOut(work: Work, { customerId }: RightsRequest): Promise<void> {
    await work.once('signed-out', ({ manager }) => this.parts.signIns.endAll(manager, customerId));
  }

  private async tellOthers(
    work: Work,
    { id, customerId }: RightsRequest,
    plan: FrozenErasure['plan'],
  ): Promise<void> {
    const { erasures, recipients } = this.parts;
    await erasures.release(aimOf(customerId, plan));
    const news = {
      customerId,
      requestId: id,
      about: 'erasure',
      categories: goneOf(plan),
    } as const;
    await work.once('recipients-told', async (change) => {
      for (const recipient of recipients) await recipient.tell(change, news);
    });
  }

  /** The files that went. */
  private async destroy(work: Work, request: RightsRequest, erasure: FrozenErasure): Promise<PersonFiles> {
    const { erasures, freezing, rows, mails, files: fileEraser } = this.parts;
    const { customerId } = request;
    const { plan } = erasure;
    if (plan.endAccount) {
      await mails.handOverWaiting(work, customerId);
      await work.once('account-ended', async (change) => {
        await erasures.prepare(change, customerId);
        await erasures.endAccount(change, customerId);
      });
      await erasures.forget(customerId);
    }
    const files = await work.change((change) => freezing.filesNow(change, request, erasure));
    await fileEraser.erase(work, files);
    await rows.erase(work, customerId, plan.circumstances);
    return files;
  }

  private async sayGoodbye(work: Work, request: RightsRequest, plan: Plan): Promise<void> {
    const { protective, mails } = this.parts;
    const { address } = readIdentifiers(await protective.identifiersOf(keyOf(request.id)));
    if (plan.endAccount && address) await mails.sendLast(work, request, address, plan);
  }

  private async check({ id, customerId }: RightsRequest, { plan, files }: FrozenErasure): Promise<void> {
    const { residue, protective } = this.parts;
    const { values } = readIdentifiers(await protective.identifiersOf(keyOf(id)));
    await residue.run(customerId, plan.circumstances, files, values);
  }

  /** The last of it: what could still tell of the person, and the pages of the log in which their values stood. */
  private async forget(
    { id, customerId }: Pick<RightsRequest, 'id' | 'customerId'>,
    { endAccount, circumstances }: FrozenErasure['plan'],
  ): Promise<void> {
    const { database, keys, protective } = this.parts;
    await protective.forgetIdentifiers(keyOf(id));
    if (endAccount) await keys.destroy(customerId, circumstances);
    await truncateLog(database);
  }
}

/** What goes, also where a part of it is put by for a legal claim. */
function goneOf({ deletes, keeps }: Plan) {
  const lines = [...deletes, ...keeps.filter(({ law }) => law === holdLaw)];
  return [...new Set(lines.map(({ category }) => category))];
}

function aimOf(customerId: string, plan: FrozenErasure['plan']): ErasureAim {
  return {
    customerId,
    endsAccount: plan.endAccount,
    categories: new Set(goneOf(plan)),
    isSettled: plan.circumstances.account.owedOn === null,
  };
}
