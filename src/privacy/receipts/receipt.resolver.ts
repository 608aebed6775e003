import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { type RequestContext, say } from '../../graphql';
import { Receipt } from './receipt.entity';
import { ReceiptVerification } from './receipt-verification';
import type { Receipts } from './receipts';

@Resolver(() => Receipt)
export class ReceiptResolver {
  constructor(private readonly receipts: Receipts) {}

  @Query(() => ReceiptVerification, {
    description: 'Checks a signed receipt, also after the account is gone. Anybody.',
  })
  async verifyReceipt(
    @Arg('receipt', () => String, { description: 'The receipt: a compact JWS.' }) receipt: string,
    @Ctx() context: RequestContext,
  ): Promise<ReceiptVerification> {
    const verified = await this.receipts.verify(receipt);
    if (!verified) {
      const problem = await say(context, {
        en: 'This receipt was not issued here, or it was altered.',
        de: 'Diese Quittung wurde nicht hier ausgestellt oder wurde verändert.',
      });
      return { valid: false, kind: null, issuedAt: null, reference: null, problem, laterReceipts: [] };
    }
    const { kind, issuedAt, reference, later } = verified;
    return { valid: true, kind, issuedAt, reference, problem: null, laterReceipts: later };
  }
}
