import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, Payload } from '../../graphql';
import { Customer } from '../profile';
import { AccessReport } from './access-report.entity';

export const AccessReportConnection = connectionOf<AccessReport>('AccessReport', () => AccessReport);

@ObjectType({ description: 'What reportAccess brought about.' })
export class ReportAccessPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'What to call the report by: AR-2026-7F3K2; null where nothing was done.',
  })
  reference!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many sessions were ended: all but the present one, at most 100 at a time; none where it was not a sign-in that was reported, null where nothing was done.',
  })
  endedSessions!: number | null;

  @Field(() => Customer, { nullable: true, description: 'The customer; null where nothing was done.' })
  customer!: Customer | null;
}

@ObjectType({ description: 'What closeAccessReport brought about.' })
export class CloseAccessReportPayload extends Payload {
  @Field(() => AccessReport, {
    nullable: true,
    description: 'The report as it stands now; null where nothing was done.',
  })
  report!: AccessReport | null;
}
