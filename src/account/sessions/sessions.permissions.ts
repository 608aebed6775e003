import type { Permissions } from '../../graphql';

export const sessionsPermissions: Permissions = {
  Mutation: { endSession: 'customer', endOtherSessions: 'customer' },
  Customer: { sessions: 'isSelf' },
  Session: {
    id: 'isSelf',
    client: 'isSelf',
    startedAt: 'isSelf',
    lastSeenAt: 'isSelf',
    ipAddress: 'isSelf',
    browser: 'isSelf',
    operatingSystem: 'isSelf',
    current: 'isSelf',
    endedAt: 'isSelf',
    endReason: 'isSelf',
  },
  SessionConnection: 'anybody',
  SessionEdge: 'anybody',
  EndSessionPayload: 'anybody',
  EndOtherSessionsPayload: 'anybody',
};
