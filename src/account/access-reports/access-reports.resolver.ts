import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connect, type Connection, DateTime, failure, ownId, type RequestContext } from '../../graphql';
import { AccessLogEntry } from '../access-log';
import { Customer, type ProfileService } from '../profile';
import { AccessReport } from './access-report.entity';
import { AccessReportsArgs, CloseAccessReportInput, ReportAccessInput } from './access-reports.inputs';
import {
  AccessReportConnection,
  CloseAccessReportPayload,
  ReportAccessPayload,
} from './access-reports.payloads';
import type { AccessReportsService } from './access-reports.service';
import type { ReportDesk } from './report-desk';

@Resolver(() => AccessLogEntry)
export class ReportedAccessResolver {
  constructor(
    private readonly reports: AccessReportsService,
    private readonly profile: ProfileService,
  ) {}

  @Mutation(() => ReportAccessPayload, {
    nullable: true,
    description:
      '"That wasn\'t me": where it was a sign-in, signs others out within five seconds (at most 100 sessions, the one of the access first) and has an approved erasure examined anew; the privacy office is told, and the log stays until it is answered. Customers.',
  })
  reportAccess(
    @Arg('input', () => ReportAccessInput, { description: 'Which access.' }) input: ReportAccessInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportAccessPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'reportAccess',
      input,
      payload: ReportAccessPayload,
      validateOnly: input.validateOnly,
      decide: (change) => this.reports.report(change, id, input),
      answer: async ({ reference, ended }) => ({
        reference: String(reference),
        endedSessions: Number(ended),
        customer: await context.loaders.load(Customer, this.profile.findMany, id),
      }),
    });
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the customer said that it was not them; null where they did not. Self.',
  })
  async reportedAt(@Root() { id }: AccessLogEntry, @Ctx() { loaders }: RequestContext): Promise<Date | null> {
    return loaders.load(ReportedAccessResolver, this.reports.reportedAmong, id);
  }
}

@Resolver(() => AccessReport)
export class AccessReportResolver {
  constructor(
    private readonly desk: ReportDesk,
    private readonly profile: ProfileService,
  ) {}

  @Query(() => AccessReportConnection, {
    nullable: true,
    description: 'What customers reported with reportAccess, newest first. Officers.',
  })
  accessReports(
    @Args() args: AccessReportsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccessReport>> {
    const { actor } = context;
    if (!actor) throw failure('UNAUTHENTICATED');
    const isOpen = args.open ?? null;
    const list = { name: `accessReports.${isOpen}`, owner: actor.ownRecordId ?? 'desk', args };
    return connect(AccessReportConnection, context, list, async (request) => {
      const page = await this.desk.list(actor, isOpen, request);
      // What a person wrote is read, whatever else is asked for.
      for (const { customerId } of page.rows) context.sawCustomer(customerId);
      return page;
    });
  }

  @Mutation(() => CloseAccessReportPayload, {
    nullable: true,
    description: 'Closes a report, and tells the customer by mail what came of it. Officers.',
  })
  closeAccessReport(
    @Arg('input', () => CloseAccessReportInput, { description: 'Which one, and what came of it.' })
    input: CloseAccessReportInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseAccessReportPayload> {
    return context.perform({
      mutation: 'closeAccessReport',
      input,
      payload: CloseAccessReportPayload,
      purpose: 'security',
      decide: async (change) => {
        await this.desk.close(change, input.reportId, input.outcome);
        return { report: input.reportId };
      },
      answer: async ({ report }) => ({ report: await findReport(context, this.desk, String(report)) }),
    });
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who reported it; null once nothing else is known of the person. Officers.',
  })
  customer(@Root() { customerId }: AccessReport, @Ctx() context: RequestContext): Promise<Customer | null> {
    return context.loaders.load(Customer, this.profile.findMany, customerId);
  }
}

/** A report by its id; null for whoever must not see it. The customer sees that it was read. */
export async function findReport(
  context: RequestContext,
  desk: ReportDesk,
  id: string,
): Promise<AccessReport | null> {
  const { actor, loaders } = context;
  const report = await loaders.load(AccessReport, (ids) => desk.findMany(ids, actor), id);
  if (report) context.sawCustomer(report.customerId);
  return report;
}
