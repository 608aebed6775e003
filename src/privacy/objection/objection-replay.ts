import type { PurposeCode } from '../../personal-data';
import { ProcessingObjection } from '../../processing';
import type { ReplayChange, ReplayedEntry, Replays } from '../../vault';
import type { RestoredRequests } from '../register/restored-requests';
import { RequestState } from '../requests/vocabulary';
import type { HeldFor } from './held-for';
import type { Objections } from './objections';

const { FULFILLED } = RequestState;

/** Puts back, in a main database that was restored from before, what people had objected to since. */
export class ObjectionReplay {
  readonly replays: Replays = {
    objection: (entry, change) => this.object(entry, change),
    objection_ended: (entry, change) => this.end(entry, change),
  };

  constructor(
    private readonly objections: Objections,
    private readonly requests: RestoredRequests,
    private readonly held: Pick<HeldFor, 'delete'>,
  ) {}

  private async object(entry: ReplayedEntry, change: ReplayChange): Promise<void> {
    const { subject, codes, at } = entry;
    if (subject === null) return;
    const upheld = codes.upheld === true || null;
    const order = {
      customerId: subject,
      requestId: String(codes.request),
      purpose: codes.purpose as PurposeCode,
      upheld,
    };
    await change(async (made) => {
      await this.requests.putBack(made, entry, upheld === true ? FULFILLED : null);
      await this.objections.bringBack(made, String(codes.objection), order, at);
    });
    // What had been deleted is back with the database; one to marketing had deleted nothing.
    const taking = { customerId: subject, requestId: order.requestId, isReplayed: true };
    if (upheld && order.purpose !== 'marketing') await this.held.delete({ change }, order.purpose, taking);
  }

  private async end({ codes, at }: ReplayedEntry, change: ReplayChange): Promise<void> {
    const upheld = codes.upheld === undefined ? undefined : (codes.upheld as boolean | null);
    await change(async (made) => {
      const row = await made.manager.findOneBy(ProcessingObjection, { id: String(codes.objection) });
      if (row) await this.objections.end(made, row, upheld, at);
    });
  }
}
