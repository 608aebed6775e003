import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql';
import { Receipt } from './receipt.entity';

@ObjectType({ description: 'What a receipt proves. Anybody.' })
export class ReceiptVerification {
  @Field(() => Boolean, { description: 'Was it issued here, and is it unaltered?' })
  valid!: boolean;

  @Field(() => String, { nullable: true, description: 'What it proves; null where it is not valid.' })
  kind!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was issued; null where it is not valid.' })
  issuedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reference of the request; null where it is not valid.',
  })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is not valid, in words.' })
  problem!: string | null;

  @Field(() => [Receipt], {
    description: 'What became of the request since: its receipts after this one, oldest first.',
  })
  laterReceipts!: Receipt[];
}
