import type { Change } from '../../foundation/change';
import { type Problems, refusal } from '../../foundation/refusal';
import { type Language, languageFor } from '../../foundation/text';
import type { Correspondence } from '../register/correspondence';
import type { RequesterInput } from '../requesters/requester.inputs';
import { parseRequester } from '../requesters/requester.parsing';
import type { RequesterFacts } from '../requesters/requesters';
import { newPersonId } from '../requests/person-without-account';
import { whyNotBy } from '../requests/why-not.messages';

/** Whose request staff take down. */
export interface RecordedPerson {
  customerId: string;
  language: Language;
  requester?: RequesterFacts;
}

/**
 * The customer who is named, else somebody of whom nothing is known but what they say: whose account an
 * address may be is not looked at, and never follows from what somebody typed.
 */
export async function personOf(
  change: Change,
  problems: Problems,
  correspondence: Correspondence,
  { customerId, requester }: { customerId?: string | null; requester?: RequesterInput | null },
): Promise<RecordedPerson> {
  const said = requester ? parseRequester(problems, requester) : null;
  if (!customerId && !said)
    throw refusal('REQUIRED', ['customerId'], {
      en: 'Name the customer whose request it is, or say who asks.',
      de: 'Nennen Sie die Kundin oder den Kunden, um deren Antrag es geht, oder geben Sie an, wer fragt.',
    });
  const locale = customerId ? await localeOf(change, correspondence, customerId) : null;
  return {
    customerId: customerId || newPersonId(),
    language: languageFor([said?.locale ?? null, locale]),
    ...(said && { requester: said.facts }),
  };
}

async function localeOf(change: Change, correspondence: Correspondence, id: string): Promise<string | null> {
  const contact = await correspondence.contactOf(change, id);
  if (!contact)
    throw refusal('NOT_FOUND', ['customerId'], {
      en: 'There is no such customer.',
      de: 'Diese Kundin oder diesen Kunden gibt es nicht.',
    });
  const same = whyNotBy('OWN_RECORD');
  if (change.actor?.ownRecordId === id) throw refusal(same.code, ['customerId'], same.message);
  return contact.locale;
}
