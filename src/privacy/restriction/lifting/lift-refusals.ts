import { type Refusal, refusal } from '../../../foundation/refusal';

const path = ['restrictionId'];

/** Why a restriction is not lifted. */
export const refuseLift = {
  missing: (): Refusal =>
    refusal('NOT_FOUND', path, {
      en: 'There is no such restriction.',
      de: 'Diese Einschränkung gibt es nicht.',
    }),

  done: (): Refusal =>
    refusal('ALREADY_DONE', path, {
      en: 'This restriction has ended.',
      de: 'Diese Einschränkung ist beendet.',
    }),

  undecided: (): Refusal =>
    refusal('NOT_ALLOWED_NOW', path, {
      en: 'It ends with the decision on the request that it belongs to; decide that.',
      de: 'Sie endet mit dem Bescheid zu dem Antrag, zu dem sie gehört; entscheiden Sie diesen.',
    }),

  unannounced: (): Refusal =>
    refusal('NOT_ALLOWED_NOW', path, {
      en: 'The person must be told first; see announceRestrictionLift.',
      de: 'Die Person muss es zuerst erfahren; siehe announceRestrictionLift.',
    }),

  early: (retryAt: Date): Refusal =>
    refusal(
      'NOT_ALLOWED_NOW',
      path,
      {
        en: 'The day that the person was told has not come.',
        de: 'Der Tag, der der Person genannt wurde, ist noch nicht gekommen.',
      },
      { retryAt },
    ),

  unanswered: (): Refusal =>
    refusal('NOT_ALLOWED_NOW', path, {
      en: 'The person wrote after the notice; answer that first.',
      de: 'Die Person hat nach der Ankündigung geschrieben; antworten Sie zuerst darauf.',
    }),
};
