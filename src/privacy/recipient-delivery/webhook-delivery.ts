import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { software } from '../../foundation/installation';
import { RecipientNewsKind, RecipientNoticeState } from '../recipients/notice.vocabulary';
import { type Answer, type Message, NotDelivered } from './delivery';
import { post, type PostedAnswer } from './posting';
import { PrivateAddress } from './public-address';

const types: Record<RecipientNewsKind, string> = {
  [RecipientNewsKind.RECTIFICATION]: 'personal_data.rectified',
  [RecipientNewsKind.ERASURE]: 'personal_data.erased',
  [RecipientNewsKind.RESTRICTION]: 'personal_data.restricted',
  [RecipientNewsKind.RESTRICTION_LIFTED]: 'personal_data.restriction_lifted',
};

const said = z.object({ outcome: z.enum(['confirmed', 'kept']), reason: z.string().nullish() });
const longestReason = 500;

export interface WebhookDeliveryOptions {
  mayBePrivate: boolean;
}

/** Tells a recipient by a signed webhook (Standard Webhooks 1.0). */
export async function tellByWebhook(
  { url, secret }: { url: string; secret: string },
  message: Message,
  sentAt: Date,
  { mayBePrivate }: WebhookDeliveryOptions,
): Promise<Answer> {
  const body = bodyOf(message);
  const headers = {
    'content-type': 'application/json',
    'user-agent': software.replace(' ', '/'),
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(message.id, sentAt, body),
  };
  const answer = await post(new URL(url), headers, body, mayBePrivate).catch((error: unknown) => {
    throw error instanceof PrivateAddress
      ? new NotDelivered('WRONG_ADDRESS', true)
      : new NotDelivered('NO_ANSWER');
  });
  return understood(answer);
}

/** The same bytes at every attempt. */
export function bodyOf({ about, reference, categories, at }: Message): string {
  return JSON.stringify({
    type: types[about],
    timestamp: at.toISOString(),
    data: { reference, categories, law: 'GDPR Art. 19' },
  });
}

function understood({ status, body }: PostedAnswer): Answer {
  if (status >= 300 && status < 400) throw new NotDelivered('WRONG_ADDRESS', true);
  if (status === 410) throw new NotDelivered('NOT_TAKEN', true);
  if (status < 200 || status >= 300) throw new NotDelivered('NOT_TAKEN');
  const { success, data } = said.safeParse(parsed(body));
  if (!success) return { state: RecipientNoticeState.TOLD, reason: null };
  const { CONFIRMED, KEPT_BY_RECIPIENT } = RecipientNoticeState;
  return {
    state: data.outcome === 'kept' ? KEPT_BY_RECIPIENT : CONFIRMED,
    reason: plain(data.reason ?? ''),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What was said, as one line that can be shown. */
function plain(text: string): string | null {
  const line = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...line].slice(0, longestReason).join('') || null;
}
