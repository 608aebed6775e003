import { Field, ID, InputType } from 'type-graphql';
import type { CalendarDay } from '../../../foundation/calendar-day';
import { CalendarDate } from '../../../graphql';

@InputType({ description: 'What is to be kept of whom, why, and when that is looked at again.' })
export class PlaceLegalHoldInput {
  @Field(() => ID, { description: 'The id of the customer.' })
  customerId!: string;

  @Field(() => [String], { description: 'Codes of the categories; see `dataCategories`. At least one.' })
  categories!: string[];

  @Field(() => String, {
    description: 'The case, for officers and the data protection officer alone; at most 2000 characters.',
  })
  ground!: string;

  @Field(() => CalendarDate, {
    description: 'The day on which it is reviewed, after today; the person may see it.',
  })
  reviewOn!: CalendarDay;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'Where a law forbids to tell the person: the last day of that, after today and at most twelve months from it. Needs secrecyLaw.',
  })
  secretUntil?: CalendarDay | null;

  @Field(() => String, {
    nullable: true,
    description: 'That law; at most 2000 characters. Needs secretUntil.',
  })
  secrecyLaw?: string | null;
}

@InputType({ description: 'Which hold is released.' })
export class ReleaseLegalHoldInput {
  @Field(() => ID, { description: 'The id of the hold.' })
  legalHoldId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the record; at most 2000 characters.' })
  reason?: string | null;
}
