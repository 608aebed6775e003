import { expected } from './expected';
import { mayRead } from './may-read';

const ofRequest = Object.keys(expected.AccessRequest!).filter(
  (field) => !['customer', 'assignedTo'].includes(field),
);
const ofDecision = Object.keys(expected.Decision!).filter((field) => field !== 'decidedBy');

/** What a guest may, by a pass to the request and beyond what anybody may: nothing of any customer. */
const guests: Record<string, readonly string[]> = {
  Mutation: ['withdrawRightsRequest', 'answerRightsRequest', 'resendRequestCode', 'sendRequestMessage'],
  AccessRequest: ofRequest,
  PortabilityRequest: [...ofRequest, 'format'],
  Requester: Object.keys(expected.Requester!),
  Decision: ofDecision,
  RightsRequestEvent: Object.keys(expected.RightsRequestEvent!),
  DataPackage: Object.keys(expected.DataPackage!),
};

/** May a guest with a pass to the request? */
export function mayGuest(type: string, field: string): boolean {
  return mayRead('nobody', type, field) || guests[type]?.includes(field) === true;
}
