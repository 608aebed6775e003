import { type Feature, ownNode } from '../../graphql';
import { sessionsOf } from '../sessions';
import { AccessLogEntry } from './access-log-entry.entity';
import { accessLogPermissions } from './access-log.permissions';
import { AccessLogEntryResolver, CustomerAccessLogResolver } from './access-log.resolver';
import { AccessLogService } from './access-log.service';
import { IpTruncationJob } from './ip-truncation.job';

export { AccessActor, AccessLogEntry } from './access-log-entry.entity';

export const accessLog: Feature = {
  name: 'access-log',
  entities: [AccessLogEntry],
  resolvers: [CustomerAccessLogResolver, AccessLogEntryResolver],
  permissions: accessLogPermissions,
  open(house) {
    const { database, records, log, clock, processing } = house;
    const sessions = sessionsOf(house);
    const service = new AccessLogService(database, log, clock, {
      records,
      sessions: sessions.register,
      processing,
    });
    const truncation = new IpTruncationJob(records, house.retention);
    house.retention.takenBy(truncation.kind);
    return {
      resolvers: [new CustomerAccessLogResolver(service), new AccessLogEntryResolver(sessions.service)],
      nodes: {
        log: ownNode((id, customerId) => service.find(id, customerId)),
      },
      jobs: [truncation],
      // What waits of somebody who is erased is dropped, not written.
      erasure: { forget: () => service.flush() },
      accessed: (access) => service.note(access),
      close: () => service.close(),
    };
  },
};
