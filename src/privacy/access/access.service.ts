import { In } from 'typeorm';
import { isFresh } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import type { Jobs } from '../../jobs';
import type { Catalogue } from '../../personal-data';
import { executionOf } from '../execution/execution.job';
import type { RequestRegister } from '../register/request-register';
import { parseWritten } from '../register/written-text';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';
import { IntakeChannel, Right } from '../requests/vocabulary';
import { parseCategories, parseLanguage } from './access.parsing';

export interface AccessOrder {
  note?: string | null;
  categories?: readonly string[] | null;
  locale?: string | null;
}

/** Takes in requests for access: of a signed-in customer they need nobody's decision. */
export class AccessService {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly register: RequestRegister,
    private readonly jobs: Jobs,
  ) {}

  async request(
    change: Change,
    customerId: string,
    order: AccessOrder,
    language: Language,
  ): Promise<RightsRequest> {
    const problems = new Problems();
    const note = parseWritten(problems, ['note'], order.note);
    const categories = parseCategories(problems, this.catalogue, order.categories);
    const answerIn = parseLanguage(problems, order.locale, language);
    problems.settle();
    const request = await this.register.receive(change, {
      customerId,
      right: Right.ACCESS,
      channel: change.actor?.clientId === 'mobile' ? IntakeChannel.MOBILE : IntakeChannel.PORTAL,
      language: answerIn,
      note,
      categories,
      duplicateOfId: await findOpen(change, customerId),
      verifiedAt: change.actor && isFresh(change.actor, change.at) ? change.at : null,
    });
    await this.jobs.enqueue(change, executionOf(request.id));
    return request;
  }
}

/** The first of the person's requests for access that is still open: a further one is linked to it. */
export async function findOpen({ manager }: Change, customerId: string): Promise<string | null> {
  const open = await manager.findOne(RightsRequest, {
    select: { id: true },
    where: { customerId, right: Right.ACCESS, state: In([...openStates]) },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  return open?.id ?? null;
}
