import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../graphql';
import { Customer } from './customer.entity';
import { maskEmail, maskName, maskPhone } from '../../foundation/masking';
import { UpdateProfileInput } from './profile.inputs';
import { UpdateProfilePayload } from './profile.payloads';
import type { ProfileService } from './profile.service';
import { PersonName } from '../../values';

@Resolver(() => Customer)
export class ProfileResolver {
  constructor(private readonly profile: ProfileService) {}

  @Query(() => Customer, { nullable: true, description: 'The customer who is signed in. Customers.' })
  me(@Ctx() context: RequestContext): Promise<Customer | null> {
    return this.load(ownId(context), context);
  }

  @Query(() => Customer, { nullable: true, description: 'A customer, masked, by id. Staff.' })
  async customer(
    @Arg('id', () => ID, { description: 'The id of the customer.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Customer | null> {
    const customer = await this.load(id, context);
    if (customer) context.sawCustomer(customer.id);
    return customer;
  }

  @Mutation(() => UpdateProfilePayload, {
    nullable: true,
    description: 'Changes the own profile. Customers.',
  })
  updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What to change.' }) input: UpdateProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateProfilePayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'updateProfile',
      input,
      payload: UpdateProfilePayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.profile.update(change, id, input);
        return { customer: id };
      },
      answer: async () => ({ customer: await this.load(id, context) }),
    });
  }

  @FieldResolver(() => PersonName, { nullable: true, description: 'The name. Self.' })
  name(@Root() customer: Customer): Promise<PersonName | null> {
    return this.profile.fullName(customer);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The name with all but initials hidden. Self, staff, services.',
  })
  async maskedName(@Root() customer: Customer): Promise<string | null> {
    return maskName((await this.profile.fullName(customer))?.full ?? null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The e-mail address with all but initials hidden. Self, staff, services.',
  })
  async maskedEmail(@Root() customer: Customer, @Ctx() { records }: RequestContext): Promise<string | null> {
    return maskEmail(await records.open(customer, 'email'));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The telephone number but for its beginning and end. Self, staff, services.',
  })
  async maskedPhoneNumber(
    @Root() customer: Customer,
    @Ctx() { records }: RequestContext,
  ): Promise<string | null> {
    return maskPhone(await records.open(customer, 'phoneNumber'));
  }

  private load(id: string, { loaders }: RequestContext): Promise<Customer | null> {
    return loaders.load(Customer, this.profile.findMany, id);
  }
}
