import { Field, ObjectType } from 'type-graphql';
import { DateTime, Node } from '../../../graphql';
import type { PurposeCode } from '../../../personal-data';
import type { ProcessingObjection } from '../../../processing';
import { RightsRequest } from '../../requests/rights-request.entity';
import { Right } from '../../requests/vocabulary';

@ObjectType({
  implements: Node,
  description: 'An objection to one purpose (GDPR Art. 21). Self, officers, DPO.',
})
export class Objection extends Node {
  customerId!: string;
  requestId!: string;
  purposeCode!: PurposeCode;

  @Field(() => DateTime, { description: 'Since when it stands. Self, officers, DPO.' })
  since!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Was it upheld? Null while it is weighed. Self, officers, DPO.',
  })
  upheld!: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ended; null while it stands. Self, officers, DPO.',
  })
  endedAt!: Date | null;

  static of({ purpose, ...row }: ProcessingObjection): Objection {
    const { id, customerId, requestId, since, upheld, endedAt } = row;
    const shown = { id, customerId, requestId, since, upheld, endedAt };
    return Object.assign(new Objection(), shown, { purposeCode: purpose });
  }
}

/** An objection as a request. Its rows are of the one table of requests. */
@ObjectType({
  implements: [RightsRequest, Node],
  description: 'An objection to processing (GDPR Art. 21). Self, staff, DPO.',
})
export class ObjectionRequest extends RightsRequest {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RightsRequest && value.right === Right.OBJECTION;
  }
}
