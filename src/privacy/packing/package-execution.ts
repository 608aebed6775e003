import { calendarDayAt } from '../../foundation/calendar-day';
import type { Text } from '../../foundation/text';
import type { Work } from '../../jobs';
import type { Category } from '../../personal-data';
import type { ProgressMade, RightExecution } from '../execution/right-execution';
import { requestLetters } from '../letters/request.letters';
import { namesOf } from '../packages/named-files';
import type { PackageContent } from '../packages/package-content';
import type { Packages } from '../packages/packages';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Right } from '../requests/vocabulary';
import type { PackedStream } from './archive';
import type { CopyScope } from './copy-scope';

const writing: Text = {
  en: 'Writing the copy of the data, in bytes',
  de: 'Kopie der Daten wird geschrieben, in Bytes',
};

/** What a right hands over: a ZIP that is made while it is read. */
export interface PackageSource {
  /** Without what a decision refuses, and saying so. */
  write(request: RightsRequest, refused: readonly Category[], generatedAt: Date): Promise<PackedStream>;
}

/** What the packages of all rights are made with. */
export interface Packing {
  register: RequestRegister;
  packages: Packages;
  content: PackageContent;
  scope: CopyScope;
  timeZone: string;
}

/**
 * Makes the package of a request, for access or to take data elsewhere. Wherever it is interrupted, the
 * next attempt removes what was left and begins anew; only the last transaction makes a package of it.
 */
export class PackageExecution implements RightExecution {
  constructor(
    readonly right: Right,
    private readonly source: PackageSource,
    private readonly packing: Packing,
  ) {}

  async execute(work: Work, request: RightsRequest, at: Date): Promise<void> {
    const { attempt } = work;
    const { register, packages, content, scope, timeZone } = this.packing;
    const { made, refused } = await work.change(async (change) => ({
      made: await packages.begin(change, request),
      refused: await scope.refusedOf(change.manager, request),
    }));
    await content.clear(work, made.id);
    const { zip, files } = await this.source.write(request, refused, at);
    const part = { packageId: made.id, customerId: request.customerId, attempt };
    const written = await content.write(work, part, zip);
    const names = namesOf(files);
    await work.finish(async (change) => {
      const complete = { ...written, attempt, files: names };
      const { expiresAt } = await packages.complete(change, made.id, complete);
      const lastDay = calendarDayAt(expiresAt, timeZone);
      await register.fulfil(change, request.id, {
        packageSha256: written.sha256,
        letter: ({ reference }) => requestLetters.dataReady(reference, lastDay),
      });
    });
  }

  async progressOf(requestIds: readonly string[]): Promise<Map<string, ProgressMade>> {
    const { packages, content } = this.packing;
    const begun = await packages.begunOf(requestIds);
    const written = await content.bytesOf([...begun.values()].map(({ id }) => id));
    const made = [...begun].map(([requestId, { id }]): [string, ProgressMade] => [
      requestId,
      { step: writing, done: written.get(id) ?? 0, total: null },
    ]);
    return new Map(made);
  }

  async abandon(work: Work, request: RightsRequest): Promise<void> {
    const begun = await this.packing.packages.findBegun(request.id);
    if (begun) await this.packing.content.clear(work, begun.id);
  }
}
