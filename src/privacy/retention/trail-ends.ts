import type { DataSource } from 'typeorm';
import type { Change } from '../../foundation/change';
import { isDenied } from '../../foundation/database';
import type { Logger } from '../../foundation/logging';
import { chainsEndedBefore, type Ledger } from '../../ledger';
import { retentionRules } from '../../personal-data';

/** Those of the people whose trail stays for now. */
type KeptAmong = (subjects: readonly string[]) => Promise<ReadonlySet<string>>;

export interface TrailParts {
  database: DataSource;
  ledger: Ledger;
  /** The people behind pseudonyms, as far as they are known. */
  subjectsBehind: (pseudonyms: ReadonlySet<string>) => Promise<ReadonlyMap<string, string>>;
  keptAmong: KeptAmong;
  log: Logger;
}

/** Trails of people in which nothing was recorded for as long as the law wants them kept: each goes as a whole. */
export class TrailEnds {
  constructor(private readonly parts: TrailParts) {}

  /** How many have ended, those that stay for now included. */
  async count(before: Date): Promise<number> {
    let count = 0;
    for await (const chains of this.ended(before)) count += chains.length;
    return count;
  }

  /** Each in a transaction of its own. On a server that lets the application only add to the ledger, none goes. */
  async sweep(
    before: Date,
    inChange: (effect: (change: Change) => Promise<void>) => Promise<void>,
  ): Promise<number> {
    const { ledger, log } = this.parts;
    let count = 0;
    try {
      for await (const chains of this.ended(before))
        for (const chain of await this.withoutKept(chains)) {
          await inChange((change) => ledger.end(change, chain, retentionRules.trail.law));
          count++;
        }
    } catch (error) {
      if (!isDenied(error)) throw error;
      log.warn(
        'trails have ended, and the application may only add to them: `npm run retention` with DATABASE_ADMIN_URL ends them',
      );
    }
    return count;
  }

  private async *ended(before: Date): AsyncGenerator<string[]> {
    for (let after = ''; ;) {
      const chains = await chainsEndedBefore(this.parts.database.manager, before, after);
      if (chains.length === 0) return;
      yield chains;
      after = chains.at(-1)!;
    }
  }

  private async withoutKept(chains: readonly string[]): Promise<string[]> {
    const subjects = await this.parts.subjectsBehind(new Set(chains));
    const kept = await this.parts.keptAmong([...subjects.values()]);
    return chains.filter((chain) => !kept.has(subjects.get(chain) ?? ''));
  }
}
