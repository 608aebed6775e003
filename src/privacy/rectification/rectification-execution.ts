import type { Change } from '../../foundation/change';
import type { Text } from '../../foundation/text';
import type { Work } from '../../jobs';
import type { Category, PersonalRecords } from '../../personal-data';
import type { CorrectableFields } from '../corrections/correctable-fields';
import type { CorrectionStore } from '../corrections/correction-store';
import type { Correction } from '../corrections/correction.entity';
import type { Decisions } from '../decisions/decisions';
import type { ProgressMade, RightExecution } from '../execution/right-execution';
import { rectificationLetters } from '../letters/rectification.letters';
import type { TellsRecipients } from '../recipients/tells-recipients';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import { statementPart } from './rectification-particulars';

const correcting: Text = { en: 'Correcting values', de: 'Werte werden berichtigt' };

export interface RectificationParts {
  fields: CorrectableFields;
  store: CorrectionStore;
  records: PersonalRecords;
  decisions: Decisions;
  recipients: TellsRecipients;
  register: RequestRegister;
}

/** Puts right what was approved: all of it in one transaction, with the promise that recipients are told. */
export class RectificationExecution implements RightExecution {
  readonly right = Right.RECTIFICATION;

  constructor(private readonly parts: RectificationParts) {}

  async execute(work: Work, request: RightsRequest): Promise<void> {
    await work.finish((change) => this.putRight(change, request));
  }

  async progressOf(requestIds: readonly string[]): Promise<Map<string, ProgressMade>> {
    const corrections = await this.parts.store.ofRequests(requestIds, {});
    const made = [...corrections].map(([id, own]): [string, ProgressMade] => {
      const done = own.filter(({ correctedAt }) => correctedAt !== null).length;
      return [id, { step: correcting, done, total: own.length }];
    });
    return new Map(made);
  }

  /** All or nothing: nothing is ever left over. */
  async abandon(): Promise<void> {}

  private async putRight(change: Change, { id, customerId }: RightsRequest): Promise<void> {
    const { store, decisions, recipients, register } = this.parts;
    const refused = await decisions.refusedSubjects(change.manager, id);
    const corrections = (await store.correctionsOf(change.manager, id)).filter(
      ({ field }) => !refused.includes(field),
    );
    const written = await this.write(change, customerId, corrections);
    await store.markCorrected(change, written);
    if (!refused.includes(statementPart)) await store.appendStatement(change, id, change.at);
    const categories = this.categoriesOf(corrections);
    await recipients.tell(change, { customerId, requestId: id, about: 'rectification', categories });
    const isAllWritten = written.length === corrections.length;
    await register.fulfil(change, id, {
      letter: ({ reference }) => rectificationLetters.done(reference, isAllWritten),
    });
  }

  /** Those that lie where somebody rewrites them; a record of the past is not rewritten, the correction stands beside it. */
  private async write(
    change: Change,
    customerId: string,
    corrections: readonly Correction[],
  ): Promise<Correction[]> {
    const { fields, records } = this.parts;
    const known = corrections.map((correction) => ({ correction, field: fields.find(correction.field) }));
    const writable = known.filter(({ field }) => field?.corrector);
    for (const corrector of new Set(writable.map(({ field }) => field!.corrector!))) {
      const values: Record<string, string | null> = {};
      for (const { correction, field } of writable)
        if (field!.corrector === corrector)
          values[field!.column.property] = await records.open(correction, 'toValue');
      await corrector.write(change, customerId, values);
    }
    return writable.map(({ correction }) => correction);
  }

  private categoriesOf(corrections: readonly Correction[]): Category[] {
    const found = corrections.map(({ field }) => this.parts.fields.find(field)?.column.category);
    return [...new Set(found.filter((category) => category !== undefined))];
  }
}
