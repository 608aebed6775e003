import type { DataSource, ObjectLiteral } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import type { JobKind, JobOrder, Work } from '../../jobs';
import type { Catalogue, PersonalTable } from '../../personal-data';

const weekMs = 7 * 86_400_000;

/** The promise that keys of a person which seal nothing any more are destroyed. */
export function retirementOf(subject: string): JobOrder {
  return { kind: 'keys.retire', about: subject };
}

/** The keys of people, each by its rule; null is the person's own. */
export interface RetiresKeys {
  isErased(subject: string): Promise<boolean>;
  keysOf(subject: string): Promise<(string | null)[]>;
  destroy(subject: string, rule: string | null): Promise<void>;
}

/**
 * Destroys the keys of somebody without an account as soon as nothing is left that they seal, so that what was
 * deleted opens in no backup either. What goes by other ways than the sweep it awaits for a week, and another.
 */
export class KeyRetirementJob implements JobKind {
  readonly kind = retirementOf('').kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly database: DataSource,
    private readonly catalogue: Catalogue,
    private readonly vault: RetiresKeys,
    private readonly clock: Clock,
  ) {}

  async execute(work: Work): Promise<void> {
    const subject = work.about;
    const hasRecord = await this.isAnyIn((table) => table.subject === 'id', subject);
    // Tomorrow something may be sealed under any key of somebody who has an account.
    if (hasRecord && !(await this.vault.isErased(subject))) return work.finish();
    const left = await this.retire(subject, hasRecord);
    if (left === 0 || hasRecord) await work.finish();
    else await work.postpone(new Date(this.clock.now().getTime() + weekMs));
  }

  /** How many keys still seal something. */
  private async retire(subject: string, hasRecord: boolean): Promise<number> {
    let left = 0;
    for (const rule of await this.vault.keysOf(subject)) {
      // Whoever was erased may ask about it, and the record that is left of them is what the request is about.
      if (hasRecord && rule === 'rights_request') continue;
      if (await this.isAnyIn((table) => isSealing(table, rule), subject)) left++;
      else await this.vault.destroy(subject, rule);
    }
    return left;
  }

  private async isAnyIn(isMeant: (table: PersonalTable) => boolean, subject: string): Promise<boolean> {
    for (const table of this.catalogue.tables.filter(isMeant)) {
      const rows = this.database.manager.existsBy<ObjectLiteral>(table.entity, { [table.subject]: subject });
      if (await rows) return true;
    }
    return false;
  }
}

function isSealing({ columns }: PersonalTable, rule: string | null): boolean {
  return columns.some(({ keyRule }) => keyRule === rule);
}
