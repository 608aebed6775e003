import { Arg, Args, type ClassType, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Change } from '../../../foundation/change';
import {
  connect,
  type Connection,
  failure,
  PageArgs,
  type Payload,
  type RequestContext,
} from '../../../graphql';
import { DataCategory } from '../../processing/data-category.type';
import type { ProcessingRegister } from '../../processing/processing-register';
import { LegalHold } from '../legal-hold.entity';
import { categoriesOf } from '../standing-holds';
import { PlaceLegalHoldInput, ReleaseLegalHoldInput } from './hold.inputs';
import { LegalHoldConnection, PlaceLegalHoldPayload, ReleaseLegalHoldPayload } from './hold.payloads';
import type { HoldReader } from './hold-reader';
import type { HoldService } from './hold.service';

@Resolver(() => LegalHold)
export class HoldResolver {
  constructor(
    private readonly holds: HoldService,
    private readonly reader: HoldReader,
    private readonly register: ProcessingRegister,
  ) {}

  @Query(() => LegalHoldConnection, {
    nullable: true,
    description: 'What is kept for legal claims, newest first, released ones among them. Officers, DPO.',
  })
  legalHolds(@Args() args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<LegalHold>> {
    const { actor } = context;
    if (!actor) throw failure('UNAUTHENTICATED');
    const list = { name: 'legalHolds', owner: actor.ownRecordId ?? 'desk', args };
    return connect(LegalHoldConnection, context, list, (page) => this.reader.list(actor, page));
  }

  @Mutation(() => PlaceLegalHoldPayload, {
    nullable: true,
    description:
      'Keeps data of a customer for legal claims (GDPR Art. 17(3)(e)), whatever else would have it deleted, until it is released. Officers.',
  })
  placeLegalHold(
    @Arg('input', () => PlaceLegalHoldInput, { description: 'What, of whom, why.' })
    input: PlaceLegalHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<PlaceLegalHoldPayload> {
    const plan = { mutation: 'placeLegalHold', input, payload: PlaceLegalHoldPayload };
    return this.perform(context, plan, (change) => this.holds.place(change, input));
  }

  @Mutation(() => ReleaseLegalHoldPayload, {
    nullable: true,
    description:
      'Ends a hold: what was kept for it alone is deleted within a day, with a later receipt for whoever had asked for its erasure. Officers.',
  })
  releaseLegalHold(
    @Arg('input', () => ReleaseLegalHoldInput, { description: 'Which one, and why.' })
    input: ReleaseLegalHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<ReleaseLegalHoldPayload> {
    const plan = { mutation: 'releaseLegalHold', input, payload: ReleaseLegalHoldPayload };
    return this.perform(context, plan, (change) => this.holds.release(change, input));
  }

  @FieldResolver(() => [DataCategory], { description: 'What is kept. Officers, DPO.' })
  async categories(@Root() hold: LegalHold, @Ctx() context: RequestContext): Promise<DataCategory[]> {
    const { categories } = this.register.in(await context.language());
    return categoriesOf(hold).map((code) => categories.get(code)!);
  }

  private perform<P extends Payload & { legalHold: LegalHold | null }>(
    context: RequestContext,
    plan: { mutation: string; input: object; payload: ClassType<P> },
    act: (change: Change) => Promise<LegalHold>,
  ): Promise<P> {
    return context.perform<P>({
      ...plan,
      purpose: 'rights', // the file of a hold proves that it was right, also about an erased person
      decide: async (change) => ({ legalHold: (await act(change)).id }),
      answer: async ({ legalHold }) =>
        ({ legalHold: await findHold(context, this.reader, String(legalHold)) }) as unknown as Omit<
          P,
          'userErrors'
        >,
    });
  }
}

/** A hold by its id; null for whoever must not see it. */
export function findHold(context: RequestContext, reader: HoldReader, id: string): Promise<LegalHold | null> {
  const { actor, loaders } = context;
  return loaders.load(LegalHold, (ids) => reader.findMany(ids, actor), id);
}
