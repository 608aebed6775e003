import type { FastifyInstance } from 'fastify';
import type { House } from '../../../graphql';
import type { PaymentParts } from '../payment-parts';
import { EventSweepJob } from './event-sweep.job';
import { HeardEvents } from './heard-events';
import { NewsEffects } from './news-effects';
import { NewsService } from './news.service';
import { hearStripe } from './stripe-webhook.route';

/** What the processor tells of ways to pay that are in the account. */
export function openNews(house: House, { customers, changes, profile }: PaymentParts) {
  const { database, payments, records, ledger, clock } = house;
  const heard = new HeardEvents(database);
  const effects = new NewsEffects(profile, records, changes, ledger);
  const news = new NewsService(database, clock, { records, customers, heard, effects });
  return {
    job: new EventSweepJob(heard, clock),
    routes: (http: FastifyInstance) => hearStripe(http, payments, news),
  };
}
