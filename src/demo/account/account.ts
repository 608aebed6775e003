import type { History } from '../history';
import type { DemoCustomer } from '../people';

/** Somebody, and what became of their account so far. */
export interface Account {
  customerId: string;
  person: DemoCustomer;
  history: History;
  openedAt: Date;
}
