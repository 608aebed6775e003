import { type EntityManager, In, MoreThan } from 'typeorm';
import type { Change } from '../../foundation/change';
import { type Problems, refusal } from '../../foundation/refusal';
import type { CorrectionReader, ReadRectification } from '../corrections/correction-reader';
import type { CorrectionStore } from '../corrections/correction-store';
import { correctionRefusals } from '../corrections/correction.messages';
import type { ApprovalTerms, Particulars, RightParticulars, Said, SaidOf } from '../particulars/particulars';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestState, Right } from '../requests/vocabulary';
import type { FadesRestrictions, Restricts } from '../restriction/restricts';

/** The part of a request that is its statement, as a decision names it. */
export const statementPart = 'statement';

const granted = [RequestState.FULFILLED, RequestState.PARTLY_FULFILLED];

/** Of the right to rectification: what is to be put right, and what is stated. */
export class RectificationParticulars implements RightParticulars {
  readonly right = Right.RECTIFICATION;

  constructor(
    private readonly reader: CorrectionReader,
    private readonly store: CorrectionStore,
    private readonly restricts: Restricts,
    private readonly lifts: FadesRestrictions,
  ) {}

  async read(problems: Problems, said: Said, of: SaidOf): Promise<Particulars> {
    const read = await this.reader.read(problems, said, of);
    return { keep: (change, request) => this.keep(change, request, read) };
  }

  /** While it is examined whether disputed data is right, it is restricted, and what the person states stands with it. */
  async keep(
    change: Change,
    request: RightsRequest,
    { corrections, statement }: ReadRectification,
  ): Promise<void> {
    const disputed = corrections.filter(({ isDisputed }) => isDisputed);
    const standsSince = disputed.length > 0 ? change.at : null;
    await this.store.keepCorrections(change, request, corrections);
    if (statement) await this.store.keepStatement(change, request, statement, standsSince);
    if (disputed.length > 0)
      // Art. 18(1)(a): from receipt on.
      await this.restricts.restrict(change, {
        customerId: request.customerId,
        requestId: request.id,
        ground: 'ACCURACY_CONTESTED',
        purposes: null,
        categories: [...new Set(disputed.map(({ field }) => field.column.category))],
        continueFor: [],
      });
  }

  async partsOf(manager: EntityManager, { id }: RightsRequest): Promise<readonly string[]> {
    const fields = (await this.store.correctionsOf(manager, id)).map(({ field }) => field);
    return (await this.store.hasStatement(manager, id)) ? [...fields, statementPart] : fields;
  }

  /** A guest writes a note alone: nobody is told that the data is right before what it means has been put right. */
  async approve({ manager }: Change, request: RightsRequest): Promise<ApprovalTerms> {
    const { customerId, right, receivedAt } = request;
    if ((await this.partsOf(manager, request)).length > 0) return {};
    const since = { customerId, right, state: In(granted), closedAt: MoreThan(receivedAt) };
    if (await manager.existsBy(RightsRequest, since)) return {};
    throw refusal('NOT_ALLOWED_NOW', ['requestId'], correctionRefusals.unnamed);
  }

  /** Whoever got what they asked for, or took it back, disputes nothing any more; others are told before (Art. 18(3)). */
  async closed(change: Change, request: RightsRequest): Promise<void> {
    const { id, state } = request;
    if (state === RequestState.WITHDRAWN) await this.store.appendStatement(change, id, null);
    if (state === RequestState.WITHDRAWN || state === RequestState.FULFILLED)
      await this.restricts.liftOf(change, id);
    else await this.lifts.fade(change, request);
  }
}
