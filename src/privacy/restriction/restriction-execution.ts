import type { Work } from '../../jobs';
import type { Decisions } from '../decisions/decisions';
import type { RightExecution } from '../execution/right-execution';
import { restrictionLetters } from '../letters/restriction.letters';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { Restrictions } from './restrictions';

/** Puts an approved restriction into force, as far as it was approved. */
export class RestrictionExecution implements RightExecution {
  readonly right = Right.RESTRICTION;

  constructor(
    private readonly register: RequestRegister,
    private readonly decisions: Decisions,
    private readonly restrictions: Restrictions,
  ) {}

  async execute(work: Work, { id }: RightsRequest): Promise<void> {
    await work.finish(async (change) => {
      const refused = await this.decisions.refusedSubjects(change.manager, id);
      await this.restrictions.confirm(change, id, refused);
      await this.register.fulfil(change, id, {
        letter: ({ reference }) => restrictionLetters.restricted(reference),
      });
    });
  }

  /** Whatever was in force ended with the request. */
  async abandon(): Promise<void> {}
}
