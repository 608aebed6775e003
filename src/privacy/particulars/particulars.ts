import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Problems } from '../../foundation/refusal';
import type { RestrictionGroundCode } from '../../processing';
import type { DecisionPart } from '../decisions/decision-parts';
import type { Letters } from '../letters/letters';
import type { PackageFormat } from '../packages/package-format';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { RequestState, Right } from '../requests/vocabulary';

/** What was said with a request, whichever way it reached us: by a client, or by letter and taken down by staff. */
export interface Said {
  categories?: readonly string[] | null;
  format?: PackageFormat | null;
  /** Of rectification: fields by name, and what is to stand there; null removes. */
  corrections?: readonly { field: string; to?: string | null }[] | null;
  /** Of rectification: what completes the data, or says why it is wrong. */
  statement?: string | null;
  /** Of an objection: to which purpose; of a restriction taken down by staff: of which. */
  purpose?: string | null;
  /** Of a restriction. */
  ground?: RestrictionGroundCode | null;
  purposes?: readonly string[] | null;
  continueFor?: readonly string[] | null;
}

/** Of whom it is said, and by whom. */
export interface SaidOf {
  manager: EntityManager;
  customerId: string;
  /** Does the person say it, signed in? By a problem with what was said nobody else learns what is held. */
  isSelf: boolean;
}

/** What was said, read and found right. */
export interface Particulars {
  /** Columns of the request itself. */
  columns?: { categories?: readonly string[] | null; format?: PackageFormat };
  /** Keeps the rest, and takes what effect it has on receipt, in the transaction that takes the request in. */
  keep?(change: Change, request: RightsRequest): Promise<void>;
  /** Then brings it to its end in the same transaction, where nobody has anything to decide. */
  carryOut?(change: Change, request: RightsRequest): Promise<void>;
  /** What the person is told at once where an officer examines it; nothing where left out. */
  letter?: (request: RightsRequest) => Letters;
}

/** What an officer approves. */
export interface AskedApproval {
  planHash?: string | null;
  /** What is left out of it. */
  excepted: readonly DecisionPart[];
}

/** On which terms an approval is given. */
export interface ApprovalTerms {
  /** It waits for a second officer: the request stays where it is. */
  isFirstOfTwo?: boolean;
  /** Not carried out before then; at once where left out. */
  executesAfter?: Date;
  /** What is left out by law, whatever the officer says. */
  kept?: readonly DecisionPart[];
  /** What the person is told; the common letter where left out. */
  letter?: (request: RightsRequest) => Letters;
}

/** What requests for one right hold beyond what every request does. */
export interface RightParticulars {
  readonly right: Right;
  /** What a guest is taken to say, who can write a note alone; nothing where left out. */
  readonly saidByGuest?: Said;
  /** Adds a problem for each fault of what was said, with its path in the input; nothing is written. */
  read(problems: Problems, said: Said, of: SaidOf): Promise<Particulars>;
  /** The parts of a request that a decision may name: fields, categories or purposes. */
  partsOf(manager: EntityManager, request: RightsRequest): Promise<readonly string[]>;
  /** Sets the terms of an approval, or refuses it. */
  approve?(change: Change, request: RightsRequest, asked: AskedApproval): Promise<ApprovalTerms>;
  /** Hears of every change of state, in its transaction. */
  moved?(change: Change, request: RightsRequest, from: RequestState): Promise<void>;
  /** Undoes what held only until the request came to its end; hears of every end, in its transaction. */
  closed?(change: Change, request: RightsRequest): Promise<void>;
}
