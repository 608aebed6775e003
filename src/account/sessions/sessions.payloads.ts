import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, Payload } from '../../graphql';
import { Session } from './session.entity';

export const SessionConnection = connectionOf<Session>('Session', () => Session);

@ObjectType({ description: 'What endSession brought about.' })
export class EndSessionPayload extends Payload {
  @Field(() => Session, {
    nullable: true,
    description: 'The session, which has ended; null where nothing was done.',
  })
  session!: Session | null;
}

@ObjectType({ description: 'What endOtherSessions brought about.' })
export class EndOtherSessionsPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many sessions were ended, at most 100 at a time; null where nothing was done.',
  })
  ended!: number | null;
}
