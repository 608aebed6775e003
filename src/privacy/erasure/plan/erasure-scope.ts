import type { Category } from '../../../personal-data';

/** What an erasure is to reach: the whole account, or named categories while the account goes on. */
export interface ErasureScope {
  endAccount: boolean;
  /** Null: all of them. */
  categories: readonly Category[] | null;
  /** What an officer left out of the approval. */
  except?: readonly string[];
}

export function isInScope({ categories, except }: ErasureScope, category: Category): boolean {
  return (categories === null || categories.includes(category)) && !except?.includes(category);
}
