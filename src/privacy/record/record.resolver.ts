import { Ctx, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../foundation/clock';
import type { Language } from '../../foundation/text';
import type { RequestContext } from '../../graphql';
import type { Settings } from '../../settings';
import type { ProcessingRegister } from '../processing/processing-register';
import { Controller } from './controller.type';
import { RecordOfProcessing } from './record-of-processing.type';
import { securityMeasures, subjectCategories } from './record.messages';
import { responsibleOf } from './responsible';

@Resolver()
export class RecordResolver {
  constructor(
    private readonly settings: Settings,
    private readonly register: ProcessingRegister,
    private readonly clock: Clock,
  ) {}

  @Query(() => Controller, {
    description:
      'Who is responsible for the data, and where to complain (GDPR Art. 13(1)(a), (2)(d)). Anybody.',
  })
  async controller(@Ctx() context: RequestContext): Promise<Controller> {
    return responsibleOf(this.settings, await context.language());
  }

  @Query(() => RecordOfProcessing, {
    nullable: true,
    description:
      'The record of processing activities (GDPR Art. 30), generated from the data map. Officers, DPO.',
  })
  async recordOfProcessing(@Ctx() context: RequestContext): Promise<RecordOfProcessing> {
    return this.recordIn(await context.language());
  }

  private recordIn(language: Language): RecordOfProcessing {
    const { purposes, categories, recipients, rules } = this.register.in(language);
    const responsible = responsibleOf(this.settings, language);
    return Object.assign(new RecordOfProcessing(), {
      controller: responsible.name,
      contact: responsible.email,
      responsible,
      subjectCategories: subjectCategories.map((each) => each[language]),
      securityMeasures: securityMeasures.map((each) => each[language]),
      purposes: [...purposes.values()],
      categories: [...categories.values()],
      recipients: [...recipients.values()],
      retention: [...rules.values()],
      generatedAt: this.clock.now(),
    });
  }
}
