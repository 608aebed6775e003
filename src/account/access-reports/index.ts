import { type DataSource, IsNull } from 'typeorm';
import type { Gauge } from '../../foundation/gauge';
import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { sessionsOf } from '../sessions';
import { AccessReport } from './access-report.entity';
import { accessReportsPermissions } from './access-reports.permissions';
import { AccessReportResolver, findReport, ReportedAccessResolver } from './access-reports.resolver';
import { AccessReportsService } from './access-reports.service';
import { OpenReports } from './open-reports';
import { ReportDesk } from './report-desk';
import { ReportLetters } from './report-letters';
import { ReportWatchJob } from './report-watch.job';

export const accessReports: Feature = {
  name: 'access-reports',
  entities: [AccessReport],
  resolvers: [ReportedAccessResolver, AccessReportResolver],
  permissions: accessReportsPermissions,
  open(house) {
    const { database, records, ledger, takeovers, erasures, retention, settings } = house;
    const { privacyContact: office, controllerTimeZone: timeZone } = settings;
    const outbox = house.outbox.serving('security');
    const { service: sessions, notices } = sessionsOf(house);
    const profile = profileOf(house);
    const letters = new ReportLetters(notices, erasures);
    const reports = new AccessReportsService({
      database,
      records,
      ledger,
      takeovers,
      sessions,
      letters,
      outbox,
      office,
      timeZone,
    });
    const desk = new ReportDesk({ database, records, ledger, letters });
    const open = new OpenReports();
    retention.guard(open);
    retention.listenToEnds((change, customerIds) => open.endAll(change, customerIds));
    return {
      resolvers: [new ReportedAccessResolver(reports, profile), new AccessReportResolver(desk, profile)],
      jobs: [new ReportWatchJob({ database, outbox, office })],
      gauges: [openGauge(database)],
      nodes: { acr: (id, context) => findReport(context, desk, id) },
    };
  },
};

function openGauge(database: DataSource): Gauge {
  return {
    name: 'callxtra_access_reports',
    help: 'Reported accesses that nobody has answered yet.',
    labels: [],
    read: async () => [
      { labels: {}, value: await database.manager.countBy(AccessReport, { closedAt: IsNull() }) },
    ],
  };
}
