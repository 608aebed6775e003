import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isRecent } from '../../foundation/actor';
import type { Clock } from '../../foundation/clock';
import type { DownloadLinks } from '../../downloads';
import { type RequestContext, Url } from '../../graphql';
import { DataPackage, DownloadBlock, isExpired, type ReadyPackage } from '../packages/data-package.entity';
import { packageKind } from './package-downloads';

@Resolver(() => DataPackage)
export class DataPackageResolver {
  constructor(
    private readonly links: DownloadLinks,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      'Where it can be downloaded for five minutes; null where `downloadBlockedBy` says why. Self.',
  })
  downloadUrl(@Root() found: ReadyPackage, @Ctx() context: RequestContext): string | null {
    return this.downloadBlockedBy(found, context) ? null : this.links.mint(packageKind, found.id);
  }

  @FieldResolver(() => DownloadBlock, {
    nullable: true,
    description: 'Why it cannot be downloaded now. Self.',
  })
  downloadBlockedBy(
    @Root() found: ReadyPackage,
    @Ctx() { actor, guestOf }: RequestContext,
  ): DownloadBlock | null {
    const now = this.clock.now();
    if (isExpired(found, now)) return DownloadBlock.EXPIRED;
    const guest = guestOf.get(found.requestId);
    const provenAt = guest ? guest.provenAt : (actor?.authenticatedAt ?? null);
    return isRecent(provenAt, now) ? null : DownloadBlock.STEP_UP_REQUIRED;
  }
}
