import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { connect, type Connection, failure, type RequestContext } from '../../graphql';
import type { RequestReader } from '../register/request-reader';
import type { RightsRequest } from '../requests/rights-request.entity';
import { scopeOf } from '../requests/scope';
import { PrivacyCenter, RightsRequestArgs, RightsRequestConnection } from './privacy-center';

@Resolver(() => PrivacyCenter)
export class PrivacyCenterResolver {
  constructor(private readonly reader: RequestReader) {}

  @FieldResolver(() => RightsRequestConnection, {
    description: 'The requests of this person, newest first. Self.',
  })
  rightsRequests(
    @Root() { customerId }: PrivacyCenter,
    @Args() args: RightsRequestArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RightsRequest>> {
    const scope = scopeOf(context.actor);
    if (!scope) throw failure('FORBIDDEN');
    const open = args.open ?? null;
    const list = { name: `rightsRequests.${open}`, owner: customerId, args };
    return connect(RightsRequestConnection, context, list, (page) =>
      this.reader.list(customerId, open, scope, page),
    );
  }
}
