import type { ClassType } from 'type-graphql';
import { serveDownloads } from '../downloads';
import type { Feature, RequestContext } from '../graphql';
import { AccessRequest } from './access/access-request';
import { AccessResolver } from './access/access.resolver';
import { Correction } from './corrections/correction.entity';
import { SupplementaryStatement } from './corrections/supplementary-statement.entity';
import { DeadlineAlarm } from './alarms/deadline-alarm.entity';
import { requestGauges } from './alarms/request-gauges';
import { customerLinks } from './centre/customer-links';
import { PrivacyCenterResolver } from './centre/privacy-center.resolver';
import { loadScoped } from './centre/request-loading';
import { RightsRequestResolver } from './centre/rights-request.resolver';
import { Decision } from './decisions/decision.entity';
import { Allowance } from './allowances/allowance.entity';
import { deskResolvers, openDesk } from './desk-wing';
import { guestResolvers, openGuests } from './guest-wing';
import { GuestChallenge } from './guests/guest-challenge.entity';
import { holdResolvers } from './holds-wing';
import { serveGuestPage } from './guest-page/guest-page.route';
import { GuestPass } from './passes/guest-pass.entity';
import { Requester } from './requesters/requester.entity';
import { DataPackageResolver } from './downloads/data-package.resolver';
import { ErasureRequest } from './erasure/asking/erasure-request';
import { ErasurePreviewResolver, ErasureResolver } from './erasure/asking/erasure.resolver';
import { ErasureApproval } from './erasure/deciding/erasure-approval.entity';
import { ErasureOrder } from './erasure/deciding/erasure-order.entity';
import { HeldPart } from './holds/held-part.entity';
import { LegalHold } from './holds/legal-hold.entity';
import { IdentityChallenge } from './identity-check/identity-challenge.entity';
import { limitResolvers, limitTypes, openLimitDoors } from './limit-doors';
import { DataPackageChunk } from './packages/data-package-chunk.entity';
import { DataPackage } from './packages/data-package.entity';
import { PackageExpiryJob } from './packages/package-expiry.job';
import { PortabilityRequest } from './portability/portability-request';
import { PortabilityResolver } from './portability/portability.resolver';
import { ProgressResolver } from './progress/progress.resolver';
import { recipientResolvers } from './recipients-wing';
import { RecipientNotice } from './recipients/recipient-notice.entity';
import { RectificationRequest } from './rectification/rectification-request';
import { CorrectionResolver, RectificationResolver } from './rectification/rectification.resolver';
import { serveSchema } from './portable/schema.route';
import { privacyPermissions } from './privacy.permissions';
import { serveKeys } from './receipts/jwks.route';
import { Receipt } from './receipts/receipt.entity';
import { ProcessingResolver } from './processing/processing.resolver';
import { RecordResolver } from './record/record.resolver';
import { ReceiptResolver } from './receipts/receipt.resolver';
import { RightsRequestEvent } from './requests/rights-request-event.entity';
import { RightsRequest } from './requests/rights-request.entity';
import { openWing } from './wing';

export { Arrival } from './arrival/arrival';
export { largestBytes as largestPackageBytes } from './arrival/package-file';
export { portableSchema } from './portable/portable-shape';
export { processingRecord } from './record/record.markdown';
export { checkReceiptWith, type ReceiptClaims, type ReceiptFault } from './receipts/receipt-check';
export { readHeldParts } from './holds/keeping/held-part-reader';
export { retentionSweepOf } from './retention/open-retention';
export type { SweptTable } from './retention/retention-sweep';
export { noticedWithinSeconds, ReceiptKeys } from './receipts/receipt-keys';

/** The tables of the privacy wing. */
export const privacyEntities = [
  RightsRequest,
  RightsRequestEvent,
  Decision,
  IdentityChallenge,
  Requester,
  GuestChallenge,
  GuestPass,
  Allowance,
  DeadlineAlarm,
  Receipt,
  DataPackage,
  DataPackageChunk,
  ErasureOrder,
  ErasureApproval,
  RecipientNotice,
  Correction,
  SupplementaryStatement,
  LegalHold,
  HeldPart,
];

/** The door of the privacy wing. The customer's class is handed in: the wings do not know each other. */
export function privacyFeature(customer: ClassType<{ id: string }>): Feature {
  const links = customerLinks(customer);
  return {
    name: 'privacy',
    entities: privacyEntities,
    resolvers: [
      PrivacyCenterResolver,
      ProcessingResolver,
      RecordResolver,
      RightsRequestResolver,
      AccessResolver,
      PortabilityResolver,
      ErasurePreviewResolver,
      ErasureResolver,
      DataPackageResolver,
      ReceiptResolver,
      ProgressResolver,
      RectificationResolver,
      CorrectionResolver,
      ...recipientResolvers,
      ...guestResolvers,
      ...deskResolvers,
      ...limitResolvers,
      ...holdResolvers,
      ...links.resolvers,
    ],
    orphanedTypes: [AccessRequest, PortabilityRequest, ErasureRequest, RectificationRequest, ...limitTypes],
    permissions: privacyPermissions,
    open(house) {
      const { database, clock, ledger } = house;
      const wing = openWing(house);
      const guests = openGuests(house, wing);
      const desk = openDesk(house, wing, guests);
      const limits = openLimitDoors(house, wing);
      return {
        resolvers: [
          new PrivacyCenterResolver(wing.reader),
          new ProcessingResolver(wing.processing, wing.holdings),
          new RecordResolver(house.settings, wing.processing, clock),
          new RightsRequestResolver(wing.reader, wing.receipts, wing.calendar, clock),
          new AccessResolver(wing.access, wing.reader, wing.packages),
          new PortabilityResolver(wing.portability, wing.reader, wing.packages),
          ...wing.erasure.resolvers,
          new DataPackageResolver(wing.downloadLinks, clock),
          new ReceiptResolver(wing.receipts),
          new ProgressResolver(wing.executions),
          new RectificationResolver(wing.rectification.service, wing.reader, wing.rectification.store),
          new CorrectionResolver(),
          ...wing.recipients.resolvers,
          ...guests.resolvers,
          ...desk.resolvers,
          ...limits.resolvers,
          ...wing.holds.resolvers,
          ...links.open(database),
        ],
        jobs: [
          wing.executionJob,
          wing.limits.liftJob,
          wing.erasure.remainderJob,
          new PackageExpiryJob(wing.packages, wing.content, ledger),
          wing.recipients.job,
          ...guests.jobs,
          ...wing.retention.jobs,
          ...wing.holds.jobs,
          ...desk.jobs,
        ],
        replays: {
          ...wing.retention.replays,
          ...wing.erasure.replays,
          ...wing.holds.replays,
          ...wing.limits.replays,
        },
        gauges: [...requestGauges(database, clock, house.settings.controllerTimeZone), ...wing.holds.gauges],
        nodes: {
          ...limits.nodes,
          ...wing.holds.nodes,
          req: (id: string, context: RequestContext) =>
            loadScoped(context, RightsRequest, (ids, scope) => wing.reader.findMany(ids, scope), id),
        },
        onOwnChange: (change, made) => wing.recipients.tellOwn(change, made),
        onTakeover: (change, customerId) => wing.register.holdErasures(change, customerId),
        routes(http) {
          serveKeys(http, wing.receiptKeys);
          serveSchema(http, wing.portableSchema);
          serveGuestPage(http);
          serveDownloads(http, wing.downloadLinks, wing.downloads);
        },
      };
    },
  };
}
