import type { Change } from '../../foundation/change';
import type { Work } from '../../jobs';
import type { RightExecution } from '../execution/right-execution';
import { objectionLetters } from '../letters/objection.letters';
import type { TellsRecipients } from '../recipients/tells-recipients';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { Restrictions } from '../restriction/restrictions';
import type { HeldFor } from './held-for';
import type { Objections } from './objections';

/** Upholds an objection: what is held for the purpose alone is deleted (Art. 17(1)(c)), and the purpose ends for good. */
export class ObjectionExecution implements RightExecution {
  readonly right = Right.OBJECTION;

  constructor(
    private readonly register: RequestRegister,
    private readonly objections: Objections,
    private readonly restrictions: Restrictions,
    private readonly held: HeldFor,
    private readonly recipients: TellsRecipients,
  ) {}

  async execute(work: Work, { id, customerId }: RightsRequest): Promise<void> {
    if (!(await work.change(({ manager }) => this.objections.isWeighed(manager, id))))
      return work.finish((change) => this.answerNote(change, id));
    // First, so that nothing is noted for the purpose any more while it is deleted.
    const { purpose } = await work.change((change) => this.objections.uphold(change, id));
    const taking = { customerId, requestId: id };
    await this.held.delete(work, purpose, taking);
    await work.finish(async (change) => {
      const categories = this.held.categoriesOf(purpose);
      const gone = { about: 'erasure', categories, purposes: [purpose] } as const;
      await this.recipients.tell(change, { customerId, requestId: id, ...gone });
      await this.restrictions.liftOf(change, id);
      await this.register.fulfil(change, id, {
        letter: ({ reference }) => objectionLetters.upheld(reference),
      });
    });
  }

  /** Marketing had stopped on receipt: what was examined is the note that came with it. */
  private answerNote(change: Change, id: string): Promise<void> {
    return this.register.fulfil(change, id, {
      letter: ({ reference }) => objectionLetters.noteRead(reference),
    });
  }

  /** What ended otherwise has deleted nothing that is not gone rightly. */
  async abandon(): Promise<void> {}
}
