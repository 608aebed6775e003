import type { DataSource } from 'typeorm';
import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Erasures } from '../../../foundation/erasures';
import type { SignIns } from '../../../foundation/sign-ins';
import type { Jobs } from '../../../jobs';
import type { Category } from '../../../personal-data';
import type { KnowsErased } from '../../../processing';
import type { Codes, ReplayChange, ReplayedEntry, Replays } from '../../../vault';
import type { RequestCourse } from '../../course/request-course';
import { executionOf } from '../../execution/execution.job';
import type { HeldParts } from '../../holds/keeping/held-parts';
import { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState } from '../../requests/vocabulary';
import type { Circumstances } from '../plan/disposal';
import type { FileEraser } from './file-eraser';
import type { KeyDestruction } from './key-destruction';
import { overtakeOthers } from './overtaking';
import type { PutBack } from './put-back';
import type { RowEraser } from './row-eraser';

const { EXECUTING, NEEDS_RETRY } = RequestState;

export interface ReplayParts {
  database: DataSource;
  timeZone: string;
  course: RequestCourse;
  erasures: Erasures;
  signIns: SignIns;
  held: HeldParts;
  rows: RowEraser;
  files: FileEraser;
  keys: KeyDestruction;
  putBack: PutBack;
  jobs: Jobs;
  vault: KnowsErased;
}

/** Erases anew, in a main database that was restored from before, whoever was erased since. */
export class ErasureReplay {
  readonly replays: Replays = {
    erasure: (entry, change) => this.erase(entry, change),
    erasure_remainder: (entry, change) => this.eraseRows(entry, change, this.circumstancesOf(entry)),
  };

  constructor(private readonly parts: ReplayParts) {}

  private async erase(entry: ReplayedEntry, change: ReplayChange): Promise<void> {
    const { subject, codes } = entry;
    if (subject === null) return;
    const id = String(codes.request);
    const isUnderWay = await this.isUnderWay(id);
    const isWhole = codes.endsAccount === true;
    // Cut off half-way by a kill, it is carried on by its own job; what came to its end since is done before anybody is served.
    if (isUnderWay && isWhole && (await this.parts.vault.erasureOf(subject)) === null) return;
    if (isWhole) await this.endAccount(subject, codes, change);
    if (isWhole || !isUnderWay) await this.eraseRows(entry, change, this.circumstancesOf(entry));
    // The job as it was then may wait long, or have been given up.
    if (isUnderWay) await change((each) => this.parts.jobs.again(each, executionOf(id)));
    else await this.parts.putBack.finish(entry, change);
  }

  private async endAccount(customerId: string, codes: Codes, change: ReplayChange): Promise<void> {
    const { course, erasures, signIns } = this.parts;
    const id = String(codes.request);
    await change(async (each) => {
      await overtakeOthers(each, course, { id, customerId });
      await signIns.endAll(each.manager, customerId);
      await erasures.prepare(each, customerId);
      await erasures.bar(each, (codes.barred as readonly string[] | undefined) ?? []);
      await erasures.endAccount(each, customerId);
    });
    await erasures.forget(customerId);
  }

  private async eraseRows(
    { subject, codes }: ReplayedEntry,
    change: ReplayChange,
    circumstances: Circumstances,
  ): Promise<void> {
    if (subject === null) return;
    const { database, files, held, rows, keys } = this.parts;
    const transactions = { change, beat: async () => undefined };
    const taking = { customerId: subject, requestId: String(codes.request), isReplayed: true };
    await held.keepFromErasure(transactions, taking, circumstances);
    const found = await files.find(database.manager, subject, circumstances.scope);
    await files.erase(transactions, found);
    await rows.erase(transactions, subject, circumstances);
    if (circumstances.scope.endAccount) await keys.destroy(subject, circumstances);
  }

  private async isUnderWay(id: string): Promise<boolean> {
    const found = await this.parts.database.manager.findOneBy(RightsRequest, { id });
    return found?.state === EXECUTING || found?.state === NEEDS_RETRY;
  }

  /** What was deleted then; what remained because of an open claim remains here too. */
  private circumstancesOf({ kind, codes, at }: ReplayedEntry): Circumstances {
    const day = calendarDayAt(at, this.parts.timeZone);
    const isWhole = kind === 'erasure_remainder' || codes.endsAccount === true;
    const isSettled = kind === 'erasure_remainder' || codes.isSettled === true;
    return {
      scope: {
        endAccount: isWhole,
        categories: isWhole ? null : (codes.categories as readonly Category[]),
        except: (codes.except as readonly string[] | undefined) ?? [],
      },
      account: { contractEndedOn: null, owedOn: isSettled ? null : day },
      today: day,
    };
  }
}
