import type { House } from '../graphql';
import type { RequestCourse } from './course/request-course';
import type { Decisions } from './decisions/decisions';
import type { RightExecution } from './execution/right-execution';
import type { HeldParts } from './holds/keeping/held-parts';
import { HeldFor } from './objection/held-for';
import { LimitEnds } from './objection/limit-ends';
import { ObjectionExecution } from './objection/objection-execution';
import { ObjectionParticulars } from './objection/objection-particulars';
import { ObjectionService } from './objection/objection.service';
import { ObjectionReplay } from './objection/objection-replay';
import { Objections } from './objection/objections';
import type { ParticularsOfRights } from './particulars/particulars-of-rights';
import type { TellsRecipients } from './recipients/tells-recipients';
import type { RestoredRequests } from './register/restored-requests';
import type { RequestRegister } from './register/request-register';
import { RestrictionExecution } from './restriction/restriction-execution';
import { RestrictionReplay } from './restriction/restriction-replay';
import { RestrictionParticulars } from './restriction/restriction-particulars';
import { RestrictionLiftJob } from './restriction/lifting/restriction-lift.job';
import { RestrictionLifts } from './restriction/lifting/restriction-lifts';
import { RestrictionService } from './restriction/restriction.service';
import { Restrictions } from './restriction/restrictions';

/** What of the common path restrictions and objections stand on. */
export interface LimitParts {
  register: RequestRegister;
  course: RequestCourse;
  decisions: Decisions;
  particulars: ParticularsOfRights;
  recipients: TellsRecipients;
  held: HeldParts;
  restored: RestoredRequests;
}

/** The services of restriction and objection; each right joins the common path. */
export function openLimits(house: House, parts: LimitParts) {
  const { ledger, limitNews, records, protective, jobs, settings } = house;
  const { register, course, decisions, particulars, recipients, restored } = parts;
  const restrictions = new Restrictions(ledger, limitNews, recipients, protective);
  const timeZone = settings.controllerTimeZone;
  const lifts = new RestrictionLifts({ restrictions, course, records, jobs, timeZone });
  const objections = new Objections(ledger, protective);
  const ends = new LimitEnds(restrictions, objections);
  house.erasures.join(ends);
  house.retention.listenToEnds((change, customerIds) => ends.endAll(change, customerIds));
  const ofRestriction = new RestrictionParticulars(restrictions, lifts);
  const ofObjection = new ObjectionParticulars({
    objections,
    restrictions,
    lifts,
    register,
    news: limitNews,
  });
  particulars.add(ofRestriction, ofObjection);
  const held = new HeldFor(records.catalogue, parts.held);
  const executions: RightExecution[] = [
    new RestrictionExecution(register, decisions, restrictions),
    new ObjectionExecution(register, objections, restrictions, held, recipients),
  ];
  return {
    restrictions,
    lifts,
    liftJob: new RestrictionLiftJob(lifts),
    executions,
    replays: {
      ...new RestrictionReplay(restrictions, restored).replays,
      ...new ObjectionReplay(objections, restored, held).replays,
    },
    restriction: new RestrictionService(register, course, ofRestriction, restrictions),
    objection: new ObjectionService(register, course, ofObjection, objections),
  };
}
