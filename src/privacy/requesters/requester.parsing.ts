import type { Problems } from '../../foundation/refusal';
import { parseAddress, parseEmail, parseLocale, parsePhone, parseText } from '../../values';
import { IdentityAssurance } from './identity-assurance';
import type { RequesterInput } from './requester.inputs';
import type { RequesterFacts } from './requesters';

/** What staff took down of who asks, and the language they like; it proves nothing. */
export function parseRequester(
  problems: Problems,
  { name, email, phoneNumber, postalAddress, locale }: RequesterInput,
): { facts: RequesterFacts; locale: string | null } {
  const at = (field: string) => ['requester', field];
  const address = postalAddress ? parseAddress(problems, at('postalAddress'), postalAddress) : null;
  const facts = {
    name: parseText(problems, at('name'), name, 200) ?? null,
    email: parseEmail(problems, at('email'), email) ?? null,
    phoneNumber: parsePhone(problems, at('phoneNumber'), phoneNumber, address?.country ?? null) ?? null,
    postalAddress: address,
    assurance: IdentityAssurance.NONE,
    verifiedAt: null,
  };
  if (!facts.email && !facts.phoneNumber && !facts.postalAddress)
    problems.add('REQUIRED', ['requester'], {
      en: 'Give an e-mail address, a telephone number or a postal address: the answer must reach somebody.',
      de: 'Geben Sie eine E-Mail-Adresse, Telefonnummer oder Postanschrift an: die Antwort muss jemanden erreichen.',
    });
  return { facts, locale: parseLocale(problems, at('locale'), locale) ?? null };
}
