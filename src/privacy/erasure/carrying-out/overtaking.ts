import { In, Not } from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Text } from '../../../foundation/text';
import type { RequestCourse } from '../../course/request-course';
import { RightsRequest } from '../../requests/rights-request.entity';
import { openStates } from '../../requests/transitions';
import { RequestState, Right } from '../../requests/vocabulary';

const { EXECUTING, NEEDS_RETRY } = RequestState;

/** Ends the other open requests of a person whose account is erased: nothing is left that they could be about. */
export async function overtakeOthers(
  change: Change,
  course: RequestCourse,
  { id, customerId }: Pick<RightsRequest, 'id' | 'customerId'>,
): Promise<void> {
  const others = { customerId, id: Not(id), state: In([...openStates]) };
  for (const other of await change.manager.findBy(RightsRequest, others))
    if (!isErasureUnderWay(other))
      await course.take(change, other, {
        action: 'overtake',
        note: overtaken[other.language],
        trail: 'request.overtaken',
        receipt: { kind: 'REQUEST_WITHDRAWN' },
      });
}

/** Is another erasure of this person being carried out? */
export function isOtherUnderWay({ manager }: Change, { id, customerId }: RightsRequest): Promise<boolean> {
  const under = { customerId, id: Not(id), right: Right.ERASURE, state: In([EXECUTING, NEEDS_RETRY]) };
  return manager.existsBy(RightsRequest, under);
}

function isErasureUnderWay({ right, state }: RightsRequest): boolean {
  return right === Right.ERASURE && (state === EXECUTING || state === NEEDS_RETRY);
}

const overtaken: Text = {
  en: 'Ended, because the whole account was erased at the request of the person.',
  de: 'Beendet, weil das ganze Konto auf Antrag der Person gelöscht wurde.',
};
