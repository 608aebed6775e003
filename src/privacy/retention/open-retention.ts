import type { House } from '../../graphql';
import { retentionPlan } from '../../personal-data';
import type { Replays } from '../../vault';
import { replayKeptParts } from './kept-parts';
import { OpenRequests } from './open-requests';
import { RestrictedRows } from './restricted-rows';
import { RetentionSweep } from './retention-sweep';
import { RetentionJob } from './retention.job';

interface Retention {
  job: RetentionJob;
  replays: Replays;
}

/** The retention sweep of a house; a table of people that nothing dates refuses the start. */
export function openRetention(house: House): Retention {
  house.retention.guard(new OpenRequests());
  house.retention.guard(new RestrictedRows());
  const sweep = retentionSweepOf(house);
  return {
    job: new RetentionJob(sweep, house.log),
    replays: { kept_part_deleted: replayKeptParts(sweep.plan) },
  };
}

/** The same sweep, to be done at once. */
export function retentionSweepOf(house: House): RetentionSweep {
  const { database, clock, ledger, protective, retention: ports, records, settings } = house;
  const plan = retentionPlan(records.catalogue);
  const timeZone = settings.controllerTimeZone;
  return new RetentionSweep({ database, clock, ledger, protective, ports, plan, timeZone });
}
