import type { House } from '../../graphql';
import type { JobKind } from '../../jobs';
import { sweepMails } from '../../mail';
import { type RetainedTable, retentionPlan } from '../../personal-data';
import type { Replays } from '../../vault';
import { KeyRetirementJob } from './key-retirement.job';
import { replayKeptParts } from './kept-parts';
import { LaterReceipts } from './later-receipts';
import { OpenRequests } from './open-requests';
import { RestrictedRows } from './restricted-rows';
import { RetentionSweep, sweepKind } from './retention-sweep';
import { RetentionJob } from './retention.job';
import { TrailEnds } from './trail-ends';
import { UnfinishedErasures } from './unfinished-erasures';

interface Retention {
  jobs: readonly JobKind[];
  replays: Replays;
}

/** The retention sweep of a house; a table of people that nothing dates refuses the start. */
export function openRetention(house: House): Retention {
  house.retention.guard(new OpenRequests());
  house.retention.guard(new RestrictedRows());
  house.retention.guard(new UnfinishedErasures());
  sweepMails(house);
  house.retention.takenBy(sweepKind);
  const receipts = new LaterReceipts(house.jobs);
  house.retention.listen((change, deleted) => receipts.hear(change, deleted));
  const sweep = retentionSweepOf(house);
  const { database, records, retention, settings, vault, clock } = house;
  const timeZone = settings.controllerTimeZone;
  return {
    jobs: [
      new RetentionJob(sweep, house.log),
      new KeyRetirementJob(database, records.catalogue, vault, clock),
    ],
    replays: { kept_part_deleted: replayKeptParts({ plan: sweep.plan, ports: retention, timeZone }) },
  };
}

/** The same sweep, to be done at once. */
export function retentionSweepOf(house: House): RetentionSweep {
  const { database, clock, ledger, jobs, protective, retention: ports, records, settings } = house;
  const plan = retentionPlan(records.catalogue);
  const timeZone = settings.controllerTimeZone;
  return new RetentionSweep({
    database,
    clock,
    ledger,
    jobs,
    protective,
    ports,
    plan,
    trails: trailEndsOf(house, plan),
    timeZone,
  });
}

/** The trail of a person stays as long as a request, a hold or a restriction would keep their account. */
function trailEndsOf(
  { database, ledger, vault, log, retention }: House,
  plan: readonly RetainedTable[],
): TrailEnds {
  const account = plan.find(({ table }) => table.subject === 'id')!;
  return new TrailEnds({
    database,
    ledger,
    subjectsBehind: (pseudonyms) => vault.subjectsBehind(pseudonyms),
    keptAmong: (subjects) => retention.keptAmong(database.manager, subjects, account),
    log,
  });
}
