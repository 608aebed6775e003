import { registerEnumType } from 'type-graphql';

export enum ExtensionReason {
  COMPLEXITY = 'COMPLEXITY',
  NUMBER = 'NUMBER',
}

/** Their terms in the Data Privacy Vocabulary. */
export const extensionTerms: Record<ExtensionReason, string> = {
  COMPLEXITY: 'JustificationA12Complexity',
  NUMBER: 'JustificationA12HighVolume',
};

registerEnumType(ExtensionReason, {
  name: 'ExtensionReason',
  description: 'Why a period is extended (GDPR Art. 12(3)); there are no other reasons.',
  valuesConfig: {
    COMPLEXITY: { description: 'The request is complex.' },
    NUMBER: { description: 'There are many requests.' },
  },
});
