import { Ctx, Field, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { type Actor, roles, stepUpSeconds } from '../../foundation/actor';
import { DateTime, type RequestContext } from '../../graphql';
import { Customer } from '../profile';
import type { ProfileService } from '../profile';

const roleEnum: Record<string, string> = Object.fromEntries(roles.map((role) => [role, role]));
registerEnumType(roleEnum, {
  name: 'Role',
  description: 'What somebody is to this API.',
  valuesConfig: {
    CUSTOMER: { description: 'A customer, acting on their own record.' },
    SUPPORT_AGENT: { description: 'Staff who help customers.' },
    PRIVACY_OFFICER: { description: 'Staff who decide privacy requests.' },
    DATA_PROTECTION_OFFICER: {
      description: 'Watches over data protection and decides nothing (GDPR Art. 38).',
    },
    SERVICE: { description: "One of CallxTra's own systems." },
  },
});

@ObjectType({ description: 'Whoever holds the access token. Anybody signed in.' })
export class Viewer {
  @Field(() => String, { description: 'The `sub` of the token.' })
  subject!: string;

  @Field(() => roleEnum, { description: 'The role in which the holder acts.' })
  role!: Actor['role'];

  @Field(() => [String], { description: 'The OAuth scopes of the token.' })
  scopes!: readonly string[];

  @Field(() => DateTime, { nullable: true, description: 'When the person last signed in.' })
  authenticatedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when that sign-in is fresh enough for what needs step-up.',
  })
  stepUpUntil!: Date | null;

  @Field(() => Customer, {
    nullable: true,
    description: 'The customer record of the holder; null where there is none. Self.',
  })
  customer!: Customer | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name under which customers see a member of staff.',
  })
  staffName!: string | null;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly profile: ProfileService) {}

  @Query(() => Viewer, { nullable: true, description: 'Whoever holds the access token. Anybody signed in.' })
  async viewer(@Ctx() { actor, loaders }: RequestContext): Promise<Viewer | null> {
    if (!actor) return null;
    const customer = actor.customerId
      ? await loaders.load(Customer, this.profile.findMany, actor.customerId)
      : null;
    return Object.assign(new Viewer(), { ...described(actor), customer });
  }
}

function described({ subject, role, scopes, authenticatedAt, staffName }: Actor): Omit<Viewer, 'customer'> {
  const stepUpUntil = authenticatedAt && new Date(authenticatedAt.getTime() + stepUpSeconds * 1000);
  return { subject, role, scopes, authenticatedAt, stepUpUntil, staffName };
}
