import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { StripeSettings } from '../../src/settings';
import { FakeStripeObjects, refused, type StripeAnswer } from './fake-stripe-objects';

export interface StripeRequest {
  method: string;
  path: string;
  body: string;
  headers: IncomingMessage['headers'];
}

/**
 * What goes wrong: a failure that is kept for the key and repeated, one that is not, a refusal to go so fast,
 * a decline, an answer that never comes, a connection cut before the request is done, or after it.
 */
export type StripeFault = 'saved 500' | '503' | '429' | 'decline' | 'silence' | 'cut' | 'answer lost';

/** A card number and words of Stripe's own that must go no further. */
export const stripeWords = 'Your card 4242 4242 4242 4242 of Ada Lovelace was declined';

/** A server of ours that speaks for Stripe: idempotency keys, faults and webhooks as in its documentation. */
export class FakeStripe {
  readonly requests: StripeRequest[] = [];
  private readonly saved = new Map<string, StripeAnswer & { request: string }>();
  private readonly faults: StripeFault[] = [];
  private readonly silenced: ServerResponse[] = [];

  private constructor(
    readonly objects: FakeStripeObjects,
    readonly settings: StripeSettings,
    private readonly server: Server,
  ) {}

  static async start(now: () => Date = () => new Date()): Promise<FakeStripe> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const settings: StripeSettings = {
      secretKey: 'sk_test_fakeSecret',
      publishableKey: 'pk_test_fake',
      webhookSecret: 'whsec_fakeWebhookSecret',
      apiUrl: `http://127.0.0.1:${port}`,
    };
    const fake = new FakeStripe(new FakeStripeObjects(now), settings, server);
    server.on('request', (request, response) => void fake.serve(request, response));
    return fake;
  }

  /** The next requests meet these faults, one each. */
  failNext(...faults: StripeFault[]): void {
    this.faults.push(...faults);
  }

  /** The requests so far as `POST /v1/customers`. */
  asked(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  }

  /** A webhook as Stripe would send it at that time. */
  webhook(type: string, object: object, at: Date, secret = this.settings.webhookSecret, id = 'evt_fake') {
    const created = Math.floor(at.getTime() / 1000);
    const payload = JSON.stringify({ id, object: 'event', type, created, data: { object } });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: created });
    return { body: Buffer.from(payload), signature };
  }

  async close(): Promise<void> {
    for (const response of this.silenced) response.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    this.requests.push({ method, path: url, body, headers });
    const fault = this.faults.shift();
    if (fault === 'silence') return void this.silenced.push(response);
    if (fault === 'cut') return void response.destroy();
    const answer = this.answer(this.requests.at(-1)!, fault);
    if (fault === 'answer lost') return void response.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', 'request-id': 'req_fake1' });
    response.end(JSON.stringify(answer.body));
  }

  private answer(request: StripeRequest, fault: StripeFault | undefined): StripeAnswer {
    if (request.headers.authorization !== `Bearer ${this.settings.secretKey}`) {
      return refused(401, `Invalid API Key provided: ${request.headers.authorization}`);
    }
    if (fault === '503' || fault === '429') return refused(Number(fault), stripeWords);
    const key = request.method === 'POST' ? (request.headers['idempotency-key'] as string) : undefined;
    const same = `${request.method} ${request.path} ${request.body}`;
    const saved = key && this.saved.get(key);
    if (saved && saved.request !== same) return refused(400, stripeWords, { type: 'idempotency_error' });
    const answer = saved || this.effect(request, fault);
    if (key) this.saved.set(key, { ...answer, request: same });
    return answer;
  }

  private effect({ method, path, body }: StripeRequest, fault: StripeFault | undefined): StripeAnswer {
    if (fault === 'saved 500') return refused(500, stripeWords, { type: 'api_error' });
    if (fault === 'decline') return refused(402, stripeWords, { type: 'card_error', code: 'card_declined' });
    const [place = '', query = ''] = path.split('?');
    return this.objects.answer(method, place, new URLSearchParams(method === 'GET' ? query : body));
  }
}
