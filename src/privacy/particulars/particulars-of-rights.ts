import type { Change } from '../../foundation/change';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { RequestState, Right } from '../requests/vocabulary';
import type { RightParticulars } from './particulars';

/** The particulars of every right that is served, each brought by its own room. */
export class ParticularsOfRights {
  private readonly byRight = new Map<Right, RightParticulars>();

  add(...particulars: readonly RightParticulars[]): void {
    for (const each of particulars) this.byRight.set(each.right, each);
  }

  of(right: Right): RightParticulars {
    const particulars = this.byRight.get(right);
    if (!particulars) throw new Error(`Nothing is known of the particulars of ${right}.`);
    return particulars;
  }

  has(right: Right): boolean {
    return this.byRight.has(right);
  }

  /** Tells the room of the right that a request is in another state now. */
  async moved(change: Change, request: RightsRequest, from: RequestState): Promise<void> {
    await this.byRight.get(request.right)?.moved?.(change, request, from);
  }

  /** Tells the room of the right that a request came to its end. */
  async closed(change: Change, request: RightsRequest): Promise<void> {
    await this.byRight.get(request.right)?.closed?.(change, request);
  }
}
