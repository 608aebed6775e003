import {
  type Catalogue,
  type Category,
  type PurposeCode,
  purposes,
  type RecipientCode,
} from '../../personal-data';

/** A part of what is held: categories and, inside them, purposes. */
export interface Reach {
  categories: readonly Category[];
  /** Left out: every purpose. */
  purposes?: readonly PurposeCode[];
}

/** Who receives data of this reach, by the register, and of which categories; without what they also receive of others. */
export function receiversOf(
  catalogue: Catalogue,
  reach: Reach,
  others: readonly Reach[] = [],
): Map<RecipientCode, Category[]> {
  const receivers = receivedOf(catalogue, reach);
  for (const other of others)
    for (const [recipient, still] of receivedOf(catalogue, other))
      for (const category of still) receivers.get(recipient)?.delete(category);
  const left = [...receivers].filter(([, categories]) => categories.size > 0);
  return new Map(left.map(([recipient, categories]) => [recipient, [...categories]]));
}

/** By the purposes of its columns. */
function receivedOf(
  catalogue: Catalogue,
  { categories, purposes: named }: Reach,
): Map<RecipientCode, Set<Category>> {
  const received = new Map<RecipientCode, Set<Category>>();
  const columns = catalogue.tables.flatMap((table) => table.columns);
  for (const { category, purpose } of columns)
    if (categories.includes(category) && (named?.includes(purpose) ?? true))
      for (const recipient of purposes[purpose].recipients)
        received.set(recipient, (received.get(recipient) ?? new Set()).add(category));
  return received;
}
