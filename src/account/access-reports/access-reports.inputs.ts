import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../graphql';

@InputType({ description: 'Which access was not the customer.' })
export class ReportAccessInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of an entry of the own access log; needed, and reported once.',
  })
  accessLogEntryId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is to be known of it; at most 2000 characters.',
  })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'Which report is closed, and what came of it.' })
export class CloseAccessReportInput {
  @Field(() => ID, { description: 'The id of an open report.' })
  reportId!: string;

  @Field(() => String, {
    description: 'What came of it; the customer is told so by mail. At most 2000 characters.',
  })
  outcome!: string;
}

@ArgsType()
export class AccessReportsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that are open; false: those that are closed; all where left out.',
  })
  open?: boolean | null;
}
