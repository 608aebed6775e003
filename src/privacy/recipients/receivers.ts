import { type Catalogue, type Category, purposes, type RecipientCode } from '../../personal-data';

/** Who receives data of these categories, by the register, and of which of them: by the purposes of its columns. */
export function receiversOf(
  catalogue: Catalogue,
  categories: readonly Category[],
): Map<RecipientCode, Category[]> {
  const received = new Map<RecipientCode, Set<Category>>();
  const columns = catalogue.tables.flatMap((table) => table.columns);
  for (const { category, purpose } of columns)
    if (categories.includes(category))
      for (const recipient of purposes[purpose].recipients)
        received.set(recipient, (received.get(recipient) ?? new Set()).add(category));
  return new Map([...received].map(([recipient, of]) => [recipient, [...of]]));
}
