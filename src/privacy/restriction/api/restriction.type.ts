import { Field, ObjectType } from 'type-graphql';
import type { CalendarDay } from '../../../foundation/calendar-day';
import { CalendarDate, DateTime, Node } from '../../../graphql';
import type { ProcessingRestriction } from '../../../processing';
import { RightsRequest } from '../../requests/rights-request.entity';
import { Right } from '../../requests/vocabulary';
import { RestrictionGround } from './restriction-ground';

@ObjectType({
  implements: Node,
  description: 'A restriction of processing (GDPR Art. 18). Self, officers, DPO.',
})
export class Restriction extends Node {
  row!: ProcessingRestriction;
  customerId!: string;
  requestId!: string;

  @Field(() => RestrictionGround, { description: 'Why. Self, officers, DPO.' })
  ground!: RestrictionGround;

  @Field(() => DateTime, { description: 'Since when it is in force. Self, officers, DPO.' })
  since!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was announced that it is to be lifted. Self, officers, DPO.',
  })
  liftNoticeAt!: Date | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'On which day at the earliest. Self, officers, DPO.',
  })
  liftsOn!: CalendarDay | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ended; null while it is in force. Self, officers, DPO.',
  })
  liftedAt!: Date | null;

  /** Null of one that never came into force. */
  static of(row: ProcessingRestriction): Restriction | null {
    const { id, customerId, requestId, ground, since, liftNoticeAt, liftsOn, liftedAt } = row;
    if (since === null) return null;
    const shown = {
      id,
      customerId,
      requestId,
      ground: RestrictionGround[ground],
      since,
      liftNoticeAt,
      liftsOn,
      liftedAt,
    };
    return Object.assign(new Restriction(), shown, { row });
  }
}

/** A request to restrict processing. Its rows are of the one table of requests. */
@ObjectType({
  implements: [RightsRequest, Node],
  description: 'A request to restrict processing (GDPR Art. 18). Self, staff, DPO.',
})
export class RestrictionRequest extends RightsRequest {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RightsRequest && value.right === Right.RESTRICTION;
  }
}
