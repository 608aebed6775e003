import type { RequestContext } from '../../graphql';
import type { RequestReader } from '../register/request-reader';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import type { Scope } from '../requests/scope';
import { scopeOf } from '../requests/scope';

/**
 * One batch for each source and GraphQL request, within what the caller may see: the number of
 * statements never grows with a page. `source` names the batch. A guest sees what is of the one request
 * whose pass was shown, outside of the batches of whoever is signed in.
 */
export async function loadScoped<V>(
  { loaders, actor, guestOf }: RequestContext,
  source: object,
  batch: (ids: readonly string[], scope: Scope) => Promise<Map<string, V>>,
  id: string,
): Promise<V | null> {
  if (guestOf.has(id)) return (await batch([id], {})).get(id) ?? null;
  const scope = scopeOf(actor);
  return scope && loaders.load(source, (ids) => batch(ids, scope), id);
}

/** The steps of a request, oldest first. */
export async function loadEvents(
  context: RequestContext,
  reader: RequestReader,
  requestId: string,
): Promise<RightsRequestEvent[]> {
  const events = await loadScoped(
    context,
    RightsRequestEvent,
    (ids, scope) => reader.eventsOf(ids, scope),
    requestId,
  );
  return events ?? [];
}
