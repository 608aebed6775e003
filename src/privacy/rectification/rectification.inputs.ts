import { Field, InputType } from 'type-graphql';
import { CorrectionInput } from '../corrections/correction.inputs';

@InputType({ description: 'What is to be put right.' })
export class RequestRectificationInput {
  @Field(() => [CorrectionInput], {
    description: 'At most 20, each field once; may be empty where a statement completes the data.',
  })
  corrections!: CorrectionInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'A statement that completes the data, or says why it is wrong; at most 2000 characters. With one, an officer examines the request.',
  })
  statement?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
