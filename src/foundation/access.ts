import type { Actor } from './actor';

/** What a request tells of itself in its headers. */
export interface RequestTraces {
  ipAddress: string | null;
  userAgent: string | null;
  /** The header X-Referrer: what a portal knows from document.referrer. */
  referrer: string | null;
  /** The header Referer: the page that made the request. */
  page: string | null;
}

/** One request that read or changed a customer's data. */
export interface Access {
  customerId: string;
  at: Date;
  actor: Actor;
  operation: string;
  traces: RequestTraces;
}
