import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import type { JobKind, Work } from '../../jobs';
import type { DataPackage } from '../packages/data-package.entity';
import type { PackageContent } from '../packages/package-content';
import type { Packages } from '../packages/packages';
import type { RequestRegister } from '../register/request-register';
import { requestLetters } from '../register/request.letters';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';
import { RequestState } from '../requests/vocabulary';
import { namesOf } from '../packages/named-files';
import type { PackedStream } from './archive';

/** What a right hands over: a ZIP that is made while it is read. */
export interface PackageSource {
  write(request: RightsRequest, generatedAt: Date): Promise<PackedStream>;
}

/** What the packages of all rights are made with. */
export interface Packing {
  register: RequestRegister;
  packages: Packages;
  content: PackageContent;
  timeZone: string;
}

interface Start {
  request: RightsRequest;
  made: DataPackage;
  at: Date;
}

/**
 * Makes the package of a request, for access or to take data elsewhere. Wherever it is interrupted, the next attempt removes what
 * was left and begins anew; only the last transaction makes a package of it.
 */
export class PackageJob implements JobKind {
  constructor(
    readonly kind: string,
    private readonly source: PackageSource,
    private readonly packing: Packing,
  ) {}

  async execute(work: Work): Promise<void> {
    const start = await work.change((change) => this.start(change, work.about));
    if (!start) return work.finish();
    const { request, made, at } = start;
    const { attempt } = work;
    const { content } = this.packing;
    await content.clear(work, made.id);
    const { zip, files } = await this.source.write(request, at);
    const part = { packageId: made.id, customerId: request.customerId, attempt };
    const written = await content.write(work, part, zip);
    const names = namesOf(files);
    await work.finish(async (change) => {
      const { register, packages, timeZone } = this.packing;
      const complete = { ...written, attempt, files: names };
      const { expiresAt } = await packages.complete(change, made.id, complete);
      const lastDay = calendarDayAt(expiresAt, timeZone);
      await register.fulfil(change, request.id, {
        packageSha256: written.sha256,
        letter: ({ reference }) => requestLetters.dataReady(reference, lastDay),
      });
    });
  }

  async failed(work: Work): Promise<void> {
    await work.change(async (change) => {
      const request = await change.manager.findOneBy(RightsRequest, { id: work.about });
      if (request?.state === RequestState.EXECUTING)
        await this.packing.register.advance(change, request.id, 'fail');
    });
  }

  /** Null where there is nothing left to do. A killed attempt left the request where this one goes on. */
  private async start(change: Change, id: string): Promise<Start | null> {
    const found = await change.manager.findOneBy(RightsRequest, { id });
    if (!found || !openStates.includes(found.state)) return null;
    const isExecuting = found.state === RequestState.EXECUTING;
    const { register, packages } = this.packing;
    const request = isExecuting ? found : await register.advance(change, id, 'execute');
    return { request, made: await packages.begin(change, request), at: change.at };
  }
}
