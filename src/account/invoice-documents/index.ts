import { DownloadLinks, serveDownloads } from '../../downloads';
import type { Feature } from '../../graphql';
import { InvoiceDocument } from './invoice-document.entity';
import { InvoiceDocumentJob } from './invoice-document.job';
import { InvoiceDocumentResolver } from './invoice-document.resolver';
import { InvoiceDocuments } from './invoice-documents';
import { InvoiceDownloads } from './invoice-downloads';

export { renderKind } from './invoice-document.job';

export const invoiceDocuments: Feature = {
  name: 'invoice documents',
  entities: [InvoiceDocument],
  resolvers: [InvoiceDocumentResolver],
  permissions: { Invoice: { downloadUrl: 'isSelf', sha256: 'isSelf' } },
  open({ settings, database, clock, vault, records, ledger }) {
    const documents = new InvoiceDocuments(database, records);
    const links = new DownloadLinks(vault, settings.publicUrl, clock);
    const downloads = new InvoiceDownloads(database, records, documents, ledger, clock);
    return {
      resolvers: [new InvoiceDocumentResolver(documents, links, clock)],
      jobs: [new InvoiceDocumentJob(database, records, documents, settings.controller)],
      routes: (http) => serveDownloads(http, links, downloads),
    };
  },
};
