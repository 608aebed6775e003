import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../../personal-data';
import { categoriesOf, planCopy } from '../copy/copy-plan';
import type { Decisions } from '../decisions/decisions';
import { planPortable } from '../portable/portable-plan';
import { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';

/** Which categories a copy holds: those asked for, without what a decision left out. */
export class CopyScope {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly decisions: Decisions,
  ) {}

  /** The categories that a request is about. */
  categoriesOf({ categories, right }: Pick<RightsRequest, 'categories' | 'right'>): string[] {
    if (categories !== null) return categories.split(',');
    const isPortability = right === Right.PORTABILITY;
    return categoriesOf(isPortability ? planPortable(this.catalogue) : planCopy(this.catalogue, null));
  }

  /** The request as it was approved. */
  async approved(manager: EntityManager, request: RightsRequest): Promise<RightsRequest> {
    const refused = await this.decisions.refusedSubjects(manager, request.id);
    if (refused.length === 0) return request;
    const left = this.categoriesOf(request).filter((category) => !refused.includes(category));
    return Object.assign(new RightsRequest(), request, { categories: left.join(',') });
  }
}
