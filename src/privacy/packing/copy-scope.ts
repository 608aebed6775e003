import type { EntityManager } from 'typeorm';
import type { Catalogue, Category } from '../../personal-data';
import type { Decisions } from '../decisions/decisions';
import { RightsRequest } from '../requests/rights-request.entity';

/** Which categories a copy holds: those asked for, without what a decision left out. */
export class CopyScope {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly decisions: Decisions,
  ) {}

  /** The categories that a request is about. */
  categoriesOf({ categories }: Pick<RightsRequest, 'categories'>): string[] {
    const held = this.catalogue.tables.flatMap(({ columns }) => columns.map(({ category }) => category));
    return categories?.split(',') ?? [...new Set<Category>(held)];
  }

  /** The request as it was approved. */
  async approved(manager: EntityManager, request: RightsRequest): Promise<RightsRequest> {
    const refused = await this.decisions.refusedSubjects(manager, request.id);
    if (refused.length === 0) return request;
    const left = this.categoriesOf(request).filter((category) => !refused.includes(category));
    return Object.assign(new RightsRequest(), request, { categories: left.join(',') });
  }
}
