import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ownId, type RequestContext } from '../../../graphql';
import { Customer, type ProfileService } from '../../profile';
import { PaymentMethod } from '../payment-method.entity';
import type { PaymentMethodsService } from '../payment-methods.service';
import { RemovePaymentMethodInput, SetDefaultPaymentMethodInput } from './choice.inputs';
import { RemovePaymentMethodPayload, SetDefaultPaymentMethodPayload } from './choice.payloads';
import type { ChoiceService } from './choice.service';

@Resolver(() => PaymentMethod)
export class PaymentChoiceResolver {
  constructor(
    private readonly choice: ChoiceService,
    private readonly methods: PaymentMethodsService,
    private readonly profile: ProfileService,
  ) {}

  @Mutation(() => SetDefaultPaymentMethodPayload, {
    nullable: true,
    description: 'Says which of the own payment methods is charged unless another is chosen. Customers.',
  })
  setDefaultPaymentMethod(
    @Arg('input', () => SetDefaultPaymentMethodInput, { description: 'Which one.' })
    input: SetDefaultPaymentMethodInput,
    @Ctx() context: RequestContext,
  ): Promise<SetDefaultPaymentMethodPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'setDefaultPaymentMethod',
      input,
      payload: SetDefaultPaymentMethodPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.choice.makeDefault(change, id, input.paymentMethodId);
        return { method: input.paymentMethodId };
      },
      answer: async ({ method }) => ({
        customer: await context.loaders.load(Customer, this.profile.findMany, id),
        paymentMethod: await this.methods.find(String(method), id),
      }),
    });
  }

  @Mutation(() => RemovePaymentMethodPayload, {
    nullable: true,
    description:
      'Removes a payment method at once; the processor is told to let go of it until it confirms. ' +
      'NOT_ALLOWED_NOW for the last one while an invoice is open. Customers.',
  })
  removePaymentMethod(
    @Arg('input', () => RemovePaymentMethodInput, { description: 'Which one.' })
    input: RemovePaymentMethodInput,
    @Ctx() context: RequestContext,
  ): Promise<RemovePaymentMethodPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'removePaymentMethod',
      input,
      payload: RemovePaymentMethodPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.choice.remove(change, id, input);
        return { removed: input.paymentMethodId };
      },
      answer: async ({ removed }) => ({
        customer: await context.loaders.load(Customer, this.profile.findMany, id),
        removedId: String(removed),
      }),
    });
  }
}
