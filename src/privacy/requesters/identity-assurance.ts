import { registerEnumType } from 'type-graphql';
import { Right } from '../requests/vocabulary';

export enum IdentityAssurance {
  SIGNED_IN = 'SIGNED_IN',
  CODE_TO_KNOWN_CONTACT = 'CODE_TO_KNOWN_CONTACT',
  CODE_TO_UNKNOWN_CONTACT = 'CODE_TO_UNKNOWN_CONTACT',
  CHECKED_BY_STAFF = 'CHECKED_BY_STAFF',
  NONE = 'NONE',
}
registerEnumType(IdentityAssurance, {
  name: 'IdentityAssurance',
  description: 'How it was made sure who asks.',
  valuesConfig: {
    SIGNED_IN: { description: 'By a sign-in of the last ten minutes.' },
    CODE_TO_KNOWN_CONTACT: {
      description: 'By a code that went to the address on file of exactly one customer.',
    },
    CODE_TO_UNKNOWN_CONTACT: {
      description: 'By a code that went to an address which names no one customer.',
    },
    CHECKED_BY_STAFF: { description: 'By staff.' },
    NONE: { description: 'Not at all.' },
  },
});

/** What more than a code to the address on file the request of a guest needs before it is approved. */
interface GuestTerms {
  /** Something that the account knows and a mail does not. */
  needsFact: boolean;
  /** Is who asks then certain enough for this right, so that an officer has nothing left to ask? */
  isEnough: boolean;
  /** Is every address on file told, so that the person hears of it wherever they still read mail? */
  tellsEveryContact: boolean;
}

const byCode: GuestTerms = { needsFact: false, isEnough: true, tellsEveryContact: false };
const byFact: GuestTerms = { needsFact: true, isEnough: true, tellsEveryContact: false };

/** Art. 12(6): a mailbox can be somebody else's, so what it alone is enough for is little; an officer decides each. */
export const guestTerms: Record<Right, GuestTerms> = {
  [Right.OBJECTION]: byCode,
  [Right.RESTRICTION]: byCode,
  [Right.ACCESS]: byFact,
  [Right.PORTABILITY]: byFact,
  [Right.RECTIFICATION]: { needsFact: false, isEnough: false, tellsEveryContact: false },
  [Right.ERASURE]: { needsFact: false, isEnough: false, tellsEveryContact: true },
};
