import { ObjectType } from 'type-graphql';
import { Node } from '../../graphql';
import { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';

/** A request to have data put right. Its rows are of the one table of requests; which of them it is, their right says. */
@ObjectType({
  implements: [RightsRequest, Node],
  description: 'A request to have data corrected, completed or removed (GDPR Art. 16). Self, staff, DPO.',
})
export class RectificationRequest extends RightsRequest {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RightsRequest && value.right === Right.RECTIFICATION;
  }
}
