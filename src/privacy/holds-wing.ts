import type { House, NodeFinder } from '../graphql';
import type { RequestCourse } from './course/request-course';
import type { ErasureOrders } from './erasure/deciding/erasure-orders';
import { HoldReader } from './holds/desk/hold-reader';
import { findHold, HoldResolver } from './holds/desk/hold.resolver';
import { HoldService } from './holds/desk/hold.service';
import { WaitingErasures } from './holds/desk/waiting-erasures';
import { sweepHoldFiles } from './holds/hold-file-sweep';
import { HoldRecords } from './holds/hold-records';
import { HoldReplay } from './holds/hold-replay';
import { HeldParts } from './holds/keeping/held-parts';
import { HeldRows } from './holds/keeping/held-rows';
import { HoldReleaseJob } from './holds/keeping/hold-release.job';
import { KeptPartNewsJob } from './holds/keeping/kept-part-news.job';
import { holdGauges } from './holds/watch/hold-gauges';
import { HoldWatchJob } from './holds/watch/hold-watch.job';
import type { ProcessingRegister } from './processing/processing-register';

interface HoldNeeds {
  course: RequestCourse;
  orders: ErasureOrders;
  processing: ProcessingRegister;
}

export const holdResolvers = [HoldResolver];

/** What is kept for legal claims: placed and released at the desk, honoured by erasures and the sweep, reviewed in time. */
export function openHolds(house: House, { course, orders, processing }: HoldNeeds) {
  const { database, records, ledger, protective, jobs, vault, clock, settings } = house;
  const { controllerTimeZone: timeZone, privacyContact: office } = settings;
  const holds = new HoldRecords({ records, ledger, protective, jobs });
  const erasures = new WaitingErasures(course, orders, jobs, house.retention);
  const service = new HoldService(records.catalogue, holds, erasures, timeZone);
  const reader = new HoldReader(database);
  const outbox = house.outbox.serving('legal_claims');
  const parts = new HeldParts(database, records);
  house.retention.guard(new HeldRows());
  house.retention.keepBy((change, passing) => parts.keepFromTime(change, passing));
  sweepHoldFiles(house);
  const find: NodeFinder = (id, context) => findHold(context, reader, id);
  return {
    resolvers: [new HoldResolver(service, reader, processing)],
    nodes: { hld: find },
    replays: new HoldReplay(holds, protective).replays,
    gauges: holdGauges(database, clock, timeZone),
    jobs: [
      new HoldReleaseJob(jobs, vault, house.retention, timeZone),
      new KeptPartNewsJob(database, course, 'KEPT_PART_DELETED'),
      new KeptPartNewsJob(database, course, 'HIDDEN_PART_DELETED'),
      new KeptPartNewsJob(database, course, 'KEPT_PART_DISCLOSED'),
      new HoldWatchJob({ database, outbox, jobs, office, timeZone }),
    ],
  };
}
