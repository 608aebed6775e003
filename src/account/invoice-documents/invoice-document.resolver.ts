import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DownloadLinks } from '../../downloads';
import { isFresh } from '../../foundation/actor';
import type { Clock } from '../../foundation/clock';
import { type RequestContext, Url } from '../../graphql';
import { Invoice } from '../invoices';
import { InvoiceDocument } from './invoice-document.entity';
import type { DocumentHead, InvoiceDocuments } from './invoice-documents';
import { invoiceKind } from './invoice-downloads';

@Resolver(() => Invoice)
export class InvoiceDocumentResolver {
  constructor(
    private readonly documents: InvoiceDocuments,
    private readonly links: DownloadLinks,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      'Where the PDF can be downloaded for five minutes; null without a sign-in of the last ten minutes, and for the moment in which the PDF is still being made (`sha256` is null then too). Self.',
  })
  async downloadUrl(@Root() invoice: Invoice, @Ctx() context: RequestContext): Promise<string | null> {
    const { actor } = context;
    if (!actor || !isFresh(actor, this.clock.now())) return null;
    return (await this.head(invoice, context)) && this.links.mint(invoiceKind, invoice.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The SHA-256 of the PDF, in hex; it never changes. Null while the PDF is being made. Self.',
  })
  async sha256(@Root() invoice: Invoice, @Ctx() context: RequestContext): Promise<string | null> {
    return (await this.head(invoice, context))?.sha256 ?? null;
  }

  private head({ id }: Invoice, { loaders }: RequestContext): Promise<DocumentHead | null> {
    return loaders.load(InvoiceDocument, this.documents.findHeads, id);
  }
}
