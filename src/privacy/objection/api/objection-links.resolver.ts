import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../graphql';
import { PrivacyCenter } from '../../centre/privacy-center';
import { loadScoped } from '../../centre/request-loading';
import { ProcessingPurpose } from '../../processing/processing-purpose.type';
import type { ProcessingRegister } from '../../processing/processing-register';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { ObjectionReader } from './objection-reader';
import { Objection, ObjectionRequest } from './objection.type';

/** The objection of a request. */
@Resolver(() => ObjectionRequest)
export class RequestObjectionResolver {
  constructor(
    private readonly reader: ObjectionReader,
    private readonly register: ProcessingRegister,
  ) {}

  @FieldResolver(() => Objection, {
    nullable: true,
    description: 'The objection itself. Self, officers, DPO.',
  })
  objection(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<Objection | null> {
    const load = this.reader.ofRequests.bind(this.reader);
    return loadScoped(context, RequestObjectionResolver, load, id);
  }

  @FieldResolver(() => ProcessingPurpose, { description: 'What it is to. Self, staff, DPO.' })
  async purpose(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<ProcessingPurpose> {
    const objection = await this.objection(request, context);
    // Where an earlier one stands, or nothing is held that one could be to, it was to marketing.
    const code = objection?.purposeCode ?? 'marketing';
    return this.register.in(await context.language()).purposes.get(code)!;
  }
}

/** The objections of a person. */
@Resolver(() => PrivacyCenter)
export class CentreObjectionsResolver {
  constructor(private readonly reader: ObjectionReader) {}

  @FieldResolver(() => [Objection], {
    description: 'The objections of this person, newest first, those that ended among them. Self.',
  })
  async objections(
    @Root() { customerId }: PrivacyCenter,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Objection[]> {
    const load = (ids: readonly string[]) => this.reader.ofCustomers(ids);
    return (await loaders.load(CentreObjectionsResolver, load, customerId)) ?? [];
  }
}
