import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Language } from '../../foundation/text';
import { ownId, type RequestContext } from '../../graphql';
import { Customer, type ProfileService } from '../profile';
import { PreferenceRecord } from './preference-record.entity';
import {
  Communication,
  Preference,
  type Topic,
  UpdatePreferencesInput,
  UpdatePreferencesPayload,
} from './preferences.types';
import type { PreferencesService } from './preferences.service';
import { channels, noOptOut, TopicKind, type TopicPlan, topics } from './topics';

@Resolver(() => Communication)
export class CommunicationResolver {
  constructor(
    private readonly preferencesService: PreferencesService,
    private readonly profile: ProfileService,
  ) {}

  @Mutation(() => UpdatePreferencesPayload, {
    nullable: true,
    description: 'Changes what one hears of and how. Customers.',
  })
  updatePreferences(
    @Arg('input', () => UpdatePreferencesInput, { description: 'The choices to change.' })
    input: UpdatePreferencesInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdatePreferencesPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'updatePreferences',
      input,
      payload: UpdatePreferencesPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.preferencesService.update(change, id, input.preferences);
        return { customer: id };
      },
      answer: async () => ({
        customer: await context.loaders.load(Customer, this.profile.findMany, id),
        communication: Object.assign(new Communication(), { customerId: id }),
      }),
    });
  }

  @FieldResolver(() => [Preference], {
    description: 'Every topic on every channel, whether it was ever chosen or not. Self.',
  })
  async preferences(
    @Root() { customerId }: Communication,
    @Ctx() context: RequestContext,
  ): Promise<Preference[]> {
    const records =
      (await context.loaders.load(PreferenceRecord, this.preferencesService.findMany, customerId)) ?? [];
    const language = await context.language();
    return Object.entries(topics).flatMap(([code, plan]) => {
      const topic = described(code, plan, language);
      return channels.map((channel) => {
        const record = records.find((row) => row.topic === code && row.channel === channel);
        return {
          topic,
          channel,
          granted: record?.granted ?? plan.kind === TopicKind.SERVICE_NOTICE,
          since: record?.since ?? null,
        };
      });
    });
  }
}

@Resolver(() => Customer)
export class CustomerCommunicationResolver {
  @FieldResolver(() => Communication, {
    nullable: true,
    description: 'What the customer hears from us. Self.',
  })
  communication(@Root() customer: Customer): Communication {
    return Object.assign(new Communication(), { customerId: customer.id });
  }
}

function described(code: string, { kind, title, description }: TopicPlan, language: Language): Topic {
  const canOptOut = kind === TopicKind.MARKETING;
  return {
    code,
    kind,
    title: title[language],
    description: description[language],
    canOptOut,
    whyNot: canOptOut ? null : noOptOut[language],
  };
}
