import { type EntityManager, In, Not } from 'typeorm';
import type { AccountFact } from '../../foundation/account-fact';
import { equalInTime, sha256 } from '../../foundation/cryptography';
import type { PersonalRecords } from '../../personal-data';
import { Invoice, InvoiceStatus } from './invoice.entity';

const issued = { status: Not(InvoiceStatus.VOID) };

/** The number and the total of an invoice that the customer had: `CX-2026-0042, 49.00`. */
export class InvoiceFact implements AccountFact {
  readonly question = {
    en: 'Which is the number of one of your invoices, and what is its total? For example: CX-2026-0042, 49.00',
    de: 'Wie lautet die Nummer einer Ihrer Rechnungen, und wie hoch ist ihr Gesamtbetrag? Zum Beispiel: CX-2026-0042, 49,00',
  };

  constructor(private readonly records: PersonalRecords) {}

  isHeld(manager: EntityManager, customerId: string): Promise<boolean> {
    return manager.existsBy(Invoice, { customerId, ...issued });
  }

  async isRight(manager: EntityManager, customerId: string, typed: string): Promise<boolean> {
    const { numbers, totalMinor } = readings(typed);
    const numberIndex = In(numbers.map((number) => this.records.indexFor(Invoice, 'number', number)));
    const invoice = await manager.findOneBy(Invoice, { customerId, numberIndex, ...issued });
    const total = invoice && (await this.records.open(invoice, 'totalMinor'));
    return equalInTime(sha256(`total ${totalMinor}`), sha256(total === null ? 'none' : `total ${total}`));
  }
}

/** What can be meant: the last figure is the total, any word or run of words before it the number. */
function readings(typed: string): { numbers: string[]; totalMinor: string | null } {
  const words = typed
    .slice(0, 200)
    .split(/[\s;]+|,(?!\d)/)
    .filter(Boolean);
  const at = words.findLastIndex((word) => minorOf(word) !== null);
  const before = words.slice(0, Math.max(at, 0));
  const runs = before.flatMap((_, from) => [before.slice(from).join(' '), before[from]!]);
  return { numbers: [...new Set(runs)], totalMinor: at === -1 ? null : minorOf(words[at]!) };
}

/** `1.234,50`, `1,234.50` and `1234.5€` are one amount; of other words none. */
function minorOf(word: string): string | null {
  const figure = word.replace(/^[^\d]{0,3}|[^\d]{0,3}$/g, '');
  const [, whole, fraction = ''] = /^(\d{1,3}(?:[.,']\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(figure) ?? [];
  if (whole === undefined) return null;
  return String(Number(`${whole.replace(/\D/g, '')}${fraction.padEnd(2, '0')}`));
}
