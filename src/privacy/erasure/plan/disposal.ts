import { addDays, type CalendarDay } from '../../../foundation/calendar-day';
import type { AccountFacts } from '../../../foundation/erasures';
import {
  keptUntil,
  type PersonalColumn,
  type PersonalTable,
  purposes,
  type RetentionCode,
  type RetentionRule,
  retentionRules,
} from '../../../personal-data';
import { type ErasureScope, isInScope } from './erasure-scope';

/** Why something is kept: Art. 17(1)(a) is not met, Art. 17(3)(b), Art. 17(3)(e). */
export const keepGrounds = ['STILL_NECESSARY', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS'] as const;
export type KeepGroundCode = (typeof keepGrounds)[number];

/** What an erasure does with one column. */
export type Disposal =
  | { kind: 'delete' }
  /** It is gone by itself within a day, and work under way needs it until then. */
  | { kind: 'lapse'; on: CalendarDay }
  /** As long as the rule says, counted for each row. */
  | { kind: 'duty'; rule: RetentionCode; law: string | null; isPseudonymised: boolean }
  | { kind: 'need'; ground: 'STILL_NECESSARY' | 'LEGAL_CLAIMS'; law: string; until: CalendarDay | null };

/** What a plan follows from, beside the data map and the rows. */
export interface Circumstances {
  scope: ErasureScope;
  account: Pick<AccountFacts, 'contractEndedOn' | 'owedOn'>;
  today: CalendarDay;
}

/** The same where nothing is owed any more. */
export function onceSettled(circumstances: Circumstances): Circumstances {
  return { ...circumstances, account: { ...circumstances.account, owedOn: null } };
}

/** Null where the erasure does not reach it. */
export function disposalOf(
  table: PersonalTable,
  column: PersonalColumn,
  { scope, account, today }: Circumstances,
): Disposal | null {
  if (!isInScope(scope, column.category)) return null;
  const { retention } = purposes[column.purpose];
  // It ends with the release of the hold alone.
  if (retention === 'legal_hold') return null;
  const { law }: RetentionRule = retentionRules[retention];
  if (column.onErasure !== 'delete') {
    const isPseudonymised = scope.endAccount && column.onErasure === 'pseudonymise';
    return { kind: 'duty', rule: retention, law, isPseudonymised };
  }
  const goesOn = !scope.endAccount;
  if (goesOn && retention === 'short_lived') return { kind: 'lapse', on: addDays(today, 1) };
  if (goesOn && isNeeded(table, column)) return contractNeeds(account.contractEndedOn);
  return column.isNeededWhileOwing && account.owedOn ? claimOn(account.owedOn) : { kind: 'delete' };
}

/** Does the account go on only with it? */
function isNeeded(table: PersonalTable, { isRequired, isNullable }: PersonalColumn): boolean {
  return isRequired === true || (table.isOwnRow && !isNullable);
}

function claimOn(owedOn: CalendarDay): Disposal {
  const until = keptUntil('open_claim', owedOn);
  return { kind: 'need', ground: 'LEGAL_CLAIMS', law: retentionRules.open_claim.law, until };
}

function contractNeeds(contractEndedOn: CalendarDay | null): Disposal {
  const until = contractEndedOn && keptUntil('account', contractEndedOn);
  return { kind: 'need', ground: 'STILL_NECESSARY', law: 'Art. 6(1)(b) GDPR', until };
}
