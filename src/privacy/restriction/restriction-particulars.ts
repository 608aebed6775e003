import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Problems } from '../../foundation/refusal';
import { type Category, categories, type PurposeCode, purposes } from '../../personal-data';
import type { Particulars, RightParticulars, Said } from '../particulars/particulars';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestState, Right } from '../requests/vocabulary';
import { partsOf } from './restriction-reach';
import type { Restrictions } from './restrictions';
import type { FadesRestrictions, RestrictionGroundCode } from './restricts';

const granted: readonly RequestState[] = [RequestState.FULFILLED, RequestState.PARTLY_FULFILLED];

/** What a request to restrict says, and what holds until it is decided. */
export class RestrictionParticulars implements RightParticulars {
  readonly right = Right.RESTRICTION;
  /** Takes effect by an officer's review alone; what it rests on the note says. */
  readonly saidByGuest: Said = { ground: 'UNLAWFUL_PROCESSING' };

  constructor(
    private readonly restrictions: Restrictions,
    private readonly lifts: FadesRestrictions,
  ) {}

  async read(problems: Problems, said: Said): Promise<Particulars> {
    const ground = parseGround(problems, said.ground);
    const scope = {
      purposes: parsePurposes(problems, said),
      categories: parseCodes<Category>(problems, ['categories'], said.categories, categories),
      continueFor: parseCodes<PurposeCode>(problems, ['continueFor'], said.continueFor, purposes) ?? [],
    };
    if (scope.purposes?.every((purpose) => scope.continueFor.includes(purpose)))
      problems.add('INVALID', ['continueFor'], {
        en: 'If all these purposes go on, nothing is restricted.',
        de: 'Wenn alle diese Zwecke weiterlaufen, ist nichts eingeschränkt.',
      });
    return {
      keep: async (change, { id: requestId, customerId }) => {
        const order = { customerId, requestId, ground, ...scope };
        // Art. 18(1)(a): restricted while the accuracy is verified, so from receipt on.
        if (ground === 'ACCURACY_CONTESTED') await this.restrictions.restrict(change, order);
        else await this.restrictions.ask(change, order);
      },
    };
  }

  async partsOf(manager: EntityManager, { id }: RightsRequest): Promise<readonly string[]> {
    const restriction = await this.restrictions.find(manager, id);
    return restriction ? partsOf(restriction) : [];
  }

  /** What was restricted provisionally ends: at once where the person took the request back. */
  async closed(change: Change, request: RightsRequest): Promise<void> {
    const isGranted = granted.includes(request.state) && !isWithoutAccount(request);
    if (request.state === RequestState.WITHDRAWN) await this.restrictions.liftOf(change, request.id);
    else if (!isGranted) await this.lifts.fade(change, request);
  }
}

function parseGround(
  problems: Problems,
  ground: RestrictionGroundCode | null | undefined,
): RestrictionGroundCode {
  if (!ground)
    problems.add('REQUIRED', ['ground'], {
      en: 'Say on which ground.',
      de: 'Nennen Sie den Grund.',
    });
  if (ground === 'OBJECTION_PENDING')
    problems.add('INVALID', ['ground'], {
      en: 'Object to the purpose instead; it is restricted while the objection is weighed.',
      de: 'Widersprechen Sie stattdessen dem Zweck; er ist eingeschränkt, solange der Widerspruch geprüft wird.',
    });
  return ground ?? 'UNLAWFUL_PROCESSING';
}

/** Staff take down one purpose, a client may name several. */
function parsePurposes(problems: Problems, { purpose, purposes: named }: Said): PurposeCode[] | null {
  if (named == null && purpose != null) return parseCodes(problems, ['purpose'], [purpose], purposes);
  return parseCodes(problems, ['purposes'], named, purposes);
}

/** Each once; null for all, where nothing is named. */
function parseCodes<Code extends string>(
  problems: Problems,
  path: string[],
  named: readonly string[] | null | undefined,
  known: Record<Code, unknown>,
): Code[] | null {
  if (named == null) return null;
  for (const [i, code] of named.entries())
    if (!Object.hasOwn(known, code))
      problems.add('INVALID', named.length > 1 ? [...path, String(i)] : path, {
        en: 'There is no such code.',
        de: 'Diesen Code gibt es nicht.',
      });
  if (named.length === 0 && path[0] !== 'continueFor')
    problems.add('INVALID', path, {
      en: 'Name at least one, or leave it out for all.',
      de: 'Nennen Sie mindestens einen, oder lassen Sie es für alle weg.',
    });
  return [...new Set(named)] as Code[];
}
