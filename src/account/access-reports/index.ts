import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { sessionsOf } from '../sessions';
import { AccessReport } from './access-report.entity';
import { accessReportsPermissions } from './access-reports.permissions';
import { AccessReportResolver, findReport, ReportedAccessResolver } from './access-reports.resolver';
import { AccessReportsService } from './access-reports.service';
import { OpenReports } from './open-reports';
import { ReportDesk } from './report-desk';

export const accessReports: Feature = {
  name: 'access-reports',
  entities: [AccessReport],
  resolvers: [ReportedAccessResolver, AccessReportResolver],
  permissions: accessReportsPermissions,
  open(house) {
    const { database, records, ledger, takeovers, outbox, retention, settings } = house;
    const { service: sessions, notices } = sessionsOf(house);
    const profile = profileOf(house);
    const reports = new AccessReportsService({
      database,
      records,
      ledger,
      takeovers,
      sessions,
      notices,
      outbox: outbox.serving('security'),
      office: settings.privacyContact,
      timeZone: settings.controllerTimeZone,
    });
    const desk = new ReportDesk({ database, records, ledger, notices });
    const open = new OpenReports();
    retention.guard(open);
    retention.listenToEnds((change, customerIds) => open.endAll(change, customerIds));
    return {
      resolvers: [new ReportedAccessResolver(reports, profile), new AccessReportResolver(desk, profile)],
      nodes: { acr: (id, context) => findReport(context, desk, id) },
    };
  },
};
