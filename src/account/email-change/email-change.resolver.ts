import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { EmailAddress, ownId, type RequestContext } from '../../graphql';
import { Customer, type ProfileService } from '../profile';
import { EmailChange, EmailChangeState } from './changes/email-change.entity';
import type { Attempt, EmailChanges } from './changes/email-changes';
import {
  CancelEmailChangeInput,
  ConfirmEmailChangeInput,
  RequestEmailChangeInput,
  UndoEmailChangeInput,
} from './email-change.inputs';
import {
  CancelEmailChangePayload,
  ConfirmEmailChangePayload,
  RequestEmailChangePayload,
  UndoEmailChangePayload,
} from './email-change.payloads';
import type { EmailChangeService } from './email-change.service';
import type { EmailUndoService } from './email-undo.service';

@Resolver(() => Customer)
export class EmailChangeResolver {
  constructor(
    private readonly service: EmailChangeService,
    private readonly undoing: EmailUndoService,
    private readonly changes: EmailChanges,
    private readonly profile: ProfileService,
  ) {}

  @Mutation(() => RequestEmailChangePayload, {
    nullable: true,
    description:
      'Asks for another e-mail address: a code goes there, the present address stays valid and is told. Whether an address is in use elsewhere changes nothing. Needs a sign-in of the last ten minutes. Customers.',
  })
  async requestEmailChange(
    @Arg('input', () => RequestEmailChangeInput, { description: 'The new address.' })
    input: RequestEmailChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestEmailChangePayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'requestEmailChange',
      input,
      payload: RequestEmailChangePayload,
      needsStepUp: true,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.service.request(change, id, input.email, language);
        return { customer: id };
      },
      answer: async () => ({ customer: await this.customer(id, context) }),
    });
  }

  @Mutation(() => ConfirmEmailChangePayload, {
    nullable: true,
    description:
      'Makes the new address the e-mail address, by the code that was sent there; a code may be tried five times. The former address gets a token that undoes it for 72 hours. Customers.',
  })
  async confirmEmailChange(
    @Arg('input', () => ConfirmEmailChangeInput, { description: 'The code.' }) input: ConfirmEmailChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<ConfirmEmailChangePayload> {
    const id = ownId(context);
    const language = await context.language();
    let attempt: Attempt | null = null;
    return context.perform({
      mutation: 'confirmEmailChange',
      input,
      payload: ConfirmEmailChangePayload,
      validateOnly: input.validateOnly,
      prepare: async () => {
        attempt = await this.service.countAttempt(id);
      },
      decide: async (change) => {
        await this.service.confirm(change, id, input.code, attempt, language);
        return { customer: id };
      },
      answer: async () => ({ customer: await this.customer(id, context) }),
    });
  }

  @Mutation(() => CancelEmailChangePayload, {
    nullable: true,
    description: 'Ends a change that still waits for its code. Customers.',
  })
  cancelEmailChange(
    @Arg('input', () => CancelEmailChangeInput, { description: 'On which version.' })
    input: CancelEmailChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<CancelEmailChangePayload> {
    const id = ownId(context);
    return context.perform({
      mutation: 'cancelEmailChange',
      input,
      payload: CancelEmailChangePayload,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.service.cancel(change, id, input.expectedVersion);
        return { customer: id };
      },
      answer: async () => ({ customer: await this.customer(id, context) }),
    });
  }

  @Mutation(() => UndoEmailChangePayload, {
    nullable: true,
    description:
      'Brings the former address back, by the token of the mail that was sent there, without sign-in. All sessions end, later changes of address are undone with it, an erasure asked for meanwhile is held.',
  })
  async undoEmailChange(
    @Arg('input', () => UndoEmailChangeInput, { description: 'The token.' }) input: UndoEmailChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<UndoEmailChangePayload> {
    const language = await context.language();
    return context.perform({
      mutation: 'undoEmailChange',
      // The token acts, whoever is signed in where it is used.
      purpose: 'address_check',
      input,
      payload: UndoEmailChangePayload,
      isOpen: true,
      validateOnly: input.validateOnly,
      decide: async (change) => {
        await this.undoing.undo(change, input.token, language);
        return { undone: true };
      },
      answer: async ({ undone }) => ({ undone: undone === true }),
    });
  }

  @FieldResolver(() => EmailAddress, {
    nullable: true,
    description: 'The new address while it waits for its code. Self.',
  })
  async pendingEmail(@Root() customer: Customer, @Ctx() context: RequestContext): Promise<string | null> {
    const change = await this.emailChange(customer, context);
    return change?.state === EmailChangeState.AWAITING_CODE ? context.records.open(change, 'email') : null;
  }

  @FieldResolver(() => EmailChange, {
    nullable: true,
    description:
      'The last change of the address: waiting for its code, or done and still to be undone. Self.',
  })
  emailChange(@Root() { id }: Customer, @Ctx() { loaders }: RequestContext): Promise<EmailChange | null> {
    return loaders.load(EmailChange, this.changes.findMany, id);
  }

  private customer(id: string, { loaders }: RequestContext): Promise<Customer | null> {
    return loaders.load(Customer, this.profile.findMany, id);
  }
}
