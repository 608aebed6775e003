import { registerEnumType } from 'type-graphql';

export enum Right {
  ACCESS = 'ACCESS',
  RECTIFICATION = 'RECTIFICATION',
  ERASURE = 'ERASURE',
  RESTRICTION = 'RESTRICTION',
  OBJECTION = 'OBJECTION',
  PORTABILITY = 'PORTABILITY',
}
registerEnumType(Right, {
  name: 'Right',
  description: 'A right of the person whose data it is.',
  valuesConfig: {
    ACCESS: { description: 'To know what is held and to have a copy of it (GDPR Art. 15).' },
    RECTIFICATION: { description: 'To have data corrected or completed (GDPR Art. 16).' },
    ERASURE: { description: 'To have data erased (GDPR Art. 17).' },
    RESTRICTION: { description: 'To have processing restricted (GDPR Art. 18).' },
    OBJECTION: { description: 'To object to processing (GDPR Art. 21).' },
    PORTABILITY: { description: 'To take data elsewhere (GDPR Art. 20).' },
  },
});

export enum RequestState {
  RECEIVED = 'RECEIVED',
  AWAITING_IDENTITY = 'AWAITING_IDENTITY',
  AWAITING_CLARIFICATION = 'AWAITING_CLARIFICATION',
  IN_REVIEW = 'IN_REVIEW',
  COOLING_OFF = 'COOLING_OFF',
  EXECUTING = 'EXECUTING',
  NEEDS_RETRY = 'NEEDS_RETRY',
  FULFILLED = 'FULFILLED',
  PARTLY_FULFILLED = 'PARTLY_FULFILLED',
  REFUSED = 'REFUSED',
  REFERRED = 'REFERRED',
  WITHDRAWN = 'WITHDRAWN',
  CLOSED_UNVERIFIED = 'CLOSED_UNVERIFIED',
}
registerEnumType(RequestState, {
  name: 'RightsRequestState',
  description: 'Where a request stands.',
  valuesConfig: {
    RECEIVED: { description: 'It arrived, and its receipt was sent.' },
    AWAITING_IDENTITY: { description: 'The person was asked to prove who they are.' },
    AWAITING_CLARIFICATION: { description: 'The person was asked which data is meant.' },
    IN_REVIEW: { description: 'A privacy officer examines it.' },
    COOLING_OFF: { description: 'It is approved and can still be called back.' },
    EXECUTING: { description: 'It is being carried out.' },
    NEEDS_RETRY: { description: 'A step failed and is tried again.' },
    FULFILLED: { description: 'Done in full.' },
    PARTLY_FULFILLED: { description: 'Done in part; what was kept or refused has its reason.' },
    REFUSED: { description: 'Refused, with reason and remedies.' },
    REFERRED: { description: 'Handed to the controller on whose behalf we process the data.' },
    WITHDRAWN: { description: 'Withdrawn by the person, or ended by the erasure of their account.' },
    CLOSED_UNVERIFIED: { description: 'Closed, as it was never proven who asked.' },
  },
});

export enum IntakeChannel {
  PORTAL = 'PORTAL',
  MOBILE = 'MOBILE',
  WEB_FORM = 'WEB_FORM',
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  POST = 'POST',
}
registerEnumType(IntakeChannel, {
  name: 'IntakeChannel',
  description: 'How a request reached us.',
  valuesConfig: {
    PORTAL: { description: 'From the signed-in web portal.' },
    MOBILE: { description: 'From the signed-in mobile app.' },
    WEB_FORM: { description: 'From the public form, without sign-in.' },
    EMAIL: { description: 'By e-mail.' },
    PHONE: { description: 'By telephone.' },
    POST: { description: 'By letter.' },
  },
});

export enum RequestEventKind {
  STATE = 'STATE',
  QUESTION = 'QUESTION',
  ANSWER = 'ANSWER',
  MESSAGE = 'MESSAGE',
  DEADLINE = 'DEADLINE',
  DECISION = 'DECISION',
  RECIPIENT = 'RECIPIENT',
}
registerEnumType(RequestEventKind, {
  name: 'RequestEventKind',
  description: 'What happened to a request.',
  valuesConfig: {
    STATE: { description: 'It went on to another state.' },
    QUESTION: { description: 'The person was asked something.' },
    ANSWER: { description: 'The person answered.' },
    MESSAGE: { description: 'Somebody wrote a message.' },
    DEADLINE: { description: 'The deadline was extended.' },
    DECISION: { description: 'It was decided.' },
    RECIPIENT: { description: 'A recipient of the data was told.' },
  },
});

export enum RequestParty {
  REQUESTER = 'REQUESTER',
  SUPPORT = 'SUPPORT',
  PRIVACY_OFFICE = 'PRIVACY_OFFICE',
  SYSTEM = 'SYSTEM',
}
registerEnumType(RequestParty, {
  name: 'RequestParty',
  description: 'Who acted on a request.',
  valuesConfig: {
    REQUESTER: { description: 'The person who made it.' },
    SUPPORT: { description: "CallxTra's support." },
    PRIVACY_OFFICE: { description: "CallxTra's privacy office." },
    SYSTEM: { description: 'The system by itself.' },
  },
});
