import type { House } from '../../graphql';
import type { RequestCourse } from '../course/request-course';
import type { WorkCalendar } from '../deadlines/holidays';
import type { Decisions } from '../decisions/decisions';
import type { HeldParts } from '../holds/keeping/held-parts';
import type { PackageContent } from '../packages/package-content';
import type { ProcessingRegister } from '../processing/processing-register';
import type { TellsRecipients } from '../recipients/tells-recipients';
import type { Correspondence } from '../register/correspondence';
import type { RequestReader } from '../register/request-reader';
import type { RequestRegister } from '../register/request-register';
import type { RestoredRequests } from '../register/restored-requests';
import { ErasurePlans } from './asking/erasure-plans';
import { ErasurePreviewResolver, ErasureResolver } from './asking/erasure.resolver';
import { ErasureService } from './asking/erasure.service';
import { backupsUntilBy } from './carrying-out/backups-until';
import { ErasureExecution } from './carrying-out/erasure-execution';
import { ErasureReplay } from './carrying-out/erasure-replay';
import { FileEraser } from './carrying-out/file-eraser';
import { Freezing } from './carrying-out/frozen-erasure';
import { KeyDestruction } from './carrying-out/key-destruction';
import { LastMails } from './carrying-out/last-mails';
import { PartRest } from './carrying-out/part-rest';
import { PutBack } from './carrying-out/put-back';
import { RemainderJob } from './carrying-out/remainder.job';
import { ResidueCheck } from './carrying-out/residue-check';
import { RowEraser } from './carrying-out/row-eraser';
import { Settlement } from './carrying-out/settlement';
import { ErasureApprovals } from './deciding/erasure-approvals';
import { ErasureOrders } from './deciding/erasure-orders';
import { ErasureParticulars } from './deciding/erasure-particulars';
import { ErasurePlanner } from './plan/planner';

/** What the room of erasure needs of the wing that it stands in. */
export interface AroundErasure {
  course: RequestCourse;
  register: RequestRegister;
  decisions: Decisions;
  correspondence: Correspondence;
  calendar: WorkCalendar;
  content: PackageContent;
  reader: RequestReader;
  processing: ProcessingRegister;
  recipients: readonly TellsRecipients[];
  held: HeldParts;
  restored: RestoredRequests;
}

/** Opens the room of erasure: asking, deciding, carrying out. */
export function openErasure(house: House, around: AroundErasure) {
  const { settings, database, clock, erasures } = house;
  const { catalogue } = house.records;
  const planner = new ErasurePlanner(catalogue, erasures, settings.controllerTimeZone);
  const orders = new ErasureOrders(database);
  const approvals = new ErasureApprovals(around.correspondence, around.calendar, settings.secondOfficer);
  const room = { ...around, catalogue, clock, erasures, planner, orders, approvals };
  const service = new ErasureService(room);
  const plans = new ErasurePlans(database, planner, clock);
  return {
    orders,
    particulars: new ErasureParticulars({ ...room, coolingOffMs: settings.coolingOffMs }),
    resolvers: [
      new ErasurePreviewResolver(service, plans, around.processing),
      new ErasureResolver(service, {
        orders,
        plans,
        reader: around.reader,
        register: around.processing,
      }),
    ],
    ...openExecution(house, around, { planner, orders }),
  };
}

function openExecution(
  house: House,
  around: AroundErasure,
  { planner, orders }: { planner: ErasurePlanner; orders: ErasureOrders },
) {
  const { database, records, contacts, mailer, jobs, signIns, erasures, vault, protective } = house;
  const { clock, settings } = house;
  const { controllerTimeZone: timeZone, backupsKeptMs } = settings;
  const { catalogue } = records;
  const { course, register, decisions, recipients, held } = around;
  const files = new FileEraser(around.content, mailer);
  const backupsUntil = backupsUntilBy(backupsKeptMs, timeZone);
  const parts = {
    database,
    timeZone,
    jobs,
    vault,
    orders,
    erasures,
    course,
    register,
    signIns,
    recipients,
    protective,
    files,
    held,
    rows: new RowEraser(database, catalogue),
    partRest: new PartRest({ catalogue, held, retention: house.retention, erasures }),
    residue: new ResidueCheck(database, catalogue, records, files),
    keys: new KeyDestruction(catalogue, vault),
    freezing: new Freezing({ planner, orders, files, records, contacts, course }),
    putBack: new PutBack({ requests: around.restored, planner, orders, jobs, protective, timeZone }),
    mails: new LastMails(database, records, mailer, clock, backupsUntil),
    settlement: new Settlement({ register, decisions, orders, protective, jobs, backupsUntil }),
  };
  return {
    execution: new ErasureExecution(parts),
    remainderJob: new RemainderJob(parts),
    replays: new ErasureReplay(parts).replays,
  };
}
