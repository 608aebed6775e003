import type { Language } from '../../foundation/text';
import type { Settings } from '../../settings';
import { authorityOf } from '../decisions/remedies';
import { words } from '../readme/readme.messages';
import { Controller } from './controller.type';

/** Who is responsible, as the settings say. */
export function responsibleOf(
  { controller, privacyContact }: Pick<Settings, 'controller' | 'privacyContact'>,
  language: Language,
): Controller {
  const { name, postalAddress, representative, euEstablishment, dataProtectionOfficer } = controller;
  return Object.assign(new Controller(), {
    name: name ?? words.noneNamed[language],
    email: privacyContact,
    postalAddress,
    representative,
    euEstablishment,
    dataProtectionOfficer,
    authorities: [authorityOf(controller)],
    automatedDecisions: words.decisionsNone[language],
  });
}
