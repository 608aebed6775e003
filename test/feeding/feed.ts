import type { TestHouse } from '../kit/open-house';
import type { Answer, Visitor } from '../kit/visitor';

export const issuer = 'http://127.0.0.1:4000/oidc';

export interface Fed {
  customer: Record<string, unknown> | null;
  invoice: Record<string, unknown> | null;
  userErrors: { code: string; message: string; path: string[] }[];
}

const customerFields = 'id status version createdAt maskedName maskedEmail maskedPhoneNumber';
const invoiceFields = 'id number status issuedOn dueOn total { amountMinor currency }';
const errors = 'userErrors { code message path }';

const documents = {
  provisionCustomer: `mutation ($input: ProvisionCustomerInput!) { done: provisionCustomer(input: $input) { customer { ${customerFields} } ${errors} } }`,
  recordInvoice: `mutation ($input: RecordInvoiceInput!) { done: recordInvoice(input: $input) { invoice { ${invoiceFields} } ${errors} } }`,
  endContract: `mutation ($input: EndContractInput!) { done: endContract(input: $input) { customer { ${customerFields} } ${errors} } }`,
};
export type FeedName = keyof typeof documents;

/** Sends one feed as it stands; what is refused outright comes as errors. */
export function send(visitor: Visitor, name: FeedName, input: object): Promise<Answer> {
  return visitor.ask(documents[name], { input });
}

/** Sends one feed; its payload. */
export async function feed(visitor: Visitor, name: FeedName, input: object): Promise<Fed> {
  const { data, errors: faults } = await send(visitor, name, input);
  expect(faults).toEqual([]);
  return data.done as Fed;
}

export function codesOf({ userErrors }: Fed): string[] {
  return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
}

export const cleo = {
  externalReference: 'crm/4711',
  issuer,
  subject: 'auth|cleo',
  name: { given: 'Cleo', family: 'Nowak' },
  email: 'cleo@Example.com',
  phoneNumber: '22 621 45 67',
  postalAddress: { lines: ['ul. Żółwia 3'], city: 'Łódź', postalCode: '90-001', country: 'pl' },
  companyName: 'Nowak & Córka',
  locale: 'pl-PL',
  timeZone: 'Europe/Warsaw',
  currency: 'pln',
};

export const invoiceFor = (customerId: unknown) => ({
  externalReference: 'billing/1',
  customerId,
  number: 'CX/2026-0001',
  issuedOn: '2026-11-20',
  dueOn: '2026-12-04',
  totalMinor: 123_456,
  currency: 'EUR',
  status: 'OPEN',
});

/** How many rows each of these tables has. */
export async function countsOf({ app }: TestHouse, ...tables: string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const table of tables) {
    const [row] = await app.house.database.query<{ n: number | string }[]>(
      `SELECT COUNT(*) AS n FROM ${table}`,
    );
    counts.push(Number(row!.n));
  }
  return counts;
}
