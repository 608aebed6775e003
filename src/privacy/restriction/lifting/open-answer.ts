import type { RightsRequestEvent } from '../../requests/rights-request-event.entity';
import { RequestEventKind, RequestParty } from '../../requests/vocabulary';

/** Did the person write since then what no officer has answered yet? */
export function isAnswerOpen(
  events: readonly Pick<RightsRequestEvent, 'kind' | 'actor' | 'at'>[],
  since: Date,
): boolean {
  const messages = events.filter(({ kind, at }) => kind === RequestEventKind.MESSAGE && at >= since);
  return messages.at(-1)?.actor === RequestParty.REQUESTER;
}
