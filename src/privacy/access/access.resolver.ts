import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../graphql';
import { loadScoped } from '../centre/request-loading';
import { DataPackage } from '../packages/data-package.entity';
import type { Packages } from '../packages/packages';
import type { RequestReader } from '../register/request-reader';
import { RightsRequest } from '../requests/rights-request.entity';
import { AccessRequest } from './access-request';
import { RequestAccessInput } from './access.inputs';
import { RequestAccessPayload } from './access.payloads';
import type { AccessService } from './access.service';

@Resolver(() => AccessRequest)
export class AccessResolver {
  constructor(
    private readonly access: AccessService,
    private readonly reader: RequestReader,
    private readonly packages: Packages,
  ) {}

  @Mutation(() => RequestAccessPayload, {
    nullable: true,
    description:
      'Asks for a copy of the own data (GDPR Art. 15). A second request while one is open is one of its own. Customers.',
  })
  async requestAccess(
    @Arg('input', () => RequestAccessInput, { description: 'What is wanted.' }) input: RequestAccessInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestAccessPayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'requestAccess',
      input,
      payload: RequestAccessPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({ request: (await this.access.request(change, id, input, language)).id }),
      answer: async ({ request }) => ({ request: await this.find(String(request), context) }),
    });
  }

  @FieldResolver(() => DataPackage, { nullable: true, description: 'The copy, once it is ready. Self.' })
  package(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<DataPackage | null> {
    return loadScoped(context, DataPackage, (ids, scope) => this.packages.ofRequests(ids, scope), id);
  }

  private find(id: string, context: RequestContext): Promise<AccessRequest | null> {
    return loadScoped(context, RightsRequest, (ids, scope) => this.reader.findMany(ids, scope), id);
  }
}
