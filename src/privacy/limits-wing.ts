import type { House, NodeFinder } from '../graphql';
import type { RequestCourse } from './course/request-course';
import type { Decisions } from './decisions/decisions';
import type { RightExecution } from './execution/right-execution';
import { CentreObjectionsResolver, RequestObjectionResolver } from './objection/api/objection-links.resolver';
import { ObjectionReader } from './objection/api/objection-reader';
import { ObjectionRequest } from './objection/api/objection.type';
import { findObjection, ObjectionResolver } from './objection/api/objection.resolver';
import { HeldFor } from './objection/held-for';
import { ObjectionExecution } from './objection/objection-execution';
import { ObjectionParticulars } from './objection/objection-particulars';
import { ObjectionService } from './objection/objection.service';
import { Objections } from './objection/objections';
import type { ParticularsOfRights } from './particulars/particulars-of-rights';
import type { TellsRecipients } from './recipients/tells-recipients';
import type { RequestRegister } from './register/request-register';
import {
  CentreRestrictionsResolver,
  RequestRestrictionResolver,
} from './restriction/api/restriction-links.resolver';
import { RestrictionReader } from './restriction/api/restriction-reader';
import { findRestriction, RestrictionResolver } from './restriction/api/restriction.resolver';
import { RestrictionRequest } from './restriction/api/restriction.type';
import { LiftResolver } from './restriction/lifting/lift.resolver';
import { LiftService } from './restriction/lifting/lift.service';
import { RestrictionExecution } from './restriction/restriction-execution';
import { RestrictionParticulars } from './restriction/restriction-particulars';
import { RestrictionService } from './restriction/restriction.service';
import { Restrictions } from './restriction/restrictions';
import type { Wing } from './wing';

/** What of the common path restrictions and objections stand on. */
export interface LimitParts {
  register: RequestRegister;
  course: RequestCourse;
  decisions: Decisions;
  particulars: ParticularsOfRights;
  recipients: TellsRecipients;
}

/** The services of restriction and objection; each right joins the common path. */
export function openLimits({ ledger, limitNews, records }: House, parts: LimitParts) {
  const { register, course, decisions, particulars, recipients } = parts;
  const restrictions = new Restrictions(ledger, limitNews, recipients);
  const objections = new Objections(ledger);
  const ofRestriction = new RestrictionParticulars(restrictions);
  const ofObjection = new ObjectionParticulars({ objections, restrictions, register, news: limitNews });
  particulars.add(ofRestriction, ofObjection);
  const held = new HeldFor(records.catalogue);
  const executions: RightExecution[] = [
    new RestrictionExecution(register, decisions, restrictions),
    new ObjectionExecution(register, objections, restrictions, held, recipients),
  ];
  return {
    restrictions,
    executions,
    restriction: new RestrictionService(register, course, ofRestriction, restrictions),
    objection: new ObjectionService(register, course, ofObjection, objections),
  };
}

export const limitTypes = [RestrictionRequest, ObjectionRequest];

export const limitResolvers = [
  RestrictionResolver,
  RequestRestrictionResolver,
  CentreRestrictionsResolver,
  LiftResolver,
  ObjectionResolver,
  RequestObjectionResolver,
  CentreObjectionsResolver,
];

/** Their place in the API: resolvers, instances in the order above, and what node(id) finds. */
export function openLimitDoors({ database, records, settings }: House, wing: Wing) {
  const { limits, course, reader, processing } = wing;
  const restrictions = new RestrictionReader(database);
  const objections = new ObjectionReader(database);
  const lifting = new LiftService(limits.restrictions, course, records, settings.controllerTimeZone);
  return {
    resolvers: [
      new RestrictionResolver(limits.restriction, reader, restrictions, processing),
      new RequestRestrictionResolver(restrictions),
      new CentreRestrictionsResolver(restrictions),
      new LiftResolver(lifting, restrictions),
      new ObjectionResolver(limits.objection, reader, objections, processing),
      new RequestObjectionResolver(objections, processing),
      new CentreObjectionsResolver(objections),
    ],
    nodes: {
      rst: notForAgents((id, context) => findRestriction(context, restrictions, id)),
      obj: notForAgents((id, context) => findObjection(context, objections, id)),
    },
  };
}

/** They take requests down; what became of them is not theirs to see. */
function notForAgents(find: NodeFinder): NodeFinder {
  return async (id, context) => (context.actor?.role === 'SUPPORT_AGENT' ? null : find(id, context));
}
