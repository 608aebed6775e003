import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { BillingAccount } from '../billing';
import { PaymentMethod, PaymentMethodState } from './payment-method.entity';
import type { PaymentMethodsService } from './payment-methods.service';

@Resolver(() => BillingAccount)
export class BillingPaymentMethodsResolver {
  constructor(private readonly service: PaymentMethodsService) {}

  @FieldResolver(() => [PaymentMethod], { description: 'The ways to pay, newest first. Self.' })
  async paymentMethods(
    @Root() { customerId }: BillingAccount,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PaymentMethod[]> {
    return (await loaders.load(PaymentMethod, this.service.findMany, customerId)) ?? [];
  }

  @FieldResolver(() => PaymentMethod, {
    nullable: true,
    description: 'The one that is charged unless another is chosen. Self.',
  })
  async defaultPaymentMethod(
    @Root() account: BillingAccount,
    @Ctx() context: RequestContext,
  ): Promise<PaymentMethod | null> {
    return (await this.paymentMethods(account, context)).find((method) => method.isDefault) ?? null;
  }
}

@Resolver(() => PaymentMethod)
export class PaymentMethodResolver {
  constructor(private readonly service: PaymentMethodsService) {}

  @FieldResolver(() => PaymentMethodState, { description: 'Can it be charged? Self.' })
  state(@Root() method: PaymentMethod): Promise<PaymentMethodState> {
    return this.service.stateOf(method);
  }

  @FieldResolver(() => Boolean, { description: 'Does its card expire this month or next? Self.' })
  expiresSoon(@Root() method: PaymentMethod): Promise<boolean> {
    return this.service.expiresSoon(method);
  }
}
