import { calendarDayAt } from '../../foundation/calendar-day';
import type { Work } from '../../jobs';
import type { PersonalCopy } from '../copy/personal-copy';
import type { RightExecution } from '../execution/right-execution';
import { requestLetters } from '../letters/request.letters';
import type { PackageContent } from '../packages/package-content';
import type { Packages } from '../packages/packages';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { CopyScope } from './copy-scope';

export interface CopyParts {
  register: RequestRegister;
  packages: Packages;
  content: PackageContent;
  copy: PersonalCopy;
  scope: CopyScope;
  timeZone: string;
}

/**
 * Makes the package of a request for access. Wherever it is interrupted, the next attempt removes what
 * was left and begins anew; only the last transaction makes a package of it.
 */
export class AccessExecution implements RightExecution {
  readonly right = Right.ACCESS;

  constructor(private readonly parts: CopyParts) {}

  async execute(work: Work, request: RightsRequest, at: Date): Promise<void> {
    const { attempt } = work;
    const { made, approved } = await work.change(async (change) => ({
      made: await this.parts.packages.begin(change, request),
      approved: await this.parts.scope.approved(change.manager, request),
    }));
    await this.parts.content.clear(work, made.id);
    const { zip, files } = await this.parts.copy.write(approved, at);
    const part = { packageId: made.id, customerId: request.customerId, attempt };
    const written = await this.parts.content.write(work, part, zip);
    const names = files.map(({ name }) => name);
    await work.finish(async (change) => {
      const { expiresAt } = await this.parts.packages.complete(change, made.id, {
        ...written,
        attempt,
        files: names,
      });
      const lastDay = calendarDayAt(expiresAt, this.parts.timeZone);
      await this.parts.register.fulfil(change, request.id, {
        packageSha256: written.sha256,
        letter: ({ reference }) => requestLetters.dataReady(reference, lastDay),
      });
    });
  }

  async abandon(work: Work, request: RightsRequest): Promise<void> {
    const begun = await this.parts.packages.findBegun(request.id);
    if (begun) await this.parts.content.clear(work, begun.id);
  }
}
