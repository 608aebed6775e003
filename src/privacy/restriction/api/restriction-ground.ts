import { registerEnumType } from 'type-graphql';

export enum RestrictionGround {
  ACCURACY_CONTESTED = 'ACCURACY_CONTESTED',
  UNLAWFUL_PROCESSING = 'UNLAWFUL_PROCESSING',
  LEGAL_CLAIMS = 'LEGAL_CLAIMS',
  OBJECTION_PENDING = 'OBJECTION_PENDING',
}
registerEnumType(RestrictionGround, {
  name: 'RestrictionGround',
  description: 'Why processing is restricted (GDPR Art. 18(1)).',
  valuesConfig: {
    ACCURACY_CONTESTED: { description: 'The person contests the accuracy; in force from receipt on.' },
    UNLAWFUL_PROCESSING: { description: 'It is unlawful, and the person wants no erasure.' },
    LEGAL_CLAIMS: { description: 'We need the data no longer, the person needs it for legal claims.' },
    OBJECTION_PENDING: { description: 'An objection is weighed; made by the system alone.' },
  },
});
