import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import { type Problems, refusal } from '../../foundation/refusal';
import { mayObjectTo, type PurposeCode, purposeNamed } from '../../personal-data';
import type { LimitNews } from '../../processing';
import { holdMessages } from '../holds/desk/hold.messages';
import { standingHolds } from '../holds/standing-holds';
import { objectionLetters } from '../letters/objection.letters';
import type { ApprovalTerms, Particulars, RightParticulars, Said, SaidOf } from '../particulars/particulars';
import type { RequestRegister } from '../register/request-register';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestState, Right } from '../requests/vocabulary';
import type { Restrictions } from '../restriction/restrictions';
import type { FadesRestrictions } from '../restriction/restricts';
import type { Objections } from './objections';

const granted: readonly RequestState[] = [RequestState.FULFILLED, RequestState.PARTLY_FULFILLED];

/** What objections take effect by. */
export interface ObjectionParts {
  objections: Objections;
  restrictions: Restrictions;
  lifts: FadesRestrictions;
  register: RequestRegister;
  news: LimitNews;
}

/** What an objection is to; to marketing it is carried out at once, to other interests it is weighed. */
export class ObjectionParticulars implements RightParticulars {
  readonly right = Right.OBJECTION;
  readonly saidByGuest: Said = { purpose: 'marketing' };

  constructor(private readonly parts: ObjectionParts) {}

  async read(
    problems: Problems,
    { purpose: named }: Said,
    { manager, customerId, isSelf }: SaidOf,
  ): Promise<Particulars> {
    const purpose = parsePurpose(problems, named);
    if (!purpose) return {};
    if (isSelf && (await this.parts.objections.standing(manager, customerId, purpose)))
      problems.add('ALREADY_DONE', ['purpose'], {
        en: 'An objection to this purpose stands already.',
        de: 'Diesem Zweck ist bereits widersprochen.',
      });
    // Art. 21(3): marketing ends at once, and nobody weighs anything against it.
    if (purpose === 'marketing')
      return {
        keep: (change, request) => this.stopMarketing(change, request),
        carryOut: (change, request) => this.fulfil(change, request),
        letter: ({ reference }) => objectionLetters.examined(reference),
      };
    return { keep: (change, request) => this.seal(change, request, purpose) };
  }

  async partsOf(manager: EntityManager, { id }: RightsRequest): Promise<readonly string[]> {
    const objection = await this.parts.objections.find(manager, id);
    return objection ? [objection.purpose] : [];
  }

  /** Art. 21(1): what a claim needs goes on being held, whatever is objected to. */
  async approve({ manager }: Change, { id, customerId }: RightsRequest): Promise<ApprovalTerms> {
    const objection = await this.parts.objections.find(manager, id);
    if (objection?.purpose === 'legal_claims' && (await standingHolds(manager, [customerId])).length > 0)
      throw refusal('LEGAL_HOLD', ['requestId'], holdMessages.held);
    return {};
  }

  /**
   * What was not upheld ends, and the restriction after it: at once where the person took the objection back, which to
   * marketing nobody else can. Of whom nothing is held, there is nothing that an objection could go on standing against.
   */
  async closed(change: Change, request: RightsRequest): Promise<void> {
    const { objections, restrictions, lifts } = this.parts;
    const { id, state } = request;
    if (granted.includes(state) && !isWithoutAccount(request)) return;
    const objection = await objections.find(change.manager, id);
    if (objection?.purpose === 'marketing' && state !== RequestState.WITHDRAWN) return;
    const upheld = state === RequestState.REFUSED ? false : null;
    if (objection) await objections.end(change, objection, upheld);
    if (state === RequestState.WITHDRAWN) await restrictions.liftOf(change, id);
    else await lifts.fade(change, request);
  }

  /** Once, and answered as often as somebody asks for it. Whoever has no account is sent none that could stop. */
  private async stopMarketing(change: Change, request: RightsRequest): Promise<void> {
    const { objections, news } = this.parts;
    const { id: requestId, customerId } = request;
    if (isWithoutAccount(request)) return;
    if (await objections.standing(change.manager, customerId, 'marketing')) return;
    await objections.object(change, { customerId, requestId, purpose: 'marketing', upheld: true });
    await news.marketingStopped(change, customerId);
  }

  private async fulfil(change: Change, { id }: RightsRequest): Promise<void> {
    const { register } = this.parts;
    const system = { ...change, actor: null };
    await register.advance(system, id, 'execute');
    await register.fulfil(system, id, {
      letter: ({ reference }) => objectionLetters.marketingStopped(reference),
    });
  }

  /** Art. 18(1)(d): restricted until it is known whose grounds weigh more. */
  private async seal(
    change: Change,
    { id: requestId, customerId }: RightsRequest,
    purpose: PurposeCode,
  ): Promise<void> {
    await this.parts.objections.object(change, { customerId, requestId, purpose, upheld: null });
    await this.parts.restrictions.restrict(change, {
      customerId,
      requestId,
      ground: 'OBJECTION_PENDING',
      purposes: [purpose],
      categories: null,
      continueFor: [],
    });
  }
}

function parsePurpose(problems: Problems, named: string | null | undefined): PurposeCode | null {
  if (!named) {
    problems.add('REQUIRED', ['purpose'], {
      en: 'Say to which purpose.',
      de: 'Nennen Sie den Zweck.',
    });
    return null;
  }
  const purpose = purposeNamed(named);
  if (!purpose)
    problems.add('INVALID', ['purpose'], {
      en: 'There is no such purpose; see processingPurposes.',
      de: 'Diesen Zweck gibt es nicht; siehe processingPurposes.',
    });
  else if (!mayObjectTo(purpose))
    problems.add('UNSUPPORTED', ['purpose'], {
      en: 'This rests neither on legitimate interests nor is it marketing, so that one cannot object to it (Art. 21 GDPR). A consent can be withdrawn, and processing restricted.',
      de: 'Dies beruht nicht auf berechtigten Interessen und ist keine Werbung; ein Widerspruch ist nicht möglich (Art. 21 DSGVO). Eine Einwilligung lässt sich widerrufen, die Verarbeitung einschränken.',
    });
  return purpose && mayObjectTo(purpose) ? purpose : null;
}
