import { registerEnumType } from 'type-graphql';

export enum DataSource {
  PROVIDED = 'PROVIDED',
  OBSERVED = 'OBSERVED',
  DERIVED = 'DERIVED',
}
registerEnumType(DataSource, {
  name: 'DataSource',
  description: 'Where a value came from (GDPR Art. 15(1)(g)).',
  valuesConfig: {
    PROVIDED: { description: 'Provided by the person.' },
    OBSERVED: { description: 'Observed while the service was used.' },
    DERIVED: { description: 'Derived by CallxTra.' },
  },
});

export enum ErasureStrategy {
  DELETE = 'DELETE',
  PSEUDONYMISE = 'PSEUDONYMISE',
  KEEP_UNDER_DUTY = 'KEEP_UNDER_DUTY',
}
registerEnumType(ErasureStrategy, {
  name: 'ErasureStrategy',
  description: 'What an erasure does to a value (GDPR Art. 17).',
  valuesConfig: {
    DELETE: { description: 'It is deleted.' },
    PSEUDONYMISE: { description: 'It stays as proof until its end date, no longer linked to a name.' },
    KEEP_UNDER_DUTY: { description: 'It is kept as long as a law demands, then deleted.' },
  },
});

export enum LegalBasis {
  CONSENT = 'CONSENT',
  CONTRACT = 'CONTRACT',
  LEGAL_OBLIGATION = 'LEGAL_OBLIGATION',
  LEGITIMATE_INTERESTS = 'LEGITIMATE_INTERESTS',
}
registerEnumType(LegalBasis, {
  name: 'LegalBasis',
  description: 'On which ground data is processed (GDPR Art. 6(1)): exactly one for each purpose.',
  valuesConfig: {
    CONSENT: { description: 'Art. 6(1)(a): consent, which can be withdrawn at any time.' },
    CONTRACT: { description: 'Art. 6(1)(b): a contract with the person.' },
    LEGAL_OBLIGATION: { description: 'Art. 6(1)(c): a law demands it.' },
    LEGITIMATE_INTERESTS: { description: 'Art. 6(1)(f): legitimate interests, which can be objected to.' },
  },
});

export enum RecipientRole {
  PROCESSOR = 'PROCESSOR',
  CONTROLLER = 'CONTROLLER',
  AUTHORITY = 'AUTHORITY',
  ACQUIRER = 'ACQUIRER',
}
registerEnumType(RecipientRole, {
  name: 'RecipientRole',
  description: 'As what somebody receives data.',
  valuesConfig: {
    PROCESSOR: { description: 'On behalf of CallxTra and as told by it (GDPR Art. 28).' },
    CONTROLLER: { description: 'For purposes of its own.' },
    AUTHORITY: { description: 'As an authority, as a law provides.' },
    ACQUIRER: { description: 'As whoever takes the business over, or a part of it.' },
  },
});
