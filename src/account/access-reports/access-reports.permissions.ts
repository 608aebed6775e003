import type { Permissions } from '../../graphql';

export const accessReportsPermissions: Permissions = {
  Query: { accessReports: 'privacyOfficer' },
  Mutation: { reportAccess: 'customer', closeAccessReport: 'privacyOfficer' },
  AccessLogEntry: { reportedAt: 'isSelf' },
  AccessReport: {
    id: 'privacyOfficer',
    reference: 'privacyOfficer',
    customer: 'privacyOfficer',
    note: 'privacyOfficer',
    reportedAt: 'privacyOfficer',
    closedAt: 'privacyOfficer',
    outcome: 'privacyOfficer',
  },
  AccessReportConnection: 'anybody',
  AccessReportEdge: 'anybody',
  ReportAccessPayload: 'anybody',
  CloseAccessReportPayload: 'anybody',
};
