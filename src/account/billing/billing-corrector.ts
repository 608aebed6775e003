import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { CorrectedValues, Corrector } from '../../foundation/corrections';
import { Problems, Refusal } from '../../foundation/refusal';
import { addressOf, writtenValues } from '../../values';
import type { UpdateBillingDetailsInput } from './billing.inputs';
import { type BillingService, billingValuesOf } from './billing.service';

/** Puts right how a customer is billed, by the rules of its own mutation. */
export class BillingCorrector implements Corrector {
  readonly properties = ['email', 'address', 'vatId'];

  constructor(
    private readonly billing: BillingService,
    readonly table: string,
  ) {}

  async read(
    problems: Problems,
    _: EntityManager,
    __: string,
    values: CorrectedValues,
  ): Promise<CorrectedValues> {
    try {
      return writtenValues(billingValuesOf(inputOf(problems, values)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const { code, path, message } of error.problems) problems.add(code, path.slice(0, 1), message);
      return values;
    }
  }

  async write(change: Change, customerId: string, values: CorrectedValues): Promise<void> {
    await this.billing.correct(change, customerId, inputOf(new Problems(), values));
  }
}

/** The values as the mutation takes them. */
function inputOf(problems: Problems, { address, ...others }: CorrectedValues): UpdateBillingDetailsInput {
  return {
    ...others,
    ...(address !== undefined && { address: addressOf(problems, ['address'], address) }),
  };
}
