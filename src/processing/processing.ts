import DataLoader from 'dataloader';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../foundation/database';
import type { Logger } from '../foundation/logging';
import { type Gate, type GuardedColumn, type Operation, type PurposeCode, purposeOf } from '../personal-data';
import { Barred, type WhyBarred } from './barred';
import { standingLimits } from './limits/standing-limits';
import type { Exemption } from './passages/exemptions';
import { exemptionFor, type Passage, presentPassage, UndeclaredProcessing } from './passages/passage';
import { judge, type Limits, type Question, type Verdict } from './verdict';

/** Knows of whom nothing is left but what a law keeps, and of whom also what is needed for what they still owe. */
export interface KnowsErased {
  erasureOf(subject: string): Promise<'COMPLETE' | 'OWING' | null>;
}

const neverKept: readonly Exemption[] = ['STORAGE', 'ANSWERING_RIGHTS', 'OWN_ACT'];
/** What is left of a person who owes something is used to have it paid and to note that it was, and for nothing else. */
const ofClaims: readonly PurposeCode[] = ['billing', 'legal_claims', 'tax'];

type LimitsLoader = DataLoader<string, Limits>;

/** Whether a person's data may be used: asked below the resolvers, by whoever opens or seals a value of a person. */
export class Processing implements Gate {
  /** Those of one passage: a person's limits are looked up once in it. */
  private readonly loaders = new WeakMap<Passage, LimitsLoader>();
  private readonly logged = new WeakSet<Passage>();

  constructor(
    private readonly database: DataSource,
    private readonly log: Logger,
    private readonly people: KnowsErased,
  ) {}

  /** Of one question, for who decides what to do with the answer. */
  async mayProcess(
    manager: EntityManager,
    { subject, ...question }: Question & { subject: string },
  ): Promise<Verdict> {
    if (question.exemption) return { allowed: true };
    return judge(question, (await standingLimits(manager, [subject])).get(subject)!);
  }

  /** The people among these whose limits leave room for it: one look-up for all of them. */
  async admissible(
    manager: EntityManager,
    subjects: readonly string[],
    question: Question,
  ): Promise<Set<string>> {
    const limits = await standingLimits(manager, subjects);
    return new Set(subjects.filter((subject) => judge(question, limits.get(subject)!).allowed));
  }

  /** Lets what was declared through, or throws: Barred where the person's rights stand against it. */
  async admit(subject: string, column: GuardedColumn, operation: Operation): Promise<void> {
    const passage = presentPassage();
    if (!passage)
      throw new UndeclaredProcessing('A value of a person was asked for without saying for which purpose.');
    const isExempt = this.isExempt(passage, subject);
    if (await this.isKeptFromIt(passage, subject, column))
      throw this.barred(passage, column, operation, 'KEPT');
    if (isExempt) return;
    const { purpose } = passage;
    const { category } = column;
    const verdict = judge({ purpose, operation, category }, await this.loaderOf(passage).load(subject));
    if (verdict.allowed) return;
    throw this.barred(passage, column, operation, verdict.whyNot);
  }

  /** What a law keeps of an erased person serves that law alone (Art. 17(3)), and the person's rights in it. */
  private async isKeptFromIt(
    passage: Passage,
    subject: string,
    { keyRule }: GuardedColumn,
  ): Promise<boolean> {
    if (keyRule !== null && purposeOf(passage.purpose).retention === keyRule) return false;
    const exemption = exemptionFor(passage);
    // Whoever is erased acts no more.
    if (exemption !== null && neverKept.includes(exemption)) return false;
    const erasure = await this.people.erasureOf(subject);
    if (erasure === 'OWING') return !ofClaims.includes(passage.purpose);
    return erasure === 'COMPLETE' && keyRule !== null;
  }

  private barred(
    { entrance, purpose }: Passage,
    { category }: GuardedColumn,
    operation: Operation,
    whyNot: WhyBarred,
  ): Barred {
    this.log.info({ entrance, purpose, operation, category, whyNot }, 'processing is barred');
    return new Barred(whyNot);
  }

  private isExempt(passage: Passage, subject: string): boolean {
    const exemption = exemptionFor(passage);
    if (exemption === null) return false;
    if (exemption === 'OWN_ACT') return this.isOwn(passage, subject);
    if (this.logged.has(passage)) return true;
    this.logged.add(passage);
    const { entrance, purpose } = passage;
    this.log.info({ entrance, purpose, exemption }, 'processed under an exemption');
    return true;
  }

  /** Each act of the person's own stands in the access log already. */
  private isOwn({ entrance, ownId }: Passage, subject: string): boolean {
    if (ownId == null || ownId === subject) return true;
    throw new UndeclaredProcessing(`A value of another person was asked for at ${entrance}.`);
  }

  private loaderOf(passage: Passage): LimitsLoader {
    const known = this.loaders.get(passage);
    if (known) return known;
    const loader: LimitsLoader = new DataLoader(async (subjects) => {
      const limits = await standingLimits(managerOf(this.database), subjects);
      return subjects.map((subject) => limits.get(subject)!);
    });
    this.loaders.set(passage, loader);
    return loader;
  }
}
