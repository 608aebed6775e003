import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateTime, PageArgs } from '../../graphql';
import { IntakeChannel, RequestState, Right } from '../requests/vocabulary';

export enum RightsRequestOrder {
  DUE_AT_ASC = 'DUE_AT_ASC',
  RECEIVED_AT_DESC = 'RECEIVED_AT_DESC',
}
registerEnumType(RightsRequestOrder, {
  name: 'RightsRequestOrder',
  description: 'In which order the desk lists requests.',
  valuesConfig: {
    DUE_AT_ASC: {
      description: 'The most urgent first, by the last day without pauses and without moving over days off.',
    },
    RECEIVED_AT_DESC: { description: 'The newest first.' },
  },
});

@InputType({ description: 'Which requests the desk lists; what is left out does not narrow it.' })
export class RightsRequestFilterInput {
  @Field(() => [RequestState], { nullable: true, description: 'In one of these states.' })
  states?: RequestState[] | null;

  @Field(() => [Right], { nullable: true, description: 'For one of these rights.' })
  rights?: Right[] | null;

  @Field(() => [IntakeChannel], { nullable: true, description: 'By one of these ways.' })
  channels?: IntakeChannel[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Taken by whoever asks.' })
  assignedToMe?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Taken by nobody.' })
  unassigned?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Whose last day, without pauses and without moving over days off, lies before the day of this instant.',
  })
  dueBefore?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Open, and past their last day.' })
  overdue?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  customerId?: string | null;
}

@ArgsType()
export class RightsRequestsArgs extends PageArgs {
  @Field(() => RightsRequestFilterInput, { nullable: true, description: 'Which; all where left out.' })
  filter?: RightsRequestFilterInput | null;

  @Field(() => RightsRequestOrder, {
    defaultValue: RightsRequestOrder.DUE_AT_ASC,
    description: 'In which order.',
  })
  orderBy!: RightsRequestOrder;
}
