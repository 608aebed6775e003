import type { Text } from '../../foundation/text';
import type { Controller } from '../../settings';
import type { SupervisoryAuthority } from './decision-parts';

/** Outside production the authority may be unset: the text says so instead of naming a wrong one. */
const unnamed: SupervisoryAuthority = {
  name: 'The supervisory authority of your country (this installation names none: CONTROLLER_AUTHORITY is not set)',
  country: 'EU',
  url: 'https://www.edpb.europa.eu/about-edpb/about-edpb/members_en',
};

/** Where a complaint goes to. */
export function authorityOf({ authority }: Pick<Controller, 'authority'>): SupervisoryAuthority {
  return authority ?? unnamed;
}

/** What can be done against a decision (Art. 12(4)). */
export function remediesAt({ name, url }: SupervisoryAuthority): Text[] {
  return [
    {
      en: `You may complain to a supervisory authority (Art. 77 GDPR), such as ${name}: ${url}`,
      de: `Sie können sich bei einer Aufsichtsbehörde beschweren (Art. 77 DSGVO), etwa hier: ${name}, ${url}`,
    },
    {
      en: 'You may bring the matter before a court (Art. 79 GDPR).',
      de: 'Sie können ein Gericht anrufen (Art. 79 DSGVO).',
    },
  ];
}
