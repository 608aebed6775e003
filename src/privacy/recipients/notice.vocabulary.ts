import { registerEnumType } from 'type-graphql';
import type { RecipientNews } from './tells-recipients';

export enum RecipientNoticeState {
  QUEUED = 'QUEUED',
  TOLD = 'TOLD',
  CONFIRMED = 'CONFIRMED',
  KEPT_BY_RECIPIENT = 'KEPT_BY_RECIPIENT',
  FAILED = 'FAILED',
  NOT_TOLD = 'NOT_TOLD',
}
registerEnumType(RecipientNoticeState, {
  name: 'RecipientNoticeState',
  description: 'What came of telling a recipient.',
  valuesConfig: {
    QUEUED: { description: 'It is being told, again and again until it answers.' },
    TOLD: { description: 'It took the news.' },
    CONFIRMED: { description: 'It says that it did likewise.' },
    KEPT_BY_RECIPIENT: { description: 'It says that it keeps the data as it is; `whyNot` gives its reason.' },
    FAILED: { description: 'It could not be reached; the privacy office knows and tries again.' },
    NOT_TOLD: { description: 'It is not told by us; `whyNot` says why.' },
  },
});

export enum RecipientNewsKind {
  RECTIFICATION = 'RECTIFICATION',
  ERASURE = 'ERASURE',
  RESTRICTION = 'RESTRICTION',
  RESTRICTION_LIFTED = 'RESTRICTION_LIFTED',
}
registerEnumType(RecipientNewsKind, {
  name: 'RecipientNewsKind',
  description: 'What recipients of data are told (GDPR Art. 19).',
  valuesConfig: {
    RECTIFICATION: { description: 'The data was corrected, completed or removed.' },
    ERASURE: { description: 'The data was erased.' },
    RESTRICTION: { description: 'Its processing is restricted.' },
    RESTRICTION_LIFTED: { description: 'The restriction has ended.' },
  },
});

/** The kinds as those who bring the news name them. */
export const newsKinds: Record<RecipientNews['about'], RecipientNewsKind> = {
  rectification: RecipientNewsKind.RECTIFICATION,
  erasure: RecipientNewsKind.ERASURE,
  restriction: RecipientNewsKind.RESTRICTION,
  restriction_lifted: RecipientNewsKind.RESTRICTION_LIFTED,
};
