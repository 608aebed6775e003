import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../graphql';
import { PrivacyCenter } from '../../centre/privacy-center';
import { loadScoped } from '../../centre/request-loading';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { RestrictionReader } from './restriction-reader';
import { Restriction, RestrictionRequest } from './restriction.type';

/** The restriction of a request. */
@Resolver(() => RestrictionRequest)
export class RequestRestrictionResolver {
  constructor(private readonly reader: RestrictionReader) {}

  @FieldResolver(() => Restriction, {
    nullable: true,
    description: 'What it restricted; null while nothing is in force. Self, officers, DPO.',
  })
  restriction(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<Restriction | null> {
    const load = this.reader.ofRequests.bind(this.reader);
    return loadScoped(context, RequestRestrictionResolver, load, id);
  }
}

/** The restrictions of a person. */
@Resolver(() => PrivacyCenter)
export class CentreRestrictionsResolver {
  constructor(private readonly reader: RestrictionReader) {}

  @FieldResolver(() => [Restriction], {
    description: 'The restrictions of this person, newest first, those that ended among them. Self.',
  })
  async restrictions(
    @Root() { customerId }: PrivacyCenter,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Restriction[]> {
    const load = (ids: readonly string[]) => this.reader.ofCustomers(ids);
    return (await loaders.load(CentreRestrictionsResolver, load, customerId)) ?? [];
  }
}
