import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { connect, type Connection, failure, PageArgs, type RequestContext, say } from '../../graphql';
import type { Category } from '../../personal-data';
import { PrivacyCenter } from '../centre/privacy-center';
import { loadScoped } from '../centre/request-loading';
import { DataCategory } from '../processing/data-category.type';
import type { ProcessingRegister } from '../processing/processing-register';
import { Recipient } from '../processing/recipient.type';
import { RightsRequest } from '../requests/rights-request.entity';
import { scopeOf } from '../requests/scope';
import { RecipientNoticeConnection } from './notice-connection';
import type { NoticeReader } from './notice-reader';
import { RecipientNotice } from './recipient-notice.entity';
import { whyNotToldText } from './why-not-told.messages';

/** Who was told of what was done with a person's data, and what came of it. */
@Resolver(() => RightsRequest)
export class RequestRecipientsResolver {
  constructor(private readonly reader: NoticeReader) {}

  @FieldResolver(() => [RecipientNotice], {
    description:
      'The recipients that are told of what was done (GDPR Art. 19), each with its outcome. Self, officers, DPO.',
  })
  async recipientNotices(
    @Root() { id }: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<RecipientNotice[]> {
    const load = this.reader.ofRequests.bind(this.reader);
    return (await loadScoped(context, RequestRecipientsResolver, load, id)) ?? [];
  }
}

@Resolver(() => PrivacyCenter)
export class OwnRecipientsResolver {
  constructor(private readonly reader: NoticeReader) {}

  @FieldResolver(() => RecipientNoticeConnection, {
    description:
      'The recipients that are told of changes to the data of this person, of requests and of own changes, newest first. Self.',
  })
  recipientNotices(
    @Root() { customerId }: PrivacyCenter,
    @Args() args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RecipientNotice>> {
    if (scopeOf(context.actor)?.customerId !== customerId) throw failure('FORBIDDEN');
    const list = { name: 'ownRecipientNotices', owner: customerId, args };
    return connect(RecipientNoticeConnection, context, list, (page) =>
      this.reader.list({ customerId }, page),
    );
  }
}

@Resolver(() => RecipientNotice)
export class RecipientNoticeResolver {
  constructor(private readonly register: ProcessingRegister) {}

  @FieldResolver(() => Recipient, { description: 'Who is told. Self, officers, DPO.' })
  async recipient(@Root() notice: RecipientNotice, @Ctx() context: RequestContext): Promise<Recipient> {
    return this.register.in(await context.language()).recipients.get(notice.recipient)!;
  }

  @FieldResolver(() => [DataCategory], { description: 'Of which data. Self, officers, DPO.' })
  async categories(@Root() notice: RecipientNotice, @Ctx() context: RequestContext): Promise<DataCategory[]> {
    const { categories } = this.register.in(await context.language());
    return notice.categories.split(',').map((code) => categories.get(code as Category)!);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it is not told, could not be reached, or keeps the data as it is; null where there is nothing to say. Self, officers, DPO.',
  })
  async whyNot(@Root() notice: RecipientNotice, @Ctx() context: RequestContext): Promise<string | null> {
    const { recipient, whyNotCode } = notice;
    const text = whyNotCode && whyNotToldText(recipient, whyNotCode);
    return text ? say(context, text) : context.records.open(notice, 'reason');
  }
}
