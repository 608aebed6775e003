import type { Language } from '../../foundation/text';
import { type Deadline, deadlineOf } from '../requests/deadline';
import type { WorkCalendar } from '../requests/holidays';

/** The deadline of a request as it stands now; of a closed one, as it stood at its end. */
export function deadlineOfRequest(
  request: { receivedAt: Date; closedAt: Date | null },
  calendar: WorkCalendar,
  now: Date,
  language: Language,
): Deadline {
  return deadlineOf(
    [{ kind: 'received', at: request.receivedAt }],
    calendar,
    request.closedAt ?? now,
    language,
  );
}
