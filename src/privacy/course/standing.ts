import { addDuration, parseIsoDuration } from '../../foundation/iso-duration';
import { retentionRules } from '../../personal-data';
import type { WorkCalendar } from '../deadlines/holidays';
import { deadlineOfRequest } from '../deadlines/request-deadline';
import type { RightsRequestEvent } from '../requests/rights-request-event.entity';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { RequestFact } from '../requests/transition.table';
import type { Standing } from '../requests/transitions';
import { isWithoutAccount } from '../requests/person-without-account';
import { IntakeChannel, RequestEventKind, RequestState, Right } from '../requests/vocabulary';

/** A request with its steps so far, and whether there is a sign that somebody else acts in the person's name. */
export interface Course {
  request: RightsRequest;
  events: readonly RightsRequestEvent[];
  isSuspected: boolean;
}

const copyKeptFor = parseIsoDuration(retentionRules.package.period);

/** What decides which steps a request may take now. */
export function standingOf(
  { request, events, isSuspected }: Course,
  calendar: WorkCalendar,
  now: Date,
): Standing {
  const { state, right, closedAt, verifiedAt, language } = request;
  const wasAsked = events.some(
    (event) =>
      event.kind === RequestEventKind.QUESTION && event.state === RequestState.AWAITING_CLARIFICATION,
  );
  const deadline = deadlineOfRequest(request, events, calendar, now, language);
  const holds: Record<RequestFact, boolean> = {
    CLARIFIED: wasAsked,
    EXTENDED: deadline.extended,
    FIRST_MONTH_OVER: deadline.overdue,
    VERIFIED: verifiedAt !== null && !isSuspected,
    COPY_GONE: closedAt !== null && addDuration(closedAt, copyKeptFor) <= now,
    NO_ACCOUNT: isWithoutAccount(request),
    MARKETING_STOPPED: hasStoppedMarketing(request),
  };
  const facts = Object.entries(holds).flatMap(([fact, isTrue]) => (isTrue ? [fact as RequestFact] : []));
  return { state, right, facts: new Set(facts) };
}

/** A guest's objection is to marketing and takes effect on receipt; every other one to it is closed by then. */
function hasStoppedMarketing(request: RightsRequest): boolean {
  const { right, channel } = request;
  return right === Right.OBJECTION && channel === IntakeChannel.WEB_FORM && !isWithoutAccount(request);
}
