import { ObjectType } from 'type-graphql';
import { Node } from '../../graphql';
import { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';

/** A request for a copy of one's data. Its rows are of the one table of requests; which of them it is, their right says. */
@ObjectType({
  implements: [RightsRequest, Node],
  description: 'A request to know what is held and to have a copy of it (GDPR Art. 15). Self, staff, DPO.',
})
export class AccessRequest extends RightsRequest {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RightsRequest && value.right === Right.ACCESS;
  }
}
