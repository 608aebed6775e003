import type { Change } from '../../../foundation/change';
import type { Erasures } from '../../../foundation/erasures';
import { Problems, Refusal } from '../../../foundation/refusal';
import type { Language } from '../../../foundation/text';
import type { Catalogue } from '../../../personal-data';
import { parseCategories } from '../../access/access.parsing';
import { deadlineOfRequest } from '../../deadlines/request-deadline';
import type { WorkCalendar } from '../../deadlines/holidays';
import { channelOf, findOpen, provenAt } from '../../intake/own-request';
import { requestLetters } from '../../letters/request.letters';
import type { Correspondence } from '../../register/correspondence';
import type { RequestRegister } from '../../register/request-register';
import { parseWritten } from '../../../values';
import type { RightsRequest } from '../../requests/rights-request.entity';
import { Right } from '../../requests/vocabulary';
import type { ErasureOrders } from '../deciding/erasure-orders';
import { planChanged } from '../deciding/erasure-particulars';
import type { ErasureScope } from '../plan/erasure-scope';
import type { ErasurePlanner } from '../plan/planner';

export interface ErasureWish {
  categories?: readonly string[] | null;
  endAccount?: boolean | null;
}

export interface ErasureDemand extends ErasureWish {
  planHash: string;
  reason?: string | null;
}

export interface ErasureAskingParts {
  catalogue: Catalogue;
  planner: ErasurePlanner;
  orders: ErasureOrders;
  erasures: Erasures;
  register: RequestRegister;
  correspondence: Correspondence;
  calendar: WorkCalendar;
}

/** Takes in requests for erasure: of the plan that the person saw, and always for an officer to examine. */
export class ErasureService {
  constructor(private readonly parts: ErasureAskingParts) {}

  /** What the wish reaches; adds a problem for each fault. */
  scopeOf(problems: Problems, { categories, endAccount }: ErasureWish): ErasureScope {
    const scope = {
      categories: parseCategories(problems, this.parts.catalogue, categories),
      endAccount: endAccount ?? true,
    };
    if (scope.endAccount && scope.categories)
      problems.add('INVALID', ['endAccount'], {
        en: 'Named categories are erased while the account goes on: set this to false, or name none.',
        de: 'Einzelne Kategorien werden gelöscht, während das Konto weiterbesteht: Setzen Sie dies auf false, oder nennen Sie keine.',
      });
    return scope;
  }

  async request(
    change: Change,
    customerId: string,
    demand: ErasureDemand,
    language: Language,
  ): Promise<RightsRequest> {
    const { planner, orders, register } = this.parts;
    const problems = new Problems();
    const note = parseWritten(problems, ['reason'], demand.reason);
    const scope = this.scopeOf(problems, demand);
    problems.settle();
    const { hash } = await planner.plan(change.manager, customerId, scope, change.at);
    if (hash !== demand.planHash)
      throw new Refusal([{ code: 'PLAN_CHANGED', path: ['planHash'], message: planChanged }], {
        request: null,
      });
    const request = await register.receive(change, {
      customerId,
      right: Right.ERASURE,
      channel: channelOf(change.actor),
      language,
      note,
      categories: scope.categories,
      duplicateOfId: await findOpen(change, customerId, Right.ERASURE),
      verifiedAt: provenAt(change),
    });
    await orders.keep(change, request, scope.endAccount);
    await this.tellFormerAddresses(change, request);
    return register.advance({ ...change, actor: null }, request.id, 'review');
  }

  /** Whoever had the address until lately hears of it too: perhaps it is their account. */
  private async tellFormerAddresses(change: Change, request: RightsRequest): Promise<void> {
    const { erasures, correspondence, calendar } = this.parts;
    const { formerAddresses } = await erasures.facts(change.manager, request.customerId);
    const { reference, right, language } = request;
    const { lastDayOn } = deadlineOfRequest(request, [], calendar, change.at, language);
    const letter = requestLetters.received(reference, right, lastDayOn);
    await correspondence.writeTo(change, request, formerAddresses, letter);
  }
}
