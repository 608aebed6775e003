import { ProcessingRestriction } from '../../processing';
import type { ReplayChange, ReplayedEntry, Replays } from '../../vault';
import type { RestoredRequests } from '../register/restored-requests';
import { RequestState } from '../requests/vocabulary';
import { orderOf } from './restriction-protection';
import type { Restrictions } from './restrictions';

const { FULFILLED } = RequestState;

/** Puts back, in a main database that was restored from before, what people had restricted since. */
export class RestrictionReplay {
  readonly replays: Replays = {
    restriction: (entry, change) => this.restrict(entry, change),
    restriction_lifted: (entry, change) => this.lift(entry, change),
  };

  constructor(
    private readonly restrictions: Restrictions,
    private readonly requests: RestoredRequests,
  ) {}

  private async restrict(entry: ReplayedEntry, change: ReplayChange): Promise<void> {
    if (entry.subject === null) return;
    await change(async (made) => {
      await this.requests.putBack(made, entry, entry.codes.isDecided === true ? FULFILLED : null);
      await this.restrictions.bringBack(made, String(entry.codes.restriction), orderOf(entry), entry.at);
    });
  }

  private async lift({ codes, at }: ReplayedEntry, change: ReplayChange): Promise<void> {
    await change(async (made) => {
      const row = await made.manager.findOneBy(ProcessingRestriction, { id: String(codes.restriction) });
      if (row?.since && !row.liftedAt) await this.restrictions.end(made, row, at);
    });
  }
}
