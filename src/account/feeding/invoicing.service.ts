import type { Change } from '../../foundation/change';
import { Collision, faultOf } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import { Problems, refusal } from '../../foundation/refusal';
import type { Jobs } from '../../jobs';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { renderKind } from '../invoice-documents';
import { Invoice, InvoiceStatus, recipientOf } from '../invoices';
import { parseCurrency } from '../../values';
import { billedCustomer } from './billed-customer';
import type { RecordInvoiceInput } from './feeding.inputs';
import type { ExternalReferences } from './references/external-references';
import { parsePastDay, parseReference, parseRequired } from './references/parse-feed';

/** Takes the invoices that the billing system issues; an issued one never changes, only its status moves on. */
export class InvoicingService {
  constructor(
    private readonly references: ExternalReferences,
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
    private readonly jobs: Jobs,
  ) {}

  /** The invoice's id and whose it is. */
  async record(change: Change, input: RecordInvoiceInput): Promise<{ id: string; customerId: string }> {
    const { reference, status, ...content } = parsed(input, change.at);
    const fed = { kind: 'INVOICE', reference, content } as const;
    const { customerId } = content;
    const known = await this.references.find(change, fed);
    if (known) await this.advance(change, { id: known, customerId }, status);
    return { id: known ?? (await this.issue(change, fed, status)), customerId };
  }

  private async issue(
    change: Change,
    fed: { kind: 'INVOICE'; reference: string; content: Content },
    status: InvoiceStatus,
  ): Promise<string> {
    const { customerId, number, totalMinor, issuedOn, dueOn, currency } = fed.content;
    const customer = await billedCustomer(change, customerId);
    const row = { id: newId('inv'), customerId };
    await this.references.note(change, fed, customerId, row.id);
    await this.refuseTaken(change, number);
    const recipient = await recipientOf(change.manager, this.records, customer);
    const sealed = await this.records.seal(Invoice, row, { number, totalMinor, recipient });
    await insert(change, { ...row, status, issuedOn, dueOn, currency, ...sealed });
    await this.jobs.enqueue(change, { kind: renderKind, about: row.id });
    await this.ledger.record(change, { subject: customerId, action: 'invoice.recorded', about: row.id });
    return row.id;
  }

  /** Open becomes paid or void, once; a late repetition of what was said before changes nothing. */
  private async advance(
    { manager, ...change }: Change,
    own: { id: string; customerId: string },
    status: InvoiceStatus,
  ): Promise<void> {
    const invoice = await manager.findOneByOrFail(Invoice, own);
    if (status === invoice.status || status === InvoiceStatus.OPEN) return;
    if (invoice.status !== InvoiceStatus.OPEN)
      throw refusal('NOT_ALLOWED_NOW', ['status'], {
        en: 'Paid and void are final: cancel the invoice in a new one.',
        de: 'Bezahlt und storniert sind endgültig: stornieren Sie mit einer neuen Rechnung.',
      });
    const { affected } = await manager.update(Invoice, { ...own, status: InvoiceStatus.OPEN }, { status });
    if (affected !== 1) throw new Collision('The status of the invoice moved meanwhile.');
    const action = status === InvoiceStatus.PAID ? 'invoice.paid' : 'invoice.voided';
    await this.ledger.record({ manager, ...change }, { subject: own.customerId, action, about: own.id });
  }

  private async refuseTaken({ manager }: Change, number: string): Promise<void> {
    const numberIndex = this.records.indexFor(Invoice, 'number', number);
    if (await manager.existsBy(Invoice, { numberIndex }))
      throw refusal('INVALID', ['number'], {
        en: 'Another invoice has this number.',
        de: 'Eine andere Rechnung hat diese Nummer.',
      });
  }
}

/** Another invoice may take the number meanwhile: then it is there at the next attempt. */
async function insert({ manager }: Change, invoice: Partial<Invoice>): Promise<void> {
  try {
    await manager.insert(Invoice, invoice);
  } catch (error) {
    throw faultOf(error) === 'duplicate' ? new Collision('Two invoices met in a number.') : error;
  }
}

type Content = Omit<ReturnType<typeof parsed>, 'reference' | 'status'>;

function parsed(input: RecordInvoiceInput, now: Date) {
  const problems = new Problems();
  const { customerId, issuedOn, dueOn, totalMinor, status } = input;
  const values = {
    reference: parseReference(problems, ['externalReference'], input.externalReference),
    customerId,
    number: parseRequired(problems, ['number'], input.number, 50),
    issuedOn: parsePastDay(problems, ['issuedOn'], issuedOn, now),
    dueOn,
    totalMinor,
    currency: parseCurrency(problems, ['currency'], input.currency),
    status,
  };
  if (dueOn < issuedOn)
    problems.add('INVALID', ['dueOn'], {
      en: 'An invoice is not due before it is issued.',
      de: 'Eine Rechnung ist nicht fällig, bevor sie ausgestellt ist.',
    });
  if (totalMinor < 0)
    problems.add('INVALID', ['totalMinor'], {
      en: 'The total of an invoice is not below zero.',
      de: 'Der Betrag einer Rechnung liegt nicht unter null.',
    });
  if (status === InvoiceStatus.OVERDUE)
    problems.add('INVALID', ['status'], {
      en: 'Overdue follows from the due day; send OPEN.',
      de: 'Überfällig ergibt sich aus der Fälligkeit; senden Sie OPEN.',
    });
  problems.settle();
  return values;
}
