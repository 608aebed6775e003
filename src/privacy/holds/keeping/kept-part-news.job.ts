import type { DataSource } from 'typeorm';
import type { JobKind, JobOrder, Work } from '../../../jobs';
import type { CourseStep, RequestCourse } from '../../course/request-course';
import { erasureLetters } from '../../letters/erasure.letters';
import { RightsRequest } from '../../requests/rights-request.entity';

/** What became later of something that an erasure left; of what the person did not know to be kept, they hear when they may. */
export type KeptPartNews = 'KEPT_PART_DELETED' | 'HIDDEN_PART_DELETED' | 'KEPT_PART_DISCLOSED';

type Told = Pick<CourseStep, 'receipt' | 'trail' | 'letter'>;

const kinds: Record<KeptPartNews, string> = {
  KEPT_PART_DELETED: 'hold.part_deleted',
  HIDDEN_PART_DELETED: 'hold.hidden_part_deleted',
  KEPT_PART_DISCLOSED: 'hold.part_disclosed',
};

const deleted: Told = {
  receipt: { kind: 'KEPT_PART_DELETED' },
  trail: 'request.kept_part_deleted',
  letter: ({ reference }) => erasureLetters.keptPartDeleted(reference),
};

const news: Record<KeptPartNews, Told> = {
  KEPT_PART_DELETED: deleted,
  HIDDEN_PART_DELETED: deleted,
  KEPT_PART_DISCLOSED: {
    receipt: { kind: 'KEPT_PART_DISCLOSED' },
    trail: 'request.kept_part_disclosed',
    letter: ({ reference }) => erasureLetters.keptPartDisclosed(reference),
  },
};

export const newsKinds: readonly string[] = Object.values(kinds);

/** The promise that the person of a request hears of it. */
export function newsOf(what: KeptPartNews, requestId: string): JobOrder {
  return { kind: kinds[what], about: requestId };
}

/**
 * Gives a later receipt for what a hold or another law had kept of a request, with a letter where an address is known;
 * what went because its time was over belongs to no request and has none.
 */
export class KeptPartNewsJob implements JobKind {
  readonly kind: string;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly database: DataSource,
    private readonly course: RequestCourse,
    private readonly what: KeptPartNews,
  ) {
    this.kind = kinds[what];
  }

  async execute(work: Work): Promise<void> {
    const request = await this.database.manager.findOneBy(RightsRequest, { id: work.about });
    await work.finish(async (change) => {
      if (request) await this.course.tell(change, request, news[this.what]);
    });
  }
}
