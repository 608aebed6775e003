import { Field, ID, InputType } from 'type-graphql';
import type { CalendarDay } from '../../../foundation/calendar-day';
import { CalendarDate } from '../../../graphql';

@InputType({ description: 'Which restriction is to be lifted, when and why.' })
export class AnnounceRestrictionLiftInput {
  @Field(() => ID, { description: 'The id of the restriction.' })
  restrictionId!: string;

  @Field(() => CalendarDate, { description: 'The day of the lift: at least seven days from now.' })
  liftOn!: CalendarDay;

  @Field(() => String, { description: 'Why, for the person; at most 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'Which restriction is lifted.' })
export class LiftRestrictionInput {
  @Field(() => ID, { description: 'The id of the restriction.' })
  restrictionId!: string;
}
