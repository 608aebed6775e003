import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../graphql';
import { Customer, type ProfileService } from '../profile';
import { BillingAccount } from './billing-account.entity';
import { UpdateBillingDetailsInput } from './billing.inputs';
import { UpdateBillingDetailsPayload } from './billing.payloads';
import type { BillingService } from './billing.service';

@Resolver(() => BillingAccount)
export class BillingResolver {
  constructor(
    private readonly billing: BillingService,
    private readonly profile: ProfileService,
  ) {}

  @Mutation(() => UpdateBillingDetailsPayload, {
    nullable: true,
    description: 'Changes the own billing details. Customers.',
  })
  updateBillingDetails(
    @Arg('input', () => UpdateBillingDetailsInput, { description: 'What to change.' })
    input: UpdateBillingDetailsInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateBillingDetailsPayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'updateBillingDetails',
      input,
      payload: UpdateBillingDetailsPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.billing.update(change, id, input);
        return { customer: id };
      },
      answer: async () => ({
        customer: await context.loaders.load(Customer, this.profile.findMany, id),
        billing: await this.account(id, context),
      }),
    });
  }

  account(customerId: string, { loaders }: RequestContext): Promise<BillingAccount | null> {
    return loaders.load(BillingAccount, this.billing.findAccounts, customerId);
  }
}

@Resolver(() => Customer)
export class CustomerBillingResolver {
  constructor(private readonly service: BillingService) {}

  @FieldResolver(() => BillingAccount, { nullable: true, description: 'How the customer is billed. Self.' })
  billing(@Root() customer: Customer, @Ctx() { loaders }: RequestContext): Promise<BillingAccount | null> {
    return loaders.load(BillingAccount, this.service.findAccounts, customer.id);
  }
}
