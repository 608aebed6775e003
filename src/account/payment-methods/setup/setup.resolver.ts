import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { newId } from '../../../foundation/ids';
import { ownId, type RequestContext } from '../../../graphql';
import type { ConfirmedMethod, PaymentSetup } from '../../../payments';
import { Customer, type ProfileService } from '../../profile';
import { PaymentMethod } from '../payment-method.entity';
import type { PaymentMethodsService } from '../payment-methods.service';
import type { AdditionService } from './addition.service';
import { AddPaymentMethodInput, StartPaymentMethodSetupInput } from './setup.inputs';
import { AddPaymentMethodPayload, StartPaymentMethodSetupPayload } from './setup.payloads';
import type { SetupsService } from './setups.service';

@Resolver(() => PaymentMethod)
export class PaymentSetupResolver {
  constructor(
    private readonly setups: SetupsService,
    private readonly addition: AdditionService,
    private readonly methods: PaymentMethodsService,
    private readonly profile: ProfileService,
  ) {}

  @Mutation(() => StartPaymentMethodSetupPayload, {
    nullable: true,
    description:
      'Begins to set up a way to pay: card and account numbers go from the page to the processor, never here. ' +
      'A repetition with the same Idempotency-Key answers with the same set-up. Customers.',
  })
  startPaymentMethodSetup(
    @Arg('input', () => StartPaymentMethodSetupInput, { description: 'What is to be set up.' })
    input: StartPaymentMethodSetupInput,
    @Ctx() context: RequestContext,
  ): Promise<StartPaymentMethodSetupPayload> {
    const id = ownId(context);
    const attempt = newId('set');
    let setup: PaymentSetup | null = null;
    return context.perform({
      mutation: 'startPaymentMethodSetup',
      input,
      payload: StartPaymentMethodSetupPayload,
      validateOnly: input.validateOnly,
      prepare: async () => {
        this.setups.check(input);
        if (!input.validateOnly) setup = await this.setups.ask(id, input, attempt);
      },
      decide: async (change) => {
        if (setup) await this.setups.begin(change, id, setup, attempt);
        return { attempt };
      },
      // The secret is kept nowhere: for a repetition the processor is asked again.
      answer: async ({ attempt: first }) =>
        presented(setup && first === attempt ? setup : await this.setups.ask(id, input, String(first))),
    });
  }

  @Mutation(() => AddPaymentMethodPayload, {
    nullable: true,
    description:
      'Adds what a set-up came to, as the processor confirms it: DECLINED where the bank said no, ' +
      'NOT_ALLOWED_NOW where the set-up is not finished, UNAVAILABLE where the processor does not answer. Customers.',
  })
  addPaymentMethod(
    @Arg('input', () => AddPaymentMethodInput, { description: 'The finished set-up.' })
    input: AddPaymentMethodInput,
    @Ctx() context: RequestContext,
  ): Promise<AddPaymentMethodPayload> {
    const id = ownId(context);
    let confirmed: ConfirmedMethod;
    return context.perform({
      mutation: 'addPaymentMethod',
      input,
      payload: AddPaymentMethodPayload,
      validateOnly: input.validateOnly,
      prepare: async () => {
        confirmed = await this.setups.confirm(id, input.setupReference);
      },
      decide: async (change) => ({ method: await this.addition.add(change, id, confirmed, input) }),
      answer: async ({ method }) => ({
        customer: await context.loaders.load(Customer, this.profile.findMany, id),
        paymentMethod: await this.methods.find(String(method), id),
      }),
    });
  }
}

function presented({ processorName: processor, ...setup }: PaymentSetup) {
  const { setupReference, clientSecret, publishableKey, expiresAt } = setup;
  return { setupReference, clientSecret, processor, publishableKey, expiresAt };
}
