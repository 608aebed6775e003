import type { Change } from '../foundation/change';
import type { OwnChange } from '../foundation/own-changes';
import { StartRefused } from '../foundation/start-refused';
import type { House } from '../graphql';
import { recipients } from '../personal-data';
import type { RequestCourse } from './course/request-course';
import type { ProcessingRegister } from './processing/processing-register';
import { NoticeDeliveryJob } from './recipient-delivery/notice-delivery.job';
import { NoticeDeskResolver } from './recipient-desk/notice-desk.resolver';
import { NoticeDeskService } from './recipient-desk/notice-desk.service';
import { NoticeOutcomes } from './recipients/notice-outcomes';
import { NoticeReader } from './recipients/notice-reader';
import {
  OwnRecipientsResolver,
  RecipientNoticeResolver,
  RequestRecipientsResolver,
} from './recipients/recipient-notice.resolver';
import { RecipientNotices } from './recipients/recipient-notices';
import type { Correspondence } from './register/correspondence';

interface RecipientNeeds {
  correspondence: Correspondence;
  course: RequestCourse;
  processing: ProcessingRegister;
}

/** Who is told of what was done with a person's data (Art. 19): its resolvers, instances in this order. */
export const recipientResolvers = [
  RequestRecipientsResolver,
  OwnRecipientsResolver,
  RecipientNoticeResolver,
  NoticeDeskResolver,
];

export function openRecipients(house: House, { correspondence, course, processing }: RecipientNeeds) {
  const { settings, database, records, jobs, ledger, mailer, references } = house;
  const { recipientEndpoints: endpoints, mayTellPrivateAddresses: mayBePrivate } = settings;
  refuseUnknown([...endpoints.keys()]);
  const notices = new RecipientNotices({ records, jobs, references, correspondence, endpoints });
  const outcomes = new NoticeOutcomes(records, course, correspondence, processing);
  const reader = new NoticeReader(database);
  return {
    notices,
    job: new NoticeDeliveryJob({ records, outcomes, mailer, endpoints, mayBePrivate }),
    resolvers: [
      new RequestRecipientsResolver(reader),
      new OwnRecipientsResolver(reader),
      new RecipientNoticeResolver(processing),
      new NoticeDeskResolver(new NoticeDeskService(notices, outcomes, ledger), reader),
    ],
    /** What a person changed without a request is rectification too. */
    tellOwn: async (change: Change, { customerId, table, properties }: OwnChange) => {
      const { columns } = records.catalogue.tables.find(({ name }) => name === table)!;
      const changed = columns.filter(({ property }) => properties.includes(property));
      const categories = [...new Set(changed.map(({ category }) => category))];
      await notices.tell(change, { customerId, requestId: null, about: 'rectification', categories });
    },
  };
}

/** A setting that names nobody would be told to nobody. */
function refuseUnknown(codes: readonly string[]): void {
  const unknown = codes.filter((code) => !Object.hasOwn(recipients, code));
  if (unknown.length > 0)
    throw new StartRefused(`RECIPIENT_ENDPOINTS names no recipients of the register: ${unknown.join(', ')}`);
}
