import { Field, InputType } from 'type-graphql';
import { Locale } from '../../graphql';
import { PackageFormat } from '../packages/package-format';

@InputType({ description: 'How the data is wanted.' })
export class RequestPortabilityInput {
  @Field(() => PackageFormat, {
    nullable: true,
    defaultValue: PackageFormat.JSON,
    description: 'JSON for programs, CSV for spreadsheets; JSON where left out.',
  })
  format?: PackageFormat | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'The language of the answer; that of this request where left out.',
  })
  locale?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
