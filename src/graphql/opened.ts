import { type MiddlewareFn, UseMiddleware } from 'type-graphql';
import type { RequestContext } from './context';

type Row = { id: string } & Record<string, unknown>;

/** A field that is read by opening the sealed column of its name: only when asked for. */
export function Opened(form: 'text' | 'json' | 'number' = 'text') {
  const open: MiddlewareFn<RequestContext> = async ({ root, context, info }) => {
    const row = root as Row;
    if (form === 'json') return context.records.openJson(row, info.fieldName);
    const text = await context.records.open(row, info.fieldName);
    return form === 'number' && text !== null ? Number(text) : text;
  };
  return UseMiddleware(open);
}
