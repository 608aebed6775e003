import { durationUpTo, holidays, timeZone } from './calendar';
import { namedRecipients, partyContact, postalAddress, supervisoryAuthority } from './parties';
import { optional, setting } from './setting';
import { choice, email, anyText } from './values';

/** Who is responsible for the data, as the privacy centre names it. */
export const controllerTable = {
  CONTROLLER_NAME: optional(anyText, 'CallxTra Inc. outside production', 'The name of the controller.'),
  CONTROLLER_EMAIL: setting(email, 'info@callxtra.com', 'The e-mail address of the controller.'),
  CONTROLLER_ADDRESS: optional(postalAddress, 'unknown', 'The postal address of the controller.'),
  CONTROLLER_REPRESENTATIVE: optional(
    partyContact,
    'none',
    'The representative in the Union (Art. 27), of a controller that is not established there.',
  ),
  CONTROLLER_EU_ESTABLISHMENT: optional(
    anyText,
    'none',
    'The establishment in the Union, instead of a representative.',
  ),
  CONTROLLER_AUTHORITY: optional(
    supervisoryAuthority,
    'unknown',
    'The supervisory authority for complaints.',
  ),
  CONTROLLER_DPO: optional(partyContact, 'none', 'The data protection officer.'),
  RECIPIENTS: setting(
    namedRecipients,
    '',
    'Who the recipients of personal data are (Art. 13(1)(e)): their names, where they are, and what protects data outside the European Economic Area; others keep the general name of their code.',
  ),
  PRIVACY_CONTACT: optional(email, 'as CONTROLLER_EMAIL', 'The e-mail address for questions about privacy.'),
};

/** How deadlines are counted and decisions taken. */
export const deadlineTable = {
  CONTROLLER_TIME_ZONE: setting(timeZone, 'Europe/Berlin', 'The time zone that days are counted in.'),
  HOLIDAYS: setting(holidays, 'DE', 'Whose public holidays move a deadline to the next working day.'),
  COOLING_OFF: setting(
    durationUpTo('PT72H'),
    'P3D',
    'How long after its receipt an approved erasure can be called back.',
  ),
  BACKUPS_KEPT: setting(
    durationUpTo('P400D'),
    'P30D',
    'How long backups and binary logs of the databases live at most; whoever is erased reads until when.',
  ),
  GUEST_PASS: setting(
    durationUpTo('P1D'),
    'PT1H',
    'How long somebody who cannot sign in reads their request after the code came back.',
  ),
  GUEST_LINK: setting(
    durationUpTo('P30D'),
    'P7D',
    'How long the link in a mail opens the request of somebody who cannot sign in.',
  ),
  SECOND_OFFICER: setting(
    choice('always', 'near_due'),
    'always',
    'When an erasure needs the approval of a second officer.',
  ),
};
