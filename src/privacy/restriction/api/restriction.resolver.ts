import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../../graphql';
import { categories as everyCategory, purposes as everyPurpose } from '../../../personal-data';
import { codesOf, codesOrAll } from '../../../processing';
import { loadScoped } from '../../centre/request-loading';
import { DataCategory } from '../../processing/data-category.type';
import { ProcessingPurpose } from '../../processing/processing-purpose.type';
import type { ProcessingRegister } from '../../processing/processing-register';
import type { RequestReader } from '../../register/request-reader';
import { RightsRequest } from '../../requests/rights-request.entity';
import type { RestrictionService } from '../restriction.service';
import type { RestrictionReader } from './restriction-reader';
import { EndRestrictionInput, RequestRestrictionInput } from './restriction.inputs';
import {
  RequestRestrictionPayload,
  restrictionPayload,
  type RestrictionPayload,
} from './restriction.payloads';
import { Restriction } from './restriction.type';

const EndPayload = restrictionPayload('endRestriction');

@Resolver(() => Restriction)
export class RestrictionResolver {
  constructor(
    private readonly restriction: RestrictionService,
    private readonly requests: RequestReader,
    private readonly reader: RestrictionReader,
    private readonly register: ProcessingRegister,
  ) {}

  @Mutation(() => RequestRestrictionPayload, {
    nullable: true,
    description:
      'Asks to restrict the processing of the own data (GDPR Art. 18). Where its accuracy is contested it holds from now on, else once an officer has decided. Customers.',
  })
  async requestRestriction(
    @Arg('input', () => RequestRestrictionInput, { description: 'What, and why.' })
    input: RequestRestrictionInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestRestrictionPayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'requestRestriction',
      input,
      payload: RequestRestrictionPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({
        request: (await this.restriction.request(change, id, input, language)).id,
      }),
      answer: async ({ request }) => ({ request: await this.findRequest(String(request), context) }),
    });
  }

  @Mutation(() => EndPayload, {
    nullable: true,
    description: 'Ends an own restriction, at any time. Customers.',
  })
  endRestriction(
    @Arg('input', () => EndRestrictionInput, { description: 'Which one.' }) input: EndRestrictionInput,
    @Ctx() context: RequestContext,
  ): Promise<RestrictionPayload> {
    const id = ownId(context);
    const { restrictionId, validateOnly } = input;
    return context.perform({
      mutation: 'endRestriction',
      input,
      payload: EndPayload,
      validateOnly,
      decide: async (change) => {
        await this.restriction.end(change, id, restrictionId);
        return { restriction: restrictionId };
      },
      answer: async ({ restriction }) => ({
        restriction: await findRestriction(context, this.reader, String(restriction)),
      }),
    });
  }

  @FieldResolver(() => [ProcessingPurpose], {
    description: 'The purposes that it stops; all of them where none was named. Self, officers, DPO.',
  })
  async purposes(@Root() { row }: Restriction, @Ctx() context: RequestContext): Promise<ProcessingPurpose[]> {
    const { purposes } = this.register.in(await context.language());
    const named = codesOrAll(row.purposes, everyPurpose);
    return named?.map((code) => purposes.get(code)!) ?? [...purposes.values()];
  }

  @FieldResolver(() => [DataCategory], {
    description: 'The data that it reaches; all of it where none was named. Self, officers, DPO.',
  })
  async categories(@Root() { row }: Restriction, @Ctx() context: RequestContext): Promise<DataCategory[]> {
    const { categories } = this.register.in(await context.language());
    const named = codesOrAll(row.categories, everyCategory);
    return named?.map((code) => categories.get(code)!) ?? [...categories.values()];
  }

  @FieldResolver(() => [ProcessingPurpose], {
    description: 'The purposes that go on with the consent of the person. Self, officers, DPO.',
  })
  async continuing(
    @Root() { row }: Restriction,
    @Ctx() context: RequestContext,
  ): Promise<ProcessingPurpose[]> {
    const { purposes } = this.register.in(await context.language());
    return codesOf(row.continueFor, everyPurpose).map((code) => purposes.get(code)!);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it is to be lifted. Self, officers, DPO.',
  })
  liftReason(@Root() { row }: Restriction, @Ctx() { records }: RequestContext): Promise<string | null> {
    return records.open(row, 'liftReason');
  }

  private findRequest(id: string, context: RequestContext): Promise<RightsRequest | null> {
    return loadScoped(context, RightsRequest, (ids, scope) => this.requests.findMany(ids, scope), id);
  }
}

/** A restriction by its id, within what the caller may see. */
export function findRestriction(
  context: RequestContext,
  reader: RestrictionReader,
  id: string,
): Promise<Restriction | null> {
  return loadScoped(context, Restriction, (ids, scope) => reader.findMany(ids, scope), id);
}
