import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { maskEmail, maskName, maskPhone } from '../../foundation/masking';
import type { RequestContext } from '../../graphql';
import { loadScoped } from '../centre/request-loading';
import { RightsRequest } from '../requests/rights-request.entity';
import { Requester } from './requester.entity';
import type { Requesters } from './requesters';

/** Who asks, as a request tells it. */
@Resolver(() => RightsRequest)
export class RequestRequesterResolver {
  constructor(private readonly requesters: Requesters) {}

  @FieldResolver(() => Requester, {
    nullable: true,
    description: 'Who asks, where that is not a signed-in customer. Self, staff, DPO.',
  })
  async requester(
    @Root() { id, assigneeId }: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<Requester | null> {
    const load = this.requesters.ofRequests.bind(this.requesters);
    const requester = await loadScoped(context, Requester, load, id);
    return requester && Object.assign(requester, { assigneeId });
  }
}

@Resolver(() => Requester)
export class RequesterResolver {
  @FieldResolver(() => String, {
    description:
      'The e-mail address, telephone number or name with all but initials hidden; empty where there is none of them. Self, staff, DPO.',
  })
  async maskedContact(@Root() requester: Requester, @Ctx() { records }: RequestContext): Promise<string> {
    return (
      maskEmail(await records.open(requester, 'email')) ??
      maskPhone(await records.open(requester, 'phoneNumber')) ??
      maskName(await records.open(requester, 'name')) ??
      ''
    );
  }
}
