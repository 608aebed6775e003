import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { RequestState } from '../../src/privacy/requests/vocabulary';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { comesTo, done, recorded } from '../privacy/desk-kit';
import type { Reader } from './expected';

type Visitors = Record<Reader, Visitor>;

/** Who asks, with everything that can be said of somebody. */
const asker = {
  name: 'Ada King',
  email: 'ada@counsel.example',
  phoneNumber: '+49 30 901820',
  postalAddress: { lines: ['Invalidenstraße 43'], city: 'Berlin', postalCode: '10115', country: 'DE' },
};

/** Requests of ada's with everything on them: one that was done in part, one that waits for her. */
export async function requestsOf(visitors: Pick<Visitors, 'own' | 'officer'>): Promise<void> {
  const { own, officer } = visitors;
  const customerId = await idOf(own);
  const { id } = await recorded(officer, customerId, { requester: asker });
  const part = { subject: 'log', reasonCode: 'OTHERS_RIGHTS', reason: 'x' };
  await done(officer, 'approveRightsRequest', { requestId: id, except: [part] });
  await comesTo(own, id, 'PARTLY_FULFILLED');
  const waiting = await recorded(officer, customerId);
  await done(officer, 'askForIdentity', { requestId: waiting.id, doubt: 'x' });
}

const preparations: Record<
  string,
  (house: TestHouse, officer: Visitor, requestId: string) => Promise<unknown>
> = {
  answerRightsRequest: (_house, officer, requestId) =>
    done(officer, 'askForClarification', { requestId, question: 'x' }),
  resendRequestCode: async (house, officer, requestId) => {
    await done(officer, 'askForIdentity', { requestId, doubt: 'x' });
    house.clock.advance(60);
  },
  retryRightsRequest: ({ app }, _officer, id) =>
    app.house.database.manager.update(RightsRequest, { id }, { state: RequestState.NEEDS_RETRY }),
};

/** A request of ada's, made for a mutation that succeeds on it; its id. */
export async function stageFor(house: TestHouse, visitors: Visitors, mutation: string): Promise<string> {
  const { id } = await recorded(visitors.officer, await idOf(visitors.own));
  await preparations[mutation]?.(house, visitors.officer, id);
  return id;
}

async function idOf(visitor: Visitor): Promise<string> {
  return (await visitor.ask('{ me { id } }')).data.me.id;
}
