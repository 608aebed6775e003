import type { Permissions } from '../../graphql';

export const accessLogPermissions: Permissions = {
  Customer: { accessLog: 'isSelf' },
  AccessLogEntry: {
    id: 'isSelf',
    at: 'isSelf',
    actor: 'isSelf',
    operation: 'isSelf',
    ipAddress: 'isSelf',
    browser: 'isSelf',
    operatingSystem: 'isSelf',
    referrer: 'isSelf',
    exitPage: 'isSelf',
    session: 'isSelf',
    newDevice: 'isSelf',
  },
  AccessLogConnection: 'anybody',
  AccessLogEdge: 'anybody',
};
