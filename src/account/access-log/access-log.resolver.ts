import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  connect,
  type Connection,
  connectionOf,
  DateTime,
  PageArgs,
  type RequestContext,
} from '../../graphql';
import { Customer } from '../profile';
import { Session, type SessionsService } from '../sessions';
import { AccessLogEntry } from './access-log-entry.entity';
import type { AccessLogService } from './access-log.service';

@ArgsType()
export class AccessLogArgs extends PageArgs {
  @Field(() => DateTime, { nullable: true, description: 'Not before.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Not after.' })
  to?: Date | null;
}

export const AccessLogConnection = connectionOf<AccessLogEntry>('AccessLog', () => AccessLogEntry);

@Resolver(() => Customer)
export class CustomerAccessLogResolver {
  constructor(private readonly log: AccessLogService) {}

  @FieldResolver(() => AccessLogConnection, {
    nullable: true,
    description: 'Who accessed the account, newest first; at most a second behind. Self.',
  })
  accessLog(
    @Root() { id }: Customer,
    @Args() args: AccessLogArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccessLogEntry>> {
    const { from, to } = args;
    const list = {
      name: `accessLog.${from?.toISOString() ?? ''}.${to?.toISOString() ?? ''}`,
      owner: id,
      args,
    };
    return connect(AccessLogConnection, context, list, (request) =>
      this.log.entries(id, { from, to }, request),
    );
  }
}

@Resolver(() => AccessLogEntry)
export class AccessLogEntryResolver {
  constructor(private readonly sessions: SessionsService) {}

  @FieldResolver(() => Session, {
    nullable: true,
    description:
      'The session that the request was made with; null where it was not the customer, or the token names none. Self.',
  })
  async session(
    @Root() { sessionId, customerId }: AccessLogEntry,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Session | null> {
    const session = sessionId && (await loaders.load(Session, this.sessions.findMany, sessionId));
    return session && session.customerId === customerId ? session : null;
  }
}
