import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTime, Payload } from '../../graphql';
import { Customer } from '../profile';
import { Channel, TopicKind } from './topics';

@ObjectType({ description: 'What customers are written about.' })
export class Topic {
  @Field(() => String, { description: 'Its stable code.' })
  code!: string;

  @Field(() => TopicKind, { description: 'Notice or marketing.' })
  kind!: TopicKind;

  @Field(() => String, { description: 'Its name, for people.' })
  title!: string;

  @Field(() => String, { description: 'What it is about, for people.' })
  description!: string;

  @Field(() => Boolean, { description: 'May one choose not to hear of it?' })
  canOptOut!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, for people.' })
  whyNot!: string | null;
}

@ObjectType({ description: 'Whether a customer hears of a topic on a channel. Self.' })
export class Preference {
  @Field(() => Topic, { description: 'The topic.' })
  topic!: Topic;

  @Field(() => Channel, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Boolean, { description: 'Is it sent? Marketing only by consent.' })
  granted!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null where it was never chosen.' })
  since!: Date | null;
}

@ObjectType({ description: 'What a customer hears from us, and how. Self.' })
export class Communication {
  customerId!: string;
}

@InputType({ description: 'A choice for one topic on one channel.' })
export class PreferenceInput {
  @Field(() => String, { description: 'The code of the topic.' })
  topic!: string;

  @Field(() => Channel, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Boolean, { description: 'True grants, false withdraws.' })
  granted!: boolean;
}

@InputType({ description: 'Choices of topics and channels.' })
export class UpdatePreferencesInput {
  @Field(() => [PreferenceInput], { description: 'The choices to change: 1 to 100; those left out stay.' })
  preferences!: PreferenceInput[];

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@ObjectType({ description: 'What updatePreferences brought about.' })
export class UpdatePreferencesPayload extends Payload {
  @Field(() => Customer, { nullable: true, description: 'The customer; null where nothing was done.' })
  customer!: Customer | null;

  @Field(() => Communication, { nullable: true, description: 'The choices as they are now.' })
  communication!: Communication | null;
}
