import type { DeclineReason } from './payment-errors';

interface SetupEnded {
  setupReference: string;
  customerReference: string;
}

/** What the processor tells of its own accord. */
export type PaymentEvent = { id: string; at: Date } & (
  | ({ kind: 'setup_succeeded'; token: string } & SetupEnded)
  | ({ kind: 'setup_failed'; reason: DeclineReason } & SetupEnded)
  /** The bank replaced a card under the same token. */
  | {
      kind: 'card_renewed';
      token: string;
      brand: string;
      last4: string;
      expiryMonth: number;
      expiryYear: number;
    }
  | { kind: 'method_detached'; token: string }
  | { kind: 'mandate_changed'; token: string; state: 'ACTIVE' | 'PENDING' | 'FAILED' }
);
