import type { Language } from '../../foundation/text';
import type { CopyFacts, Responsible } from './facts';
import { type Html, html } from './html';
import { instantInWords } from './instant-in-words';
import { page } from './page';
import { type Heading, headings, words } from './readme.messages';
import {
  categoriesSection,
  complaintSection,
  filesSection,
  periodsSection,
  purposesSection,
  recipientsSection,
  rightsSection,
  sourcesSection,
  transfersSection,
  withheldSection,
} from './sections';
import { definitions } from './structure';

/** README.html: the answer to a person (Art. 15 GDPR), each heading of the law in its order, also where it is "none". */
export function readme(facts: CopyFacts): string {
  const { language, reference } = facts;
  const sections = Object.entries(bodies).map(
    ([heading, body]) => [headings[heading as Heading][language], body(facts)] as const,
  );
  return page({ language, title: headings.title[language], reference }, sections);
}

const bodies: Record<Exclude<Heading, 'title'>, (facts: CopyFacts) => Html> = {
  request: requestSection,
  controller: controllerSection,
  purposes: purposesSection,
  categories: categoriesSection,
  recipients: recipientsSection,
  periods: periodsSection,
  rights: rightsSection,
  complaint: complaintSection,
  sources: sourcesSection,
  decisions: ({ language }) => html`<p>${words.decisionsNone[language]}</p>`,
  transfers: transfersSection,
  copy: filesSection,
  withheld: withheldSection,
};

function requestSection({ language, reference, receivedAt, generatedAt, isPartial, isCut }: CopyFacts): Html {
  const scope = [isPartial ? words.partial : words.everything, ...(isCut ? [words.cut] : [])];
  return definitions([
    [words.reference[language], reference],
    [words.received[language], instantInWords(receivedAt, language)],
    [words.generated[language], instantInWords(generatedAt, language)],
    [words.scope[language], scope.map((each) => each[language]).join('; ')],
  ]);
}

export function controllerSection({
  controller,
  privacyContact,
  language,
}: Pick<CopyFacts, 'controller' | 'privacyContact' | 'language'>): Html {
  const unnamed = words.noneNamed[language];
  return definitions([
    [words.name[language], controller.name ?? unnamed],
    [words.email[language], controller.email],
    [words.address[language], addressOf(controller.postalAddress, language)],
    [words.representative[language], partyOf(controller.representative, language)],
    [words.establishment[language], controller.euEstablishment ?? unnamed],
    [words.officer[language], partyOf(controller.dataProtectionOfficer, language)],
    [words.questions[language], privacyContact],
  ]);
}

function partyOf(party: Responsible['representative'], language: Language): string {
  if (!party) return words.noneNamed[language];
  const address = party.postalAddress && addressOf(party.postalAddress, language);
  return [party.name, party.email, address].filter(Boolean).join(', ');
}

function addressOf(address: Responsible['postalAddress'], language: Language): string {
  if (!address) return words.noneNamed[language];
  const { lines, postalCode, city, region, country } = address;
  return [...lines, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');
}
