import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Problems } from '../../foundation/refusal';
import type { Catalogue } from '../../personal-data';
import { parseCategories } from '../access/access.parsing';
import type { CopyOpening } from '../identity-check/copy-opening';
import { PackageFormat } from '../packages/package-format';
import type { CopyScope } from '../packing/copy-scope';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { ApprovalTerms, Particulars, RightParticulars, Said } from './particulars';

/** Of the rights that hand over a copy: which categories, and how it is written. */
export class CopyParticulars implements RightParticulars {
  constructor(
    readonly right: Right.ACCESS | Right.PORTABILITY,
    private readonly catalogue: Catalogue,
    private readonly scope: CopyScope,
    private readonly opening: CopyOpening,
  ) {}

  async read(problems: Problems, { categories, format }: Said): Promise<Particulars> {
    if (this.right === Right.ACCESS)
      return { columns: { categories: parseCategories(problems, this.catalogue, categories) } };
    return { columns: { categories: null, format: format ?? PackageFormat.JSON } };
  }

  async partsOf(_: EntityManager, request: RightsRequest): Promise<readonly string[]> {
    return this.scope.categoriesOf(request);
  }

  async approve(change: Change, request: RightsRequest): Promise<ApprovalTerms> {
    await this.opening.check(change, request);
    return {};
  }
}
