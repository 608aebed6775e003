import { type InvoiceFacts, invoicePdf } from '../../src/account/invoice-documents/pdf/invoice-pdf';
import { textOf } from './pdf-text';

const issuer = {
  name: 'CallxTra Inc.',
  email: 'info@callxtra.com',
  postalAddress: {
    lines: ['1 Main Street'],
    city: 'Dover',
    region: null,
    postalCode: '19901',
    country: 'US',
  },
};
const facts: InvoiceFacts = {
  number: 'CX-2026-0001',
  issuedOn: '2026-11-20',
  dueOn: '2026-12-04',
  totalMinor: 123_456,
  currency: 'EUR',
  recipient: {
    companyName: 'Żółw & Ελλάς ЕООД',
    name: 'Łukasz Đorđević',
    address: { lines: ['ul. Żółwia 3'], city: 'Łódź', region: null, postalCode: '90-001', country: 'PL' },
    vatId: 'PL1234567890',
    language: 'en',
  },
};

it('names who issued it to whom, its number, its days and its total', async () => {
  expect(textOf(await invoicePdf(facts, issuer))).toEqual([
    'CallxTra Inc. · 1 Main Street · 19901 Dover · United States · info@callxtra.com',
    'Żółw & Ελλάς ЕООД',
    'Łukasz Đorđević',
    'ul. Żółwia 3',
    '90-001 Łódź',
    'Poland',
    'Invoice',
    'Invoice number',
    'CX-2026-0001',
    'Date of issue',
    '20 November 2026',
    'Due',
    '4 December 2026',
    'Your VAT identification number',
    'PL1234567890',
    'Total including taxes',
    '€1,234.56',
    'Please pay by 4 December 2026. Who pays by card or direct debit need not do anything.',
  ]);
});

it('speaks German to those who do', async () => {
  const german = { ...facts, recipient: { ...facts.recipient!, language: 'de' as const } };
  const text = textOf(await invoicePdf(german, issuer)).join('\n');
  expect(text).toContain('Rechnungsnummer\nCX-2026-0001');
  expect(text).toContain('20. November 2026');
  expect(text).toContain('Gesamtbetrag einschließlich Steuern\n1.234,56\u00a0€');
  expect(text).toContain('Vereinigte Staaten');
});

it.each([
  [0, 'EUR', '€0.00'],
  [5, 'EUR', '€0.05'],
  [2 ** 53 - 1, 'EUR', '€90,071,992,547,409.91'],
  [1234, 'JPY', 'JP¥1,234'],
  [1234, 'KWD', 'KWD\u00a01.234'],
])('writes %s minor units of %s as %s', async (totalMinor, currency, written) => {
  expect(textOf(await invoicePdf({ ...facts, totalMinor, currency }, issuer))).toContain(written);
});

it('is the same file, byte by byte, whenever it is made of the same facts', async () => {
  const first = await invoicePdf(facts, issuer);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await invoicePdf(facts, issuer)).equals(first)).toBe(true);
  expect((await invoicePdf({ ...facts, totalMinor: 123_457 }, issuer)).equals(first)).toBe(false);
  expect(first.subarray(0, 8).toString()).toBe('%PDF-1.7');
});

it('does without what is not known', async () => {
  const bare = await invoicePdf(
    { ...facts, recipient: null },
    { name: null, email: 'info@callxtra.com', postalAddress: null },
  );
  expect(textOf(bare)[0]).toBe('info@callxtra.com');
});

it('fits its column, however many different letters it is made to hold', async () => {
  const letters = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x370 + i));
  const line = (i: number, length: number) => letters.slice(i * 200, i * 200 + length).join('');
  const swollen = {
    companyName: line(0, 200),
    name: `${line(1, 100)} ${line(2, 100)}`,
    address: {
      lines: [3, 4, 5, 6].map((i) => line(i, 100)),
      city: line(7, 100),
      region: line(8, 100),
      postalCode: line(9, 20),
      country: 'PL',
    },
    vatId: null,
    language: 'en' as const,
  };
  const pdf = await invoicePdf({ ...facts, number: line(10, 50), recipient: swollen }, issuer);
  expect(pdf.length).toBeLessThan(65_535 - 28);
});
