import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CalendarDay } from '../../../foundation/calendar-day';
import type { Language } from '../../../foundation/text';
import { CalendarDate } from '../../../graphql';
import { DataCategory } from '../../processing/data-category.type';
import { ErasureStrategy } from '../../processing/processing.vocabulary';
import type { ProcessingRegister } from '../../processing/processing-register';
import { consequenceKinds } from '../plan/consequences';
import { keepGrounds } from '../plan/disposal';
import type { Plan, PlanLine } from '../plan/erasure-plan';

const groundCodes = Object.fromEntries(keepGrounds.map((code) => [code, code]));
registerEnumType(groundCodes, {
  name: 'KeepGround',
  description: 'Why something is kept against an erasure.',
  valuesConfig: {
    STILL_NECESSARY: { description: 'The running contract needs it: GDPR Art. 17(1)(a) is not met.' },
    LEGAL_OBLIGATION: { description: 'A law demands it: GDPR Art. 17(3)(b).' },
    LEGAL_CLAIMS: { description: 'It is needed for an open claim: GDPR Art. 17(3)(e).' },
  },
});
const kindCodes = Object.fromEntries(consequenceKinds.map((code) => [code, code]));
registerEnumType(kindCodes, {
  name: 'ErasureConsequenceKind',
  description: 'What follows from an erasure beside the deletion itself.',
  valuesConfig: {
    SERVICE_ENDS: { description: 'The contract and all services end.' },
    NUMBERS_LOST: { description: 'Telephone numbers are given back.' },
    OPEN_INVOICES: { description: 'Open invoices remain owed.' },
    STAGED: { description: 'A part is deleted later, by itself.' },
    SIGN_IN_ENDS: { description: 'Nobody can sign in any more.' },
  },
});

@ObjectType({ description: 'What becomes of one category, as far as it has one fate and one end date.' })
export class ErasureLine {
  @Field(() => DataCategory, { description: 'The category.' })
  category!: DataCategory;

  @Field(() => Int, { description: 'How many records there are of it at present.' })
  records!: number;

  @Field(() => ErasureStrategy, { description: 'What is done with it.' })
  strategy!: ErasureStrategy;

  @Field(() => groundCodes, { nullable: true, description: 'Why it is kept; null where it is deleted.' })
  ground!: string | null;

  @Field(() => String, { nullable: true, description: 'The law that it is kept under.' })
  law!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'When it is deleted, where that is later and the day is known.',
  })
  on!: CalendarDay | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The last day on which it is kept, or the day on which it is reviewed where it is kept for a legal claim; null where that is not known yet, or it is deleted.',
  })
  until!: CalendarDay | null;
}

@ObjectType({ description: 'Something that follows from an erasure beside the deletion itself.' })
export class ErasureConsequence {
  @Field(() => kindCodes, { description: 'What it is.' })
  kind!: string;

  @Field(() => String, { description: 'What it means, in words.' })
  text!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day that it is about.' })
  on!: CalendarDay | null;
}

@ObjectType({
  description:
    'What an erasure deletes and what it keeps, on which ground, under which law, and until when. What a law forbids to tell of is in nobody’s. Self, officers, DPO.',
})
export class ErasurePlan {
  @Field(() => [ErasureLine], { description: 'What is deleted.' })
  deletes!: ErasureLine[];

  @Field(() => [ErasureLine], { description: 'What is kept, for the purpose of that law alone.' })
  keeps!: ErasureLine[];

  @Field(() => [ErasureConsequence], { description: 'What else follows.' })
  consequences!: ErasureConsequence[];

  @Field(() => Boolean, { description: 'Does the account end with it?' })
  endAccount!: boolean;

  @Field(() => String, {
    description: 'Names this plan: another one once something else would be deleted or kept; counts apart.',
  })
  hash!: string;
}

/** A plan in the words of one language. */
export function planIn(plan: Plan, register: ProcessingRegister, language: Language): ErasurePlan {
  const { categories } = register.in(language);
  const lineOf = (line: PlanLine) =>
    Object.assign(new ErasureLine(), line, { category: categories.get(line.category)! });
  return Object.assign(new ErasurePlan(), {
    ...plan,
    deletes: plan.deletes.map(lineOf),
    keeps: plan.keeps.map(lineOf),
    consequences: plan.consequences.map((consequence) =>
      Object.assign(new ErasureConsequence(), consequence, { text: consequence.text[language] }),
    ),
  });
}
