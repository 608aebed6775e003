import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import { parseLanguage } from '../access/access.parsing';
import type { CopyStart } from '../access/copy-start';
import { channelOf, findOpen, provenAt } from '../intake/own-request';
import { PackageFormat } from '../packages/package-format';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';

export interface PortabilityOrder {
  format?: PackageFormat | null;
  locale?: string | null;
}

/** Takes in requests to take data elsewhere: of a signed-in customer they need nobody's decision, but for a doubt. */
export class PortabilityService {
  constructor(
    private readonly register: RequestRegister,
    private readonly copies: CopyStart,
  ) {}

  async request(
    change: Change,
    customerId: string,
    order: PortabilityOrder,
    language: Language,
  ): Promise<RightsRequest> {
    const problems = new Problems();
    const answerIn = parseLanguage(problems, order.locale, language);
    problems.settle();
    const request = await this.register.receive(change, {
      customerId,
      right: Right.PORTABILITY,
      channel: channelOf(change.actor),
      language: answerIn,
      note: null,
      categories: null,
      format: order.format ?? PackageFormat.JSON,
      duplicateOfId: await findOpen(change, customerId, Right.PORTABILITY),
      verifiedAt: provenAt(change),
    });
    await this.copies.begin(change, request);
    return request;
  }
}
