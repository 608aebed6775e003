import type { Change } from '../foundation/change';
import type { Language, Text } from '../foundation/text';
import type { PersonalRecords, PurposeCode } from '../personal-data';
import type { Cursors } from './cursors';
import { failure } from './failures';
import type { Loaders } from './loaders';
import type { Payload } from './payload';
import type { Caller, GuestPassage } from './permissions';

/** Ids and plain codes that say what a mutation brought about: enough to answer from, now or on a repetition. */
export type Outcome = Record<string, string | number | boolean | null>;

/** A mutation: its input, what it decides, and how its payload is read afterwards. */
export interface MutationPlan<P extends Payload> {
  mutation: string;
  input: object;
  payload: new () => P;
  /** For which purpose of the data map it is done; where left out, for that of whoever asks. */
  purpose?: PurposeCode;
  /** Needs no sign-in: who may is decided by what the input holds, such as a token from a mail. */
  isOpen?: boolean;
  /**
   * Sends or takes a code without a sign-in: counted by network apart from all else, and not let through
   * where it cannot be counted.
   */
  isByCode?: boolean;
  /** Needs a sign-in of the last ten minutes (RFC 9470). */
  needsStepUp?: boolean;
  /** All rules run, nothing is written. */
  validateOnly?: boolean | null;
  /** Asks somebody outside, such as a payment processor, before the transaction; not for a repetition. */
  prepare?(): Promise<void>;
  /** Finds, decides, writes, and records in the trail: all in the one transaction of `change`. */
  decide(change: Change): Promise<Outcome>;
  /** The payload's objects as they are now. */
  answer(outcome: Outcome): Promise<Omit<P, 'userErrors'>>;
}

/** What a resolver has of its request. */
export interface RequestContext extends Caller {
  /** Where the request came from, as far as strangers are told apart by it. */
  network: string;
  loaders: Loaders;
  records: PersonalRecords;
  cursors: Cursors;
  /** The language for this person: Accept-Language, else the customer's locale, else English. */
  language(): Promise<Language>;
  /** Carries out a mutation: the one pipeline of them all. */
  perform<P extends Payload>(plan: MutationPlan<P>): Promise<P>;
  /** A pass of a guest was shown: from now on the request is read as the guest's own. */
  admitGuest(requestId: string, passage: GuestPassage): void;
  /** Notes that staff or a service read something of this customer: it goes to the customer's access log. */
  sawCustomer(customerId: string): void;
}

/** The customer record of the person who asks. */
export function ownId(context: RequestContext): string {
  const id = context.actor?.customerId;
  if (!id) throw failure(context.actor ? 'FORBIDDEN' : 'UNAUTHENTICATED');
  return id;
}

export async function say(context: RequestContext, text: Text): Promise<string> {
  return text[await context.language()];
}
