import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import type { Change } from '../../foundation/change';
import { connect, type Connection, type RequestContext } from '../../graphql';
import { loadScoped } from '../centre/request-loading';
import { RecipientNoticeConnection } from '../recipients/notice-connection';
import type { NoticeReader } from '../recipients/notice-reader';
import { RecipientNotice } from '../recipients/recipient-notice.entity';
import { RecipientNoticesArgs, RecordRecipientAnswerInput, RetryRecipientNoticeInput } from './notice.inputs';
import { RecordRecipientAnswerPayload, RetryRecipientNoticePayload } from './notice.payloads';
import type { NoticeDeskService } from './notice-desk.service';

/** What officers see and do about recipients that are to be told. */
@Resolver()
export class NoticeDeskResolver {
  constructor(
    private readonly desk: NoticeDeskService,
    private readonly reader: NoticeReader,
  ) {}

  @Query(() => RecipientNoticeConnection, {
    nullable: true,
    description:
      'The recipients that are told of corrections, erasures and restrictions, newest first. Officers, DPO.',
  })
  recipientNotices(
    @Args() args: RecipientNoticesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RecipientNotice>> {
    const state = args.state ?? null;
    const list = { name: `recipientNotices.${state}`, owner: 'desk', args };
    return connect(RecipientNoticeConnection, context, list, (page) => this.reader.list({ state }, page));
  }

  @Mutation(() => RetryRecipientNoticePayload, {
    nullable: true,
    description: 'Tells a recipient again that could not be reached, or had no address. Officers.',
  })
  retryRecipientNotice(
    @Arg('input', () => RetryRecipientNoticeInput, { description: 'Which one.' })
    input: RetryRecipientNoticeInput,
    @Ctx() context: RequestContext,
  ): Promise<RetryRecipientNoticePayload> {
    const plan = { mutation: 'retryRecipientNotice', input, payload: RetryRecipientNoticePayload };
    return this.change(context, plan, (change) => this.desk.retry(change, input.noticeId));
  }

  @Mutation(() => RecordRecipientAnswerPayload, {
    nullable: true,
    description: 'Records what a recipient answered that the office told by hand. Officers.',
  })
  recordRecipientAnswer(
    @Arg('input', () => RecordRecipientAnswerInput, { description: 'What it answered.' })
    input: RecordRecipientAnswerInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordRecipientAnswerPayload> {
    const plan = { mutation: 'recordRecipientAnswer', input, payload: RecordRecipientAnswerPayload };
    return this.change(context, plan, (change) => this.desk.answer(change, input));
  }

  private change<P extends RetryRecipientNoticePayload | RecordRecipientAnswerPayload>(
    context: RequestContext,
    plan: { mutation: string; input: { noticeId: string }; payload: ClassType<P> },
    act: (change: Change) => Promise<void>,
  ): Promise<P> {
    const { noticeId } = plan.input;
    return context.perform<P>({
      ...plan,
      decide: async (change) => {
        await act(change);
        return { notice: noticeId };
      },
      answer: async () => ({ notice: await this.find(noticeId, context) }) as Omit<P, 'userErrors'>,
    });
  }

  private find(id: string, context: RequestContext): Promise<RecipientNotice | null> {
    return loadScoped(context, RecipientNotice, (ids, scope) => this.reader.findMany(ids, scope), id);
  }
}
