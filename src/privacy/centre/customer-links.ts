import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type DataSource, In } from 'typeorm';
import { isStaff } from '../../foundation/actor';
import type { RequestContext } from '../../graphql';
import { LegalHold } from '../holds/legal-hold.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { PrivacyCenter } from './privacy-center';

interface CustomerLinks {
  resolvers: Function[];
  /** Their instances, in the same order. */
  open(database: DataSource): object[];
}

/**
 * The fields between a customer and the privacy centre. The wings do not know each other, so that the
 * customer's class is handed in by the composition root.
 */
export function customerLinks(customer: ClassType<{ id: string }>): CustomerLinks {
  @Resolver(() => customer)
  class CustomerPrivacyResolver {
    @FieldResolver(() => PrivacyCenter, { nullable: true, description: 'The privacy centre. Self.' })
    privacy(@Root() { id }: { id: string }): PrivacyCenter {
      return new PrivacyCenter(id);
    }
  }

  @Resolver(() => RightsRequest)
  class RequestCustomerResolver {
    constructor(private readonly find: (ids: readonly string[]) => Promise<Map<string, object>>) {}

    @FieldResolver(() => customer, {
      nullable: true,
      description:
        'Whose request it is; null where nothing but the request is known of the person. Self, staff.',
    })
    async customer(
      @Root() { customerId }: RightsRequest,
      @Ctx() context: RequestContext,
    ): Promise<object | null> {
      const found = await context.loaders.load(RequestCustomerResolver, this.find, customerId);
      if (found && isStaff(context.actor)) context.sawCustomer(customerId);
      return found;
    }
  }

  @Resolver(() => LegalHold)
  class HoldCustomerResolver {
    constructor(private readonly find: (ids: readonly string[]) => Promise<Map<string, object>>) {}

    @FieldResolver(() => customer, {
      nullable: true,
      description: 'Whose data is kept; null once nothing else is known of the person. Officers.',
    })
    async customer(
      @Root() { customerId, isSecret }: LegalHold,
      @Ctx() context: RequestContext,
    ): Promise<object | null> {
      const found = await context.loaders.load(HoldCustomerResolver, this.find, customerId);
      // The person's access log would tell of the hold.
      if (found && isStaff(context.actor) && !isSecret) context.sawCustomer(customerId);
      return found;
    }
  }

  return {
    resolvers: [CustomerPrivacyResolver, RequestCustomerResolver, HoldCustomerResolver],
    open: (database) => [
      new CustomerPrivacyResolver(),
      new RequestCustomerResolver((ids) => findMany(database, customer, ids)),
      new HoldCustomerResolver((ids) => findMany(database, customer, ids)),
    ],
  };
}

async function findMany(database: DataSource, entity: ClassType<{ id: string }>, ids: readonly string[]) {
  const rows = await database.manager.findBy(entity, { id: In([...ids]) });
  return new Map(rows.map((row) => [row.id, row]));
}
