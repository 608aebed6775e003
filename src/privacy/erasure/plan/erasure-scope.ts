import type { Category } from '../../../personal-data';

/** What an erasure is to reach: the whole account, or named categories while the account goes on. */
export interface ErasureScope {
  endAccount: boolean;
  /** Null: all of them. */
  categories: readonly Category[] | null;
}

export function isInScope({ categories }: ErasureScope, category: Category): boolean {
  return categories === null || categories.includes(category);
}
