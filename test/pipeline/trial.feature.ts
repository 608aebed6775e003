import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { features } from '../../src/features';
import { type Feature, type House, ownId, Payload, type RequestContext } from '../../src/graphql';
import type { Ledger } from '../../src/ledger';
import { Latch } from './latch';

@InputType({ description: 'What to try.' })
export class TrialInput {
  @Field(() => String, { defaultValue: 'trial', description: 'The action in the trail.' })
  action!: string;
}

@ObjectType({ description: 'What a trial brought about.' })
export class TrialPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The action that is in the trail now.' })
  action!: string | null;

  @Field(() => String, { nullable: true, description: 'For the desk alone.' })
  secret!: string | null;
}

/** What a resolver may throw at worst: a statement with its values. */
export const leak = `INSERT INTO customer (email) VALUES ('ada@example.com') -- at db.internal:3306`;

/** Opened when a slow mutation has begun, and by the test to let it go on. */
export const slow = { begun: new Latch(), mayEnd: new Latch() };

@Resolver()
export class TrialResolver {
  constructor(private readonly ledger: Ledger) {}

  @Query(() => String, { nullable: true, description: 'Fails.' })
  breakDown(): string {
    throw new Error(leak);
  }

  @Mutation(() => TrialPayload, { nullable: true, description: 'Needs a fresh sign-in.' })
  tryFresh(
    @Arg('input', () => TrialInput, { description: 'What to try.' }) input: TrialInput,
    @Ctx() context: RequestContext,
  ): Promise<TrialPayload> {
    return this.record('tryFresh', input, context, { needsStepUp: true });
  }

  @Mutation(() => TrialPayload, { nullable: true, description: 'Takes until the test lets it go on.' })
  trySlow(
    @Arg('input', () => TrialInput, { description: 'What to try.' }) input: TrialInput,
    @Ctx() context: RequestContext,
  ): Promise<TrialPayload> {
    return this.record('trySlow', input, context, {
      meanwhile: async () => {
        slow.begun.open();
        await slow.mayEnd.opened;
      },
    });
  }

  @Mutation(() => TrialPayload, { nullable: true, description: 'Fails after it has written.' })
  tryBroken(
    @Arg('input', () => TrialInput, { description: 'What to try.' }) input: TrialInput,
    @Ctx() context: RequestContext,
  ): Promise<TrialPayload> {
    return this.record('tryBroken', input, context, { meanwhile: () => Promise.reject(new Error(leak)) });
  }

  private record(
    mutation: string,
    input: TrialInput,
    context: RequestContext,
    how: { needsStepUp?: boolean; meanwhile?: () => Promise<void> },
  ): Promise<TrialPayload> {
    const subject = ownId(context);
    return context.perform({
      mutation,
      input,
      payload: TrialPayload,
      needsStepUp: how.needsStepUp,
      decide: async (change) => {
        await this.ledger.record(change, { subject, action: input.action });
        await how.meanwhile?.();
        return { action: input.action };
      },
      answer: async ({ action }) => ({ action: action as string, secret: 'secret' }),
    });
  }
}

const trial: Feature = {
  name: 'trial',
  entities: [],
  resolvers: [TrialResolver],
  permissions: {
    Query: { breakDown: 'anybody' },
    Mutation: { tryFresh: 'customer', trySlow: 'customer', tryBroken: 'customer' },
    TrialPayload: { action: 'anybody', userErrors: 'anybody', secret: 'desk' },
  },
  open: ({ ledger }: House) => ({ resolvers: [new TrialResolver(ledger)] }),
};

/** Gives the houses of this file a feature more, to try the pipeline with. */
export function addTrialFeature(): void {
  (features as Feature[]).push(trial);
}
