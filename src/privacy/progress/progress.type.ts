import { Field, ObjectType } from 'type-graphql';
import { Long } from '../../graphql';

@ObjectType('Progress', { description: 'How far a request is carried out. Self, staff, DPO.' })
export class RequestProgress {
  @Field(() => String, { description: 'What is being done, in words, and what is counted.' })
  step!: string;

  @Field(() => Long, { description: 'How much of it is done.' })
  done!: number;

  @Field(() => Long, { nullable: true, description: 'How much there is; null while nobody knows.' })
  total!: number | null;
}
