import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../graphql';
import { loadScoped } from '../centre/request-loading';
import { DataPackage } from '../packages/data-package.entity';
import { PackageFormat } from '../packages/package-format';
import type { Packages } from '../packages/packages';
import type { RequestReader } from '../register/request-reader';
import { RightsRequest } from '../requests/rights-request.entity';
import { PortabilityRequest } from './portability-request';
import { RequestPortabilityInput } from './portability.inputs';
import { RequestPortabilityPayload } from './portability.payloads';
import type { PortabilityService } from './portability.service';

@Resolver(() => PortabilityRequest)
export class PortabilityResolver {
  constructor(
    private readonly portability: PortabilityService,
    private readonly reader: RequestReader,
    private readonly packages: Packages,
  ) {}

  @Mutation(() => RequestPortabilityPayload, {
    nullable: true,
    description:
      'Asks for the data that may be taken to another controller (GDPR Art. 20): what was provided or observed, held by consent or contract. A second request while one is open is one of its own. Customers.',
  })
  async requestPortability(
    @Arg('input', () => RequestPortabilityInput, { description: 'How it is wanted.' })
    input: RequestPortabilityInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPortabilityPayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'requestPortability',
      input,
      payload: RequestPortabilityPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({
        request: (await this.portability.request(change, id, input, language)).id,
      }),
      answer: async ({ request }) => ({ request: await this.find(String(request), context) }),
    });
  }

  @FieldResolver(() => PackageFormat, { description: 'JSON or CSV. Self, staff, DPO.' })
  format(@Root() { format }: RightsRequest): PackageFormat {
    return format ?? PackageFormat.JSON;
  }

  @FieldResolver(() => DataPackage, { nullable: true, description: 'The data, once it is ready. Self.' })
  package(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<DataPackage | null> {
    return loadScoped(context, DataPackage, (ids, scope) => this.packages.ofRequests(ids, scope), id);
  }

  private find(id: string, context: RequestContext): Promise<PortabilityRequest | null> {
    return loadScoped(context, RightsRequest, (ids, scope) => this.reader.findMany(ids, scope), id);
  }
}
