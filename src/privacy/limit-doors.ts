import type { House, NodeFinder } from '../graphql';
import { CentreObjectionsResolver, RequestObjectionResolver } from './objection/api/objection-links.resolver';
import { ObjectionReader } from './objection/api/objection-reader';
import { ObjectionRequest } from './objection/api/objection.type';
import { findObjection, ObjectionResolver } from './objection/api/objection.resolver';
import {
  CentreRestrictionsResolver,
  RequestRestrictionResolver,
} from './restriction/api/restriction-links.resolver';
import { RestrictionReader } from './restriction/api/restriction-reader';
import { findRestriction, RestrictionResolver } from './restriction/api/restriction.resolver';
import { RestrictionRequest } from './restriction/api/restriction.type';
import { LiftResolver } from './restriction/lifting/lift.resolver';
import { LiftService } from './restriction/lifting/lift.service';
import type { Wing } from './wing';

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
export function openLimitDoors({ database }: House, wing: Wing) {
  const { limits, course, reader, processing } = wing;
  const restrictions = new RestrictionReader(database);
  const objections = new ObjectionReader(database);
  const lifting = new LiftService(limits.lifts, course);
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
