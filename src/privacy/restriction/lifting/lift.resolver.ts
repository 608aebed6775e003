import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Change } from '../../../foundation/change';
import type { RequestContext } from '../../../graphql';
import type { RestrictionReader } from '../api/restriction-reader';
import { restrictionPayload, type RestrictionPayload } from '../api/restriction.payloads';
import { findRestriction } from '../api/restriction.resolver';
import { AnnounceRestrictionLiftInput, LiftRestrictionInput } from './lift.inputs';
import type { LiftService } from './lift.service';

const AnnouncePayload = restrictionPayload('announceRestrictionLift');
const LiftPayload = restrictionPayload('liftRestriction');

@Resolver()
export class LiftResolver {
  constructor(
    private readonly lifting: LiftService,
    private readonly reader: RestrictionReader,
  ) {}

  @Mutation(() => AnnouncePayload, {
    nullable: true,
    description:
      'Tells the person that a restriction is to be lifted, at least seven days before (GDPR Art. 18(3)). Officers.',
  })
  announceRestrictionLift(
    @Arg('input', () => AnnounceRestrictionLiftInput, { description: 'Which one, when and why.' })
    input: AnnounceRestrictionLiftInput,
    @Ctx() context: RequestContext,
  ): Promise<RestrictionPayload> {
    const plan = { mutation: 'announceRestrictionLift', payload: AnnouncePayload, input };
    return this.perform(context, plan, (change) => this.lifting.announce(change, input));
  }

  @Mutation(() => LiftPayload, {
    nullable: true,
    description:
      'Lifts a restriction that was announced, once its day has come and no answer of the person is open. Officers.',
  })
  liftRestriction(
    @Arg('input', () => LiftRestrictionInput, { description: 'Which one.' }) input: LiftRestrictionInput,
    @Ctx() context: RequestContext,
  ): Promise<RestrictionPayload> {
    const plan = { mutation: 'liftRestriction', payload: LiftPayload, input };
    return this.perform(context, plan, (change) => this.lifting.lift(change, input.restrictionId));
  }

  private perform(
    context: RequestContext,
    plan: { mutation: string; payload: new () => RestrictionPayload; input: { restrictionId: string } },
    act: (change: Change) => Promise<void>,
  ): Promise<RestrictionPayload> {
    const { restrictionId } = plan.input;
    return context.perform({
      ...plan,
      decide: async (change) => {
        await act(change);
        return { restriction: restrictionId };
      },
      answer: async ({ restriction }) => ({
        restriction: await findRestriction(context, this.reader, String(restriction)),
      }),
    });
  }
}
