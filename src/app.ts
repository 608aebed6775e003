import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { seedDemo } from './demo/demo';
import { features } from './features';
import type { Access } from './foundation/access';
import { Cursors, type House, type OpenFeature } from './graphql';
import { HousekeepingJob } from './housekeeping.job';
import { openHouse, type OpenedHouse, type Seams } from './house';
import { mountIssuer, mountLogout, type OpenedIdentity } from './identity';
import { jobGauge, type JobKind, Worker } from './jobs';
import { AnchorJob } from './ledger';
import { DeliveryJob, FileMailer, type Mailer } from './mail';
import { answerLoopbackOnly, devMailRoutes } from './server/dev-mail';
import { healthRoutes } from './server/health';
import { mountGraphql, openHttp } from './server/http';
import { Idempotency } from './server/idempotency';
import { metricsRoute } from './server/metrics';
import { MutationPipeline } from './server/pipeline';
import { playgroundRoutes } from './server/playground';
import { RateLimits } from './server/rate-limits';
import { apiSchema } from './server/schema';
import type { Settings } from './settings';

export interface App {
  house: House;
  identity: OpenedIdentity;
  http: FastifyInstance;
  worker: Worker | null;
  /** Finishes what is under way and closes everything, in this order. */
  close(): Promise<void>;
}

/** Builds every service once and puts them together. */
export async function openApp(settings: Settings, seams: Seams): Promise<App> {
  const opened = await openHouse(settings, seams);
  try {
    const { house, identity } = opened;
    if (settings.isDemo && identity.embedded) await seedDemo(house, identity.embedded);
    return await assemble(opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The worker of a house, for the server or for a process of its own; not yet started. */
export async function openWorker({ house, doors, identity }: OpenedHouse): Promise<Worker> {
  const { database, clock, log, jobs, records, ledger, vault, mailer } = house;
  const idempotency = new Idempotency(database, vault.key('idempotency'));
  const kinds: JobKind[] = [
    ...doors.flatMap((door) => door.jobs ?? []),
    new DeliveryJob(database, records, mailer),
    new AnchorJob(database, vault.dataSource, ledger, clock, log),
    new HousekeepingJob([
      () => idempotency.sweep(clock.now()),
      () => identity.sweep(),
      () => jobs.sweepDone(database, clock.now()),
    ]),
  ];
  await jobs.ensureRecurring(database, kinds, clock.now());
  return new Worker(database, clock, log, jobs, kinds);
}

async function assemble(opened: OpenedHouse): Promise<App> {
  const { house, identity, doors, replayed } = opened;
  const { settings } = house;
  const worker = settings.worker === 'in-process' ? await openWorker(opened) : null;
  const http = await openHttp(house);
  let isClosing = false;
  if (settings.isDemo) answerLoopbackOnly(http, () => true);
  healthRoutes(http, {
    database: house.database,
    vault: house.vault.dataSource,
    worker,
    replayed,
    isClosing: () => isClosing,
  });
  if (identity.embedded) mountIssuer(http, identity.embedded);
  if (identity.logout) mountLogout(http, identity.logout);
  if (settings.isDemo && !settings.smtpUrl)
    devMailRoutes(http, join(settings.dataDir, 'mail'), lastMailsOf(house.mailer));
  if (settings.metricsToken)
    metricsRoute(http, settings.metricsToken, [
      jobGauge(house.database),
      ...doors.flatMap((door) => door.gauges ?? []),
    ]);
  if (settings.playground) playgroundRoutes(http, settings);
  for (const door of doors) door.routes?.(http);
  const apollo = await mountGraphql(
    http,
    contextParts(opened),
    apiSchema(features, doors),
    identity.callerOf,
    accessedBy(doors),
  );
  worker?.start();
  const close = async () => {
    isClosing = true;
    await http.close();
    await apollo.stop();
    await worker?.stop();
    await opened.close();
  };
  return { house, identity, http, worker, close };
}

function lastMailsOf(mailer: Mailer): FileMailer['last'] {
  return mailer instanceof FileMailer ? mailer.last : new Map();
}

function contextParts({ house, redis }: OpenedHouse) {
  const { database, vault, settings, contacts } = house;
  const idempotency = new Idempotency(database, vault.key('idempotency'));
  return {
    house,
    cursors: new Cursors(vault.key('cursors')),
    pipeline: new MutationPipeline(house, idempotency, new RateLimits(settings, redis)),
    localeOf: async (customerId: string) =>
      (await contacts.emailOf(database.manager, customerId))?.locale ?? null,
  };
}

function accessedBy(doors: readonly OpenFeature[]): (access: Access) => void {
  return (access) => {
    for (const door of doors) door.accessed?.(access);
  };
}
