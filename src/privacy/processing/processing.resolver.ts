import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { recipients as declared, type RecipientCode } from '../../personal-data';
import { PrivacyCenter } from '../centre/privacy-center';
import { DataCategory } from './data-category.type';
import { DataHolding } from './data-holding.type';
import type { Holdings } from './holdings';
import type { ProcessingRegister, RegisterOfProcessing } from './processing-register';
import { ProcessingPurpose } from './processing-purpose.type';
import { Recipient } from './recipient.type';

@Resolver(() => PrivacyCenter)
export class ProcessingResolver {
  constructor(
    private readonly register: ProcessingRegister,
    private readonly counts: Holdings,
  ) {}

  @Query(() => [ProcessingPurpose], {
    description:
      'What is done with personal data, why, and on which legal basis (GDPR Art. 13(1)(c)). Anybody.',
  })
  async processingPurposes(@Ctx() context: RequestContext): Promise<ProcessingPurpose[]> {
    return [...(await this.registerFor(context)).purposes.values()];
  }

  @Query(() => [DataCategory], { description: 'What is held, as the data map declares it. Anybody.' })
  async dataCategories(@Ctx() context: RequestContext): Promise<DataCategory[]> {
    return [...(await this.registerFor(context)).categories.values()];
  }

  @Query(() => [Recipient], {
    description:
      'Who receives personal data (GDPR Art. 13(1)(e)); without sign-in the processors alone. Disclosures that a law forbids to tell of are not listed; the supervisory authority can check them. Anybody.',
  })
  async recipients(@Ctx() context: RequestContext): Promise<Recipient[]> {
    const all = [...(await this.registerFor(context)).recipients.values()];
    return context.actor ? all : all.filter(({ code }) => declared[code as RecipientCode].isPublic);
  }

  @FieldResolver(() => [DataHolding], {
    description:
      'What is held about this person now, category by category. What a law forbids to tell of is counted for nobody. Self.',
  })
  async holdings(
    @Root() { customerId }: PrivacyCenter,
    @Ctx() context: RequestContext,
  ): Promise<DataHolding[]> {
    const register = await this.registerFor(context);
    const counts = await this.counts.of(customerId);
    return [...register.categories].flatMap(([code, category]) => {
      const holding = counts.get(code);
      return holding ? [Object.assign(new DataHolding(), holding, about(category, register))] : [];
    });
  }

  private async registerFor(context: RequestContext): Promise<RegisterOfProcessing> {
    return this.register.in(await context.language());
  }
}

/** What the register says of a category. */
function about(
  category: DataCategory,
  register: RegisterOfProcessing,
): Omit<DataHolding, 'records' | 'oldest'> {
  const purposes = [...register.purposes.values()].filter(({ categories }) => categories.includes(category));
  return {
    category,
    fields: category.fields,
    retention: [...new Set(purposes.flatMap(({ retention }) => retention))],
    purposes,
    recipients: [...register.recipients.values()].filter(({ categories }) => categories.includes(category)),
    sources: [...new Set(category.fields.map(({ source }) => source))],
  };
}
