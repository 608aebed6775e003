import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app';
import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import type { Mailer, OutgoingMail } from '../../src/mail';
import type { PaymentProcessor } from '../../src/payments';
import { undeclared } from '../../src/processing';
import { readSettings } from '../../src/settings';
import { TestClock } from './clock';
import { isOnServer, makeDatabase, type TestDatabase } from './databases';
import { type Visitor, visitorOf } from './visitor';

/** Mails as they were handed over, instead of a mail server. */
export class MailBox implements Mailer {
  readonly mails: OutgoingMail[] = [];

  async send(mail: OutgoingMail): Promise<void> {
    this.mails.push(mail);
  }

  to(address: string): OutgoingMail[] {
    return this.mails.filter((mail) => mail.to === address);
  }
}

export interface TestHouse {
  app: App;
  clock: TestClock;
  mailBox: MailBox;
  /** Where its files lie. */
  dataDir: string;
  /** What it logged, line by line. */
  logged: string[];
  nobody: Visitor;
  signIn(account: string, authAgeSeconds?: number): Promise<Visitor>;
  /** Another node on the same databases, without a worker; closed with the house. */
  openNode(): Promise<App>;
  /** Closes the app and opens another one on the same databases, as after a restart; in between, `meanwhile`. */
  reopen(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** What a test may put in the place of the world. */
export interface World {
  clock?: TestClock;
  /** Makes a payment processor for the house's clock, in the place of the one of the settings. */
  payments?: (clock: TestClock) => PaymentProcessor;
  /** Mails go to files in `dataDir`, as on one machine without a mail server. */
  mailFiles?: boolean;
  /** The demo's 48 invoices are made up ten seconds on, as in life; else nothing waits behind their rendering. */
  invoiceDocuments?: boolean;
}

/** The real app on a real, empty database with the demo's people: on SQLite or MariaDB as TEST_ENGINE says. */
export async function openHouse(
  env: Record<string, string> = {},
  { clock = new TestClock(), payments, mailFiles = false, invoiceDocuments = false }: World = {},
): Promise<TestHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'callxtra-house-'));
  const database = await makeDatabase();
  const mailBox = new MailBox();
  const logged: string[] = [];
  const settings = readSettings({
    ...placesOf(database, dataDir),
    LOG_LEVEL: 'info',
    RATE_MUTATIONS_PER_MINUTE: '100000',
    RATE_CODES_PER_HOUR: '100000',
    ...env,
  });
  const log = openLog(settings.logLevel, ['email', 'phoneNumber'], {
    write: (line: string) => void logged.push(line),
  });
  const seams = {
    clock,
    log,
    ...(!mailFiles && { mailer: mailBox }),
    ...(payments && { payments: payments(clock) }),
  };
  const open = () => undeclared(() => openApp(settings, seams));
  const house = { app: await open() };
  if (!invoiceDocuments) await house.app.house.database.manager.delete(Job, { kind: 'invoice.render' });
  const nodes: App[] = [];
  return {
    get app() {
      return house.app;
    },
    clock,
    mailBox,
    dataDir,
    logged,
    nobody: visitorOf(() => house.app, null),
    signIn: async (account, authAgeSeconds = 0) => {
      const { mint } = house.app.identity.embedded!;
      const token = await (account === 'service'
        ? mint.mintServiceToken()
        : mint.mintToken({ accountEmail: account, authAgeSeconds }));
      return visitorOf(() => house.app, token);
    },
    openNode: async () => {
      const node = await undeclared(() =>
        openApp({ ...settings, worker: 'off' }, { clock, log, mailer: mailBox }),
      );
      nodes.push(node);
      return node;
    },
    reopen: async (meanwhile = async () => undefined) => {
      await house.app.close();
      await meanwhile();
      house.app = await open();
    },
    close: async () => {
      for (const app of [...nodes, house.app]) await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function placesOf(database: TestDatabase, dataDir: string): Record<string, string> {
  const onServer: Record<string, string> = isOnServer() ? { DATABASE_URL: database.location } : {};
  return { DATA_DIR: dataDir, ...onServer };
}
