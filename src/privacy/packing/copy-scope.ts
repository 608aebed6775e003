import type { EntityManager } from 'typeorm';
import type { Catalogue, Category } from '../../personal-data';
import { categoriesOf, planCopy } from '../copy/copy-plan';
import type { Decisions } from '../decisions/decisions';
import { planPortable } from '../portable/portable-plan';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';

/** Which categories a copy is about, and which of them a decision leaves out. */
export class CopyScope {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly decisions: Decisions,
  ) {}

  /** The categories that a request is about. */
  categoriesOf({ categories, right }: Pick<RightsRequest, 'categories' | 'right'>): Category[] {
    if (categories !== null) return categories.split(',') as Category[];
    const isPortability = right === Right.PORTABILITY;
    return categoriesOf(isPortability ? planPortable(this.catalogue) : planCopy(this.catalogue, null));
  }

  /** Those that were refused when the rest was approved. */
  async refusedOf(manager: EntityManager, request: RightsRequest): Promise<Category[]> {
    const refused = await this.decisions.refusedSubjects(manager, request.id);
    return this.categoriesOf(request).filter((category) => refused.includes(category));
  }
}
