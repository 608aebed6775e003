import type { Message } from '../../src/privacy/recipient-delivery/delivery';
import { RecipientNewsKind } from '../../src/privacy/recipients/notice.vocabulary';

/** A message to a recipient as it could be. */
export function newsOf(): Message {
  return {
    id: 'ntc_1',
    about: RecipientNewsKind.RECTIFICATION,
    reference: 'theirs-1',
    categories: ['billing'],
    at: new Date('2026-11-24T09:00:00.000Z'),
  };
}
