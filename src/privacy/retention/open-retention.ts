import type { House } from '../../graphql';
import type { JobKind } from '../../jobs';
import { retentionPlan } from '../../personal-data';
import type { Replays } from '../../vault';
import { KeyRetirementJob } from './key-retirement.job';
import { replayKeptParts } from './kept-parts';
import { LaterReceipts } from './later-receipts';
import { OpenRequests, peopleWithOpenRequests } from './open-requests';
import { RestrictedRows } from './restricted-rows';
import { RetentionSweep } from './retention-sweep';
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
  const receipts = new LaterReceipts(house.jobs);
  house.retention.listen((change, deleted) => receipts.hear(change, deleted));
  const sweep = retentionSweepOf(house);
  const { database, records, vault, clock } = house;
  return {
    jobs: [
      new RetentionJob(sweep, house.log),
      new KeyRetirementJob(database, records.catalogue, vault, clock),
    ],
    replays: { kept_part_deleted: replayKeptParts(sweep.plan) },
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
    trails: trailEndsOf(house),
    timeZone,
  });
}

/** Trails of people with an open request stay; they hold no values, so that nothing else can stand in the way. */
function trailEndsOf({ database, ledger, vault, log }: House): TrailEnds {
  return new TrailEnds({
    database,
    ledger,
    subjectsBehind: (pseudonyms) => vault.subjectsBehind(pseudonyms),
    keptAmong: (subjects) => peopleWithOpenRequests(database.manager, subjects),
    log,
  });
}
