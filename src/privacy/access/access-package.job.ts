import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import type { JobKind, Work } from '../../jobs';
import type { PersonalCopy } from '../copy/personal-copy';
import type { DataPackage } from '../packages/data-package.entity';
import type { PackageContent } from '../packages/package-content';
import type { Packages } from '../packages/packages';
import type { RequestRegister } from '../register/request-register';
import { requestLetters } from '../register/request.letters';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';
import { RequestState } from '../requests/vocabulary';
import { namesOf } from '../packages/named-files';
import { accessKind } from './access.service';

interface Start {
  request: RightsRequest;
  made: DataPackage;
  at: Date;
}

/**
 * Makes the package of a request for access. Wherever it is interrupted, the next attempt removes what
 * was left and begins anew; only the last transaction makes a package of it.
 */
export class AccessPackageJob implements JobKind {
  readonly kind = accessKind;

  constructor(
    private readonly register: RequestRegister,
    private readonly packages: Packages,
    private readonly content: PackageContent,
    private readonly copy: PersonalCopy,
    private readonly timeZone: string,
  ) {}

  async execute(work: Work): Promise<void> {
    const start = await work.change((change) => this.start(change, work.about));
    if (!start) return work.finish();
    const { request, made, at } = start;
    const { attempt } = work;
    await this.content.clear(work, made.id);
    const { zip, files } = await this.copy.write(request, at);
    const part = { packageId: made.id, customerId: request.customerId, attempt };
    const written = await this.content.write(work, part, zip);
    const names = namesOf(files);
    await work.finish(async (change) => {
      const { expiresAt } = await this.packages.complete(change, made.id, {
        ...written,
        attempt,
        files: names,
      });
      const lastDay = calendarDayAt(expiresAt, this.timeZone);
      await this.register.fulfil(change, request.id, {
        packageSha256: written.sha256,
        letter: ({ reference }) => requestLetters.dataReady(reference, lastDay),
      });
    });
  }

  async failed(work: Work): Promise<void> {
    await work.change(async (change) => {
      const request = await change.manager.findOneBy(RightsRequest, { id: work.about });
      if (request?.state === RequestState.EXECUTING) await this.register.advance(change, request.id, 'fail');
    });
  }

  /** Null where there is nothing left to do. A killed attempt left the request where this one goes on. */
  private async start(change: Change, id: string): Promise<Start | null> {
    const found = await change.manager.findOneBy(RightsRequest, { id });
    if (!found || !openStates.includes(found.state)) return null;
    const isExecuting = found.state === RequestState.EXECUTING;
    const request = isExecuting ? found : await this.register.advance(change, id, 'execute');
    return { request, made: await this.packages.begin(change, request), at: change.at };
  }
}
