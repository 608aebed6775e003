import { ArgsType, Field, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql';
import { RightsRequest } from '../requests/rights-request.entity';

/** Where a customer sees and exercises the rights of data protection. */
@ObjectType({ description: 'Where a customer sees and exercises the rights of data protection. Self.' })
export class PrivacyCenter {
  constructor(readonly customerId: string) {}
}

@ArgsType()
export class RightsRequestArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only open ones, or only closed ones; all where left out.',
  })
  open?: boolean | null;
}

export const RightsRequestConnection = connectionOf('RightsRequest', () => RightsRequest);
