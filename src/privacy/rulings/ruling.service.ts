import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Text } from '../../foundation/text';
import type { Jobs } from '../../jobs';
import type { RequestCourse } from '../course/request-course';
import { dayInWords } from '../deadlines/day-in-words';
import { DecisionOutcome } from '../decisions/decision.vocabulary';
import type { DecisionPart } from '../decisions/decision-parts';
import type { Decisions } from '../decisions/decisions';
import { executionOf } from '../execution/execution.job';
import type { NothingHeld } from '../execution/nothing-held';
import { nothingHeld as nothingHeldWords } from '../letters/guest.letters';
import { type RulingFacts, rulingLetters } from '../letters/ruling.letters';
import type { ApprovalTerms } from '../particulars/particulars';
import type { ParticularsOfRights } from '../particulars/particulars-of-rights';
import { parseRequired, parseWritten } from '../../values';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestEventKind } from '../requests/vocabulary';
import { parseExcepted, parseGround, type RefusedPart } from './excepted-parts';

export interface Approval {
  expectedVersion?: number | null;
  except?: readonly RefusedPart[] | null;
  /** Of an erasure: the plan that the officer saw. */
  planHash?: string | null;
  note?: string | null;
}

export interface RefusalOrder {
  expectedVersion?: number | null;
  reasonCode: string;
  reason: string;
  evidence: string;
}

export interface Referral {
  controller: string;
  handedOverAt: Date;
}

export interface RulingParts {
  course: RequestCourse;
  decisions: Decisions;
  particulars: ParticularsOfRights;
  nothingHeld: NothingHeld;
  jobs: Jobs;
  remedies: readonly Text[];
  timeZone: string;
}

/** What an officer decides about a request; a late decision is marked and never held back. */
export class RulingService {
  constructor(private readonly parts: RulingParts) {}

  /** In whole, or without what `except` names; then it is carried out, once its terms are met. */
  async approve(change: Change, id: string, approval: Approval): Promise<void> {
    const { course, particulars, nothingHeld } = this.parts;
    const request = await course.find(change, id, approval.expectedVersion);
    await course.check(change, request, 'approve');
    await nothingHeld.check(change, request);
    const problems = new Problems();
    const subjects = await particulars.of(request.right).partsOf(change.manager, request);
    const excepted = parseExcepted(problems, request, subjects, approval.except ?? []);
    const note = parseWritten(problems, ['note'], approval.note);
    problems.settle();
    const { planHash } = approval;
    const room = particulars.of(request.right);
    const asked = { planHash, excepted };
    const terms = isWithoutAccount(request) ? {} : ((await room.approve?.(change, request, asked)) ?? {});
    const parts = [...excepted, ...(terms.kept ?? [])];
    if (terms.isFirstOfTwo)
      await course.take(change, request, { action: 'approveFirst', trail: 'request.approved_by_first' });
    else await this.grant(change, request, { note, parts, terms });
  }

  private async grant(
    change: Change,
    request: RightsRequest,
    { note, parts, terms }: { note: string | null; parts: readonly DecisionPart[]; terms: ApprovalTerms },
  ): Promise<void> {
    const { course, decisions, jobs } = this.parts;
    const isPartial = parts.length > 0;
    const outcome = isPartial ? DecisionOutcome.PARTLY_FULFILLED : DecisionOutcome.FULFILLED;
    const reason = isWithoutAccount(request) ? (note ?? nothingHeldWords[request.language]) : note;
    await decisions.write(change, request, { outcome, reason, parts });
    const common = () => rulingLetters.approved(this.factsOf(change, request), isPartial);
    await course.take(change, request, {
      action: 'approve',
      kind: RequestEventKind.DECISION,
      note,
      trail: isPartial ? 'request.partly_approved' : 'request.approved',
      receipt: { kind: 'REQUEST_APPROVED' },
      letter: terms.letter ?? common,
    });
    await jobs.again(change, { ...executionOf(request.id), runAfter: terms.executesAfter });
  }

  async refuse(change: Change, id: string, order: RefusalOrder): Promise<void> {
    const { course, decisions } = this.parts;
    const request = await course.find(change, id, order.expectedVersion);
    await course.check(change, request, 'refuse');
    const problems = new Problems();
    const ground = parseGround(problems, ['reasonCode'], request.right, order.reasonCode);
    const reason = parseRequired(problems, ['reason'], order.reason);
    const parseEvidence = ground?.needsEvidence ? parseRequired : parseWritten;
    const evidence = parseEvidence(problems, ['evidence'], order.evidence);
    problems.settle();
    const { reasonCode } = order;
    await decisions.write(change, request, {
      outcome: DecisionOutcome.REFUSED,
      reasonCode,
      reason,
      evidence,
    });
    await course.take(change, request, {
      action: 'refuse',
      kind: RequestEventKind.DECISION,
      note: reason,
      trail: 'request.refused',
      receipt: { kind: 'REQUEST_REFUSED' },
      letter: () => rulingLetters.refused(this.factsOf(change, request), ground!.title, ground!.article),
    });
  }

  /** We are the processor: the controller has it now. */
  async refer(change: Change, id: string, { controller, handedOverAt }: Referral): Promise<void> {
    const { course, decisions } = this.parts;
    const request = await course.find(change, id);
    await course.check(change, request, 'refer');
    const problems = new Problems();
    const name = parseRequired(problems, ['controller'], controller);
    if (handedOverAt > change.at || handedOverAt < request.receivedAt)
      problems.add('INVALID', ['handedOverAt'], {
        en: 'The hand-over lies between receipt and now.',
        de: 'Die Übergabe liegt zwischen Eingang und jetzt.',
      });
    problems.settle();
    const reason = handedOver(name, calendarDayAt(handedOverAt, this.parts.timeZone))[request.language];
    await decisions.write(change, request, { outcome: DecisionOutcome.REFERRED, reason });
    await course.take(change, request, {
      action: 'refer',
      kind: RequestEventKind.DECISION,
      note: reason,
      trail: 'request.referred',
      receipt: { kind: 'REQUEST_REFERRED' },
      letter: () => rulingLetters.referred(this.factsOf(change, request)),
    });
  }

  /** What failed is tried again at once. */
  async retry(change: Change, id: string): Promise<void> {
    const { course, jobs } = this.parts;
    const request = await course.find(change, id);
    await course.take(change, request, { action: 'retry', trail: 'request.retried' });
    await jobs.again(change, executionOf(id));
  }

  private factsOf({ at }: Change, { reference, dueAt }: RightsRequest): RulingFacts {
    return { reference, isLate: at >= dueAt, remedies: this.parts.remedies };
  }
}

function handedOver(controller: string, on: Parameters<typeof dayInWords>[0]): Text {
  return {
    en: `Handed over to ${controller} on ${dayInWords(on, 'en')}.`,
    de: `Übergeben an ${controller} am ${dayInWords(on, 'de')}.`,
  };
}
