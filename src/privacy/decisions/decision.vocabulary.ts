import { registerEnumType } from 'type-graphql';

export enum DecisionOutcome {
  FULFILLED = 'FULFILLED',
  PARTLY_FULFILLED = 'PARTLY_FULFILLED',
  REFUSED = 'REFUSED',
  REFERRED = 'REFERRED',
}
registerEnumType(DecisionOutcome, {
  name: 'DecisionOutcome',
  description: 'What was decided.',
  valuesConfig: {
    FULFILLED: { description: 'It is carried out in full.' },
    PARTLY_FULFILLED: { description: 'It is carried out in part; the parts say what is left out and why.' },
    REFUSED: { description: 'It is not carried out.' },
    REFERRED: { description: 'It was handed to the controller on whose behalf we process the data.' },
  },
});
