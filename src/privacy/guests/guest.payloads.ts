import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { RightsRequest } from '../requests/rights-request.entity';

@ObjectType({ description: 'What startGuestRequest brought about: for every address the same.' })
export class StartGuestRequestPayload extends Payload {
  @Field(() => Boolean, { description: 'Was it taken in? Then a code is on its way to the address.' })
  accepted = false;
}

@ObjectType({ description: 'What confirmGuestRequest brought about.' })
export class ConfirmGuestRequestPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The reference of the request, for letters and calls.',
  })
  reference!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The pass: it reads and acts on this request for a short time. Keep it out of addresses and logs; each letter brings a new one.',
  })
  guestToken!: string | null;

  @Field(() => RightsRequest, {
    nullable: true,
    description: 'The request as received; null where nothing was done.',
  })
  request!: RightsRequest | null;
}
