import type { EntityManager } from 'typeorm';
import { renderKind } from '../account/invoice-documents';
import type { House } from '../graphql';

/** Documents are made up once the server is up: its start is not to wait for them. */
const afterMs = 10_000;

/** Promises the documents of seeded invoices. */
export async function renderLater(
  { jobs, clock }: House,
  manager: EntityManager,
  invoiceIds: readonly string[],
): Promise<void> {
  const at = clock.now();
  const change = { manager, actor: null, at, afterCommit: () => undefined };
  const runAfter = new Date(at.getTime() + afterMs);
  for (const about of invoiceIds) await jobs.enqueue(change, { kind: renderKind, about, runAfter });
}
