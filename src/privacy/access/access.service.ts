import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import type { Catalogue } from '../../personal-data';
import { channelOf, findOpen, provenAt } from '../intake/own-request';
import type { RequestRegister } from '../register/request-register';
import { parseWritten } from '../../values';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import { parseCategories, parseLanguage } from './access.parsing';
import type { CopyStart } from './copy-start';

export interface AccessOrder {
  note?: string | null;
  categories?: readonly string[] | null;
  locale?: string | null;
}

/** Takes in requests for access: of a signed-in customer they need nobody's decision, but for a doubt. */
export class AccessService {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly register: RequestRegister,
    private readonly copies: CopyStart,
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
      channel: channelOf(change.actor),
      language: answerIn,
      note,
      categories,
      duplicateOfId: await findOpen(change, customerId, Right.ACCESS),
      verifiedAt: provenAt(change),
    });
    await this.copies.begin(change, request);
    return request;
  }
}
