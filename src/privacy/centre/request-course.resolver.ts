import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { openQuestionOf } from '../course/open-question';
import { actionsFor } from '../course/viewer-actions';
import { moverOf } from '../course/mover';
import type { RequestStandings } from '../course/request-standings';
import { Decision } from '../decisions/decision.entity';
import type { Decisions } from '../decisions/decisions';
import { IdentityChallenge } from '../identity-check/identity-challenge.entity';
import { attemptsPerCode, type IdentityChallenges } from '../identity-check/identity-challenges';
import type { RequestReader } from '../register/request-reader';
import { RightsRequest } from '../requests/rights-request.entity';
import { type Standing, stepOf } from '../requests/transitions';
import { RequestState } from '../requests/vocabulary';
import { QuestionKind, RequestQuestion, ViewerAction } from './request-course.type';
import { loadEvents, loadScoped } from './request-loading';

/** What can be done with a request, what it waits for, and what was decided. */
@Resolver(() => RightsRequest)
export class RequestCourseResolver {
  constructor(
    private readonly reader: RequestReader,
    private readonly standings: RequestStandings,
    private readonly decisions: Decisions,
    private readonly challenges: IdentityChallenges,
  ) {}

  @FieldResolver(() => [ViewerAction], {
    description: 'What the viewer may do with it now, and why not. Self, staff, DPO.',
  })
  async actions(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<ViewerAction[]> {
    const standing = await this.standingOf(request, context);
    const by = context.guestOf.has(request.id) ? 'GUEST' : moverOf(context.actor, request);
    return actionsFor(standing, by, await context.language()).map((each) =>
      Object.assign(new ViewerAction(), each),
    );
  }

  @FieldResolver(() => Boolean, { description: 'May the person still withdraw it? Self, staff, DPO.' })
  async canWithdraw(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<boolean> {
    return 'to' in stepOf(await this.standingOf(request, context), 'withdraw', 'CUSTOMER');
  }

  @FieldResolver(() => RequestQuestion, {
    nullable: true,
    description: 'The question that it waits for; null where there is none. Self, the assigned officer.',
  })
  async question(
    @Root() request: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<RequestQuestion | null> {
    const open = openQuestionOf(request, await loadEvents(context, this.reader, request.id));
    if (!open) return null;
    const isIdentity = open.state === RequestState.AWAITING_IDENTITY;
    const load = this.challenges.openOf.bind(this.challenges);
    const challenge = isIdentity ? await loadScoped(context, IdentityChallenge, load, request.id) : null;
    return Object.assign(new RequestQuestion(), {
      kind: isIdentity ? QuestionKind.IDENTITY : QuestionKind.CLARIFICATION,
      text: await context.records.open(open.event, 'note'),
      askedAt: open.event.at,
      sentTo: challenge && (await context.records.open(challenge, 'sentTo')),
      answerBy: open.answerBy,
      attemptsLeft: challenge && Math.max(0, attemptsPerCode - challenge.attempts),
    });
  }

  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'What was decided, and what can be done against it. Self, officers, DPO.',
  })
  decision(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<Decision | null> {
    return loadScoped(context, Decision, (ids, scope) => this.decisions.ofRequests(ids, scope), id);
  }

  private async standingOf(request: RightsRequest, context: RequestContext): Promise<Standing> {
    const events = await loadEvents(context, this.reader, request.id);
    const suspected = await loadScoped(
      context,
      this.standings,
      (ids) => this.standings.suspected(ids),
      request.customerId,
    );
    return this.standings.of(request, events, suspected === true);
  }
}
