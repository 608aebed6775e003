import { Field, ObjectType } from 'type-graphql';
import type { CalendarDay } from '../../foundation/calendar-day';
import { CalendarDate, CountryCode, Url } from '../../graphql';
import { DecisionOutcome } from './decision.vocabulary';

@ObjectType({ description: 'What was decided about one part of a request.' })
export class DecisionPart {
  @Field(() => String, { description: 'The field, category or purpose that it is about.' })
  subject!: string;

  @Field(() => DecisionOutcome, { description: 'What was decided about it.' })
  outcome!: DecisionOutcome;

  @Field(() => String, { nullable: true, description: 'The code of the ground; see `refusalReasons`.' })
  reasonCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason in words.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The law that it rests on.' })
  law!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Until when it is kept; null where it is not.' })
  until!: CalendarDay | null;
}

@ObjectType({ description: 'The authority that a complaint goes to (GDPR Art. 77).' })
export class SupervisoryAuthority {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => CountryCode, { description: 'Its country; EU where none is named.' })
  country!: string;

  @Field(() => Url, { description: 'Where a complaint is made.' })
  url!: string;
}

@ObjectType({ description: 'A ground on which a request may be refused. Officers, DPO.' })
export class RefusalReason {
  @Field(() => String, { description: 'The code that a refusal names.' })
  code!: string;

  @Field(() => String, { description: 'The ground in words.' })
  title!: string;

  @Field(() => String, { description: 'The article of the GDPR.' })
  article!: string;

  @Field(() => Boolean, { description: 'Must the refusal show what it rests on?' })
  needsEvidence!: boolean;
}
