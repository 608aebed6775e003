import type { Language } from '../../foundation/text';
import type { CopyFacts, Responsible } from './facts';
import { Html, html } from './html';
import { instantInWords } from './instant-in-words';
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
  withheldSection,
} from './sections';
import { definitions } from './structure';
import { style } from './style';

/** README.html: the answer to a person (Art. 15 GDPR), each heading of the law in its order, also where it is "none". */
export function readme(facts: CopyFacts): string {
  const { language } = facts;
  const sections = Object.entries(bodies).map(
    ([heading, body]) =>
      html`<section>
        <h2>${headings[heading as Heading][language]}</h2>
        ${body(facts)}
      </section> `,
  );
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${headings.title[language]}: ${facts.reference}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <h1>${headings.title[language]}</h1>
        ${sections}
      </body>
    </html> `.text;
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
  transfers: ({ language }) => html`<p>${words.transfersNone[language]}</p>`,
  copy: filesSection,
  withheld: withheldSection,
};

function requestSection({ language, reference, receivedAt, generatedAt, isPartial }: CopyFacts): Html {
  return definitions([
    [words.reference[language], reference],
    [words.received[language], instantInWords(receivedAt, language)],
    [words.generated[language], instantInWords(generatedAt, language)],
    [words.scope[language], isPartial ? words.partial[language] : words.everything[language]],
  ]);
}

function controllerSection({ controller, privacyContact, language }: CopyFacts): Html {
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
