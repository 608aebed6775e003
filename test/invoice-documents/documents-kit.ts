import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

export interface ShownInvoice {
  id: string;
  number: string;
  downloadUrl: string | null;
  sha256: string | null;
}

/** The newest invoices as their owner sees them. */
export async function invoicesOf(visitor: Visitor, first = 24): Promise<ShownInvoice[]> {
  const { data, errors } = await visitor.ask(
    'query ($first: Int) { me { billing { invoices(first: $first) { nodes { id number downloadUrl sha256 } } } } }',
    { first },
  );
  expect(errors).toEqual([]);
  return data.me.billing.invoices.nodes;
}

/** Moves the clock on to where the demo's invoices are made up, and waits for it. */
export async function makeUpDemo(house: TestHouse): Promise<void> {
  house.clock.advance(10);
  await until(async () => {
    const [row] = await house.app.house.database.query<{ n: number | string }[]>(
      'SELECT COUNT(*) AS n FROM invoice_document',
    );
    return Number(row!.n) === 48;
  });
}
