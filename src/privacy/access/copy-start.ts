import type { Change } from '../../foundation/change';
import type { Text } from '../../foundation/text';
import type { Jobs } from '../../jobs';
import type { TakeoverSigns } from '../course/takeover-signs';
import { executionOf } from '../execution/execution.job';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';

/** How a copy begins that a signed-in customer asked for: by itself, unless somebody else may be asking. */
export class CopyStart {
  constructor(
    private readonly register: RequestRegister,
    private readonly signs: TakeoverSigns,
    private readonly jobs: Jobs,
  ) {}

  /** Art. 12(6): where a sign of a takeover is on record, an officer looks before anything is handed over. */
  async begin(change: Change, request: RightsRequest): Promise<void> {
    const { id, customerId, language } = request;
    const suspected = await this.signs.among(change.manager, [customerId], change.at);
    if (suspected.has(customerId)) await this.register.examine(change, request, { note: doubted[language] });
    else await this.jobs.enqueue(change, executionOf(id));
  }
}

const doubted: Text = {
  en: 'There are signs that somebody else acted in the name of this person, so a privacy officer looks at the request first.',
  de: 'Es gibt Anzeichen, dass jemand anderes im Namen dieser Person gehandelt hat; darum sieht sich die Datenschutzstelle den Antrag zuerst an.',
};
