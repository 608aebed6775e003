import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { AccountFact } from '../foundation/account-fact';
import type { Access } from '../foundation/access';
import type { Change } from '../foundation/change';
import type { Clock } from '../foundation/clock';
import type { ErasureParty, Erasures } from '../foundation/erasures';
import type { Corrections, Corrector } from '../foundation/corrections';
import type { FindsReference, ForeignReferences } from '../foundation/foreign-references';
import type { Gauge } from '../foundation/gauge';
import type { Logger } from '../foundation/logging';
import type { OwnChange, OwnChanges } from '../foundation/own-changes';
import type { SignIns } from '../foundation/sign-ins';
import type { Takeovers } from '../foundation/takeovers';
import type { JobKind, Jobs } from '../jobs';
import type { Ledger } from '../ledger';
import type { Mailer, Outbox, SubjectContacts } from '../mail';
import type { PaymentProcessor } from '../payments';
import type { PersonalRecords, RetentionPorts } from '../personal-data';
import type { LimitListener, LimitNews, Processing } from '../processing';
import type { Settings } from '../settings';
import type { ProtectiveLedger, Replays, Vault } from '../vault';
import type { NodeFinder } from './node';
import type { Permissions } from './permissions';

/** What the house offers every feature; built once. */
export interface House {
  settings: Settings;
  clock: Clock;
  log: Logger;
  database: DataSource;
  vault: Vault;
  /** What a restored main database must not forget. */
  protective: ProtectiveLedger;
  records: PersonalRecords;
  ledger: Ledger;
  jobs: Jobs;
  outbox: Outbox;
  mailer: Mailer;
  contacts: SubjectContacts;
  accountFact: AccountFact;
  signIns: SignIns;
  payments: PaymentProcessor;
  takeovers: Takeovers;
  ownChanges: OwnChanges;
  corrections: Corrections;
  references: ForeignReferences;
  /** Whether a person's data may be used. */
  processing: Processing;
  /** Tells of what people restrict and object to. */
  limitNews: LimitNews;
  /** Where features have their say in the retention sweep. */
  retention: RetentionPorts;
  erasures: Erasures;
}

/** The door of a feature: what it brings to the house. */
export interface Feature {
  name: string;
  entities: readonly Function[];
  resolvers: readonly Function[];
  permissions: Permissions;
  /** Types that no field returns by name: implementations of interfaces. */
  orphanedTypes?: readonly Function[];
  /** Builds the feature's services for one house. */
  open(house: House): OpenFeature;
}

export interface OpenFeature extends LimitListener {
  /** Instances, one for each resolver class. */
  resolvers: readonly object[];
  jobs?: readonly JobKind[];
  /** What the operator's monitoring sees of it. */
  gauges?: readonly Gauge[];
  /** By the prefix of the ids. */
  nodes?: Record<string, NodeFinder>;
  /** Hears of each request that touched a customer's data. */
  accessed?(access: Access): void;
  /** Hears, in its transaction, that somebody else acted in a customer's name: holds what was asked for so. */
  onTakeover?(change: Change, customerId: string): Promise<void>;
  /** What it knows of an account that is to be erased, and does then beyond its rows. */
  erasure?: ErasureParty;
  /** Hears, in its transaction, what a person changed by themselves. */
  onOwnChange?(change: Change, made: OwnChange): Promise<void>;
  /** Puts right what lies in its tables (Art. 16). */
  correctors?: readonly Corrector[];
  /** What recipients of personal data call a customer, by the code of the recipient. */
  references?: Readonly<Record<string, FindsReference>>;
  /** What it brings about anew in a main database that is older than the protective ledger, before anybody is served. */
  replays?: Replays;
  /** Before the house closes: writes what still waits. */
  close?(): Promise<void>;
  /** What it serves beside GraphQL: downloads, published keys. */
  routes?(http: FastifyInstance): void;
}
