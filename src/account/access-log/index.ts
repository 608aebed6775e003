import { type Feature, ownNode } from '../../graphql';
import { AccessLogEntry } from './access-log-entry.entity';
import { accessLogPermissions } from './access-log.permissions';
import { CustomerAccessLogResolver } from './access-log.resolver';
import { AccessLogService } from './access-log.service';

export { AccessActor, AccessLogEntry } from './access-log-entry.entity';

export const accessLog: Feature = {
  name: 'access-log',
  entities: [AccessLogEntry],
  resolvers: [CustomerAccessLogResolver],
  permissions: accessLogPermissions,
  open({ database, records, log }) {
    const service = new AccessLogService(database, records, log);
    return {
      resolvers: [new CustomerAccessLogResolver(service)],
      nodes: {
        log: ownNode((id, customerId) => service.find(id, customerId)),
      },
      accessed: (access) => service.note(access),
      close: () => service.close(),
    };
  },
};
