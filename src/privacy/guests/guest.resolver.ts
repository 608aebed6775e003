import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { loadScoped } from '../centre/request-loading';
import type { GuestEntrance } from '../passes/guest-entrance';
import type { GuestPasses } from '../passes/guest-passes';
import type { RequestReader } from '../register/request-reader';
import { RightsRequest } from '../requests/rights-request.entity';
import { ConfirmGuestRequestInput, StartGuestRequestInput } from './guest.inputs';
import { ConfirmGuestRequestPayload, StartGuestRequestPayload } from './guest.payloads';
import type { GuestAttempt, GuestService } from './guest.service';

@Resolver()
export class GuestResolver {
  constructor(
    private readonly guests: GuestService,
    private readonly passes: GuestPasses,
    private readonly entrance: GuestEntrance,
    private readonly reader: RequestReader,
  ) {}

  @Query(() => RightsRequest, {
    nullable: true,
    description:
      'The request of a guest, by the token of confirmGuestRequest or of a letter; that request only, and null for a token that does not hold.',
  })
  async guestRequest(
    @Arg('token', () => String, { description: 'The token of the pass.' }) token: string,
    @Ctx() context: RequestContext,
  ): Promise<RightsRequest | null> {
    const pass = await this.entrance.admit(context, token);
    return pass && this.find(pass.requestId, context);
  }

  @Mutation(() => StartGuestRequestPayload, {
    nullable: true,
    description:
      'Begins a request of somebody who cannot sign in: a code goes to the address. The answer is the same whether the address is known or not.',
  })
  async startGuestRequest(
    @Arg('input', () => StartGuestRequestInput, { description: 'What is asked for, and where to write to.' })
    input: StartGuestRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<StartGuestRequestPayload> {
    const language = await context.language();
    return context.perform({
      mutation: 'startGuestRequest',
      input,
      payload: StartGuestRequestPayload,
      isOpen: true,
      purpose: 'rights',
      isByCode: true,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.guests.start(change, input, context.network, language);
        return {};
      },
      answer: async () => ({ accepted: true }),
    });
  }

  @Mutation(() => ConfirmGuestRequestPayload, {
    nullable: true,
    description:
      'Makes the request, by the code from the mail. From one network an address may be tried five times an hour.',
  })
  async confirmGuestRequest(
    @Arg('input', () => ConfirmGuestRequestInput, { description: 'The code.' })
    input: ConfirmGuestRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<ConfirmGuestRequestPayload> {
    let attempt: GuestAttempt | null = null;
    return context.perform({
      mutation: 'confirmGuestRequest',
      input,
      payload: ConfirmGuestRequestPayload,
      isOpen: true,
      purpose: 'rights',
      isByCode: true,
      validateOnly: input.validateOnly,
      prepare: async () => {
        attempt = await this.guests.countAttempt(input.email, context.network);
      },
      decide: (change) => this.guests.confirm(change, input, attempt!),
      answer: async ({ reference, pass }) => {
        const guestToken = this.passes.tokenOf(String(pass));
        const request = await this.guestRequest(guestToken, context);
        return { reference: String(reference), guestToken, request };
      },
    });
  }

  private find(id: string, context: RequestContext): Promise<RightsRequest | null> {
    return loadScoped(context, RightsRequest, (ids, scope) => this.reader.findMany(ids, scope), id);
  }
}
