import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { connect, type Connection, ownId, PageArgs, type RequestContext } from '../../graphql';
import { Customer } from '../profile';
import { Session } from './session.entity';
import { EndOtherSessionsInput, EndSessionInput } from './sessions.inputs';
import { EndOtherSessionsPayload, EndSessionPayload, SessionConnection } from './sessions.payloads';
import type { SessionsService } from './sessions.service';

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly service: SessionsService) {}

  @Mutation(() => EndSessionPayload, {
    nullable: true,
    description:
      'Signs a session out: within five seconds its access token is refused everywhere, and it gets no new one. Customers.',
  })
  endSession(
    @Arg('input', () => EndSessionInput, { description: 'Which one.' }) input: EndSessionInput,
    @Ctx() context: RequestContext,
  ): Promise<EndSessionPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'endSession',
      input,
      payload: EndSessionPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.service.end(change, id, input.sessionId);
        return { session: input.sessionId };
      },
      answer: async ({ session }) => ({ session: await this.service.find(String(session), id) }),
    });
  }

  @Mutation(() => EndOtherSessionsPayload, {
    nullable: true,
    description: 'Signs every session out but the present one, and says so by mail. Customers.',
  })
  endOtherSessions(
    @Arg('input', () => EndOtherSessionsInput, { description: 'Why, if that is to be told.' })
    input: EndOtherSessionsInput,
    @Ctx() context: RequestContext,
  ): Promise<EndOtherSessionsPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'endOtherSessions',
      input,
      payload: EndOtherSessionsPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({
        ended: await this.service.endOthers(change, id, input.reason),
      }),
      answer: async ({ ended }) => ({ ended: Number(ended) }),
    });
  }

  @FieldResolver(() => Boolean, { description: 'Is it the one that asks? Self.' })
  current(@Root() session: Session, @Ctx() { actor }: RequestContext): boolean {
    return this.service.isCurrent(session, actor);
  }
}

@Resolver(() => Customer)
export class CustomerSessionsResolver {
  constructor(private readonly service: SessionsService) {}

  @FieldResolver(() => SessionConnection, {
    nullable: true,
    description:
      'The sign-ins as they were seen here, newest first, at most a second behind; the issuer may know more. Self.',
  })
  sessions(
    @Root() { id }: Customer,
    @Args() args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Session>> {
    return connect(SessionConnection, context, { name: 'sessions', owner: id, args }, (request) =>
      this.service.page(id, request),
    );
  }
}
