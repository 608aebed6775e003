import { accessOfStaff, openReports, reported } from '../account/access-report-kit';
import { newId } from '../../src/foundation/ids';
import { DataPackage } from '../../src/privacy/packages/data-package.entity';
import { RecipientNotice } from '../../src/privacy/recipients/recipient-notice.entity';
import { calendarDay } from '../../src/foundation/calendar-day';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { RequestState } from '../../src/privacy/requests/vocabulary';
import { ProcessingRestriction } from '../../src/processing';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { comesTo, done, recorded } from '../privacy/desk-kit';
import { becomeKnown, toldByHand } from '../privacy/recipients-kit';
import { rectified } from '../privacy/rectification-kit';
import { held } from '../privacy/holds-kit';
import { limited } from '../privacy/limits-kit';
import type { Reader } from './expected';

type Visitors = Record<Reader, Visitor>;

/** Who asks, with everything that can be said of somebody. */
const asker = {
  name: 'Ada King',
  email: 'ada@counsel.example',
  phoneNumber: '+49 30 901820',
  postalAddress: { lines: ['Invalidenstraße 43'], city: 'Berlin', postalCode: '10115', country: 'DE' },
};

/** Requests of ada's with everything on them: done in part, waiting for her, restricting what nobody else reads. */
export async function requestsOf(visitors: Pick<Visitors, 'own' | 'officer'>): Promise<void> {
  const { own, officer } = visitors;
  const customerId = await idOf(own);
  const { id } = await recorded(officer, customerId, { requester: asker });
  const part = { subject: 'log', reasonCode: 'OTHERS_RIGHTS', reason: 'x' };
  await done(officer, 'approveRightsRequest', { requestId: id, except: [part] });
  await comesTo(own, id, 'PARTLY_FULFILLED');
  const waiting = await recorded(officer, customerId);
  await done(officer, 'askForIdentity', { requestId: waiting.id, doubt: 'x' });
  const scope = { purposes: ['abuse_prevention'], categories: ['log'] };
  await limited(own, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', ...scope });
  await limited(own, 'objectToProcessing', { purpose: 'legal_claims' });
}

/** A restriction of ada's in force that an officer may lift; announced long ago where that is wanted. */
export async function restrictionFor(
  { app }: TestHouse,
  { own, officer }: Pick<Visitors, 'own' | 'officer'>,
  isAnnounced = false,
): Promise<string> {
  const wish = { ground: 'LEGAL_CLAIMS', purposes: ['abuse_prevention'] };
  const { id: requestId }: { id: string } = await limited(own, 'requestRestriction', wish);
  await done(officer, 'approveRightsRequest', { requestId });
  await comesTo(own, requestId, 'FULFILLED');
  const { manager } = app.house.database;
  if (isAnnounced) {
    const notice = { liftNoticeAt: new Date('2026-11-01T09:00:00Z'), liftsOn: calendarDay('2026-11-10') };
    await manager.update(ProcessingRestriction, { requestId }, notice);
  }
  return (await manager.findOneByOrFail(ProcessingRestriction, { requestId })).id;
}

/** A hold on what is ada's; its id. */
export async function heldFor({ own, officer }: Pick<Visitors, 'own' | 'officer'>): Promise<string> {
  const order = { customerId: await idOf(own), categories: ['settings'] };
  return (await held(officer, order)).id;
}

/** An access of staff that ada asks about: nobody is signed out for it; the id of her report. */
export async function reportFor({ own, officer }: Pick<Visitors, 'own' | 'officer'>): Promise<string> {
  const { reference } = await reported(own, { accessLogEntryId: await accessOfStaff(own, officer) });
  return (await openReports(officer)).find((report) => report.reference === reference)!.id;
}

/** What else ada asked for: values that an officer examines, and a copy that is being made, of which a recipient is told. */
export async function underWay(
  { app }: TestHouse,
  { own, officer }: Pick<Visitors, 'own' | 'officer'>,
): Promise<void> {
  await rectified(own, [{ field: 'customer.timeZone', to: 'Europe/Rome' }], { statement: 'I moved.' });
  await becomeKnown(own);
  const notice = await toldByHand(own);
  const { id } = await recorded(officer, await idOf(own));
  const { manager } = app.house.database;
  await manager.update(RightsRequest, { id }, { state: RequestState.EXECUTING });
  const { customerId } = await manager.findOneByOrFail(RightsRequest, { id });
  await manager.insert(DataPackage, { id: newId('pkg'), requestId: id, customerId });
  await manager.update(RecipientNotice, { id: notice }, { requestId: id });
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
