import { Job } from '../../src/jobs';
import { DeliveryJob, type Mailer, Outbox, OutboxMail, SmtpMailer } from '../../src/mail';
import { PersonalRecords, readCatalogue } from '../../src/personal-data';
import { VaultKey } from '../../src/vault';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { AddMailPurpose1763960030100 } from '../../migrations/1763960030100-AddMailPurpose';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { addressesOf, type MailServer, startMailServer } from '../kit/mail-server';
import { openStore, type Store } from '../kit/stores';
import { openGate } from '../kit/gates';
import { type OpenedVault, openVault } from '../kit/vaults';
import { idle, startWorker, type TestWorker, until } from '../kit/workers';

const letter = {
  template: 'welcome',
  subject: 'Grüße an Ada',
  text: 'Hallo Ada,\n\nIhr Konto ist bereit. 🦉\n',
};
const address = 'ada@example.com';

let clock: TestClock;
let server: MailServer;
let store: Store;
let opened: OpenedVault;
let records: PersonalRecords;
let running: TestWorker;
let outbox: Outbox;
beforeEach(async () => {
  clock = new TestClock();
  server = await startMailServer();
  store = await openStore(
    [Job, OutboxMail],
    [CreateWork1763960001000, AddMailPurpose1763960030100, AddJobAgain1763960089000],
  );
  opened = await openVault(clock);
  records = new PersonalRecords(
    readCatalogue(store.dataSource.entityMetadatas),
    opened.vault,
    opened.vault,
    openGate,
  );
  work(new SmtpMailer(server.url, 'CallxTra <info@callxtra.com>'));
});
afterEach(async () => {
  await running.worker.stop();
  await store.close();
  await opened.store.close();
  await server.close();
});

test('a posted mail goes out once, under its own Message-ID, and its content is gone afterwards', async () => {
  await post();
  await until(isSent);
  const [row] = await rows();
  expect(server.addressees).toEqual([[address]]);
  const [mail] = server.taken;
  expect(mail).toMatchObject({ messageId: `<${row!.id}@callxtra.com>`, subject: letter.subject });
  expect(mail!.text!.trim()).toBe(letter.text.trim());
  expect([addressesOf(mail!.to), addressesOf(mail!.from)]).toEqual([[address], ['info@callxtra.com']]);
  expect(row).toMatchObject({ recipient: null, content: null, template: 'welcome', customerId: 'cus_ada' });
  await running.worker.look();
  await idle(store.dataSource);
  expect(server.taken).toHaveLength(1);
});

test('a mail of a transaction that failed never goes out', async () => {
  const failed = change(store.dataSource, clock, async (made) => {
    await outbox.post(made, 'cus_ada', address, letter);
    throw new Error('the change gives up');
  });
  await expect(failed).rejects.toThrow('the change gives up');
  await running.worker.look();
  await idle(store.dataSource);
  expect([await rows(), server.taken]).toEqual([[], []]);
});

test('on its way a mail lies in the database under seal', async () => {
  server.refuse(true);
  await post();
  await until(isPutOff);
  const stored = JSON.stringify(await store.dataSource.query('SELECT * FROM outbox_mail'));
  for (const value of ['an Ada', 'Ada,', address, 'Konto', 'Grüße']) expect(stored).not.toContain(value);
});

test('sent again after a crash between acceptance and mark it is the same mail', async () => {
  await running.worker.stop();
  const smtp = new SmtpMailer(server.url, 'info@callxtra.com');
  work({
    send: async (mail) => {
      await smtp.send(mail);
      if (server.taken.length === 1) throw new Error('the process ends here');
    },
  });
  await post();
  await until(isPutOff);
  expect((await rows())[0]).toMatchObject({ sentAt: null });
  clock.advance(60);
  await running.worker.look();
  await until(isSent);
  expect(server.taken).toHaveLength(2);
  const [first, second] = server.taken;
  expect(second!.messageId).toBe(first!.messageId);
  expect([second!.subject, second!.text]).toEqual([first!.subject, first!.text]);
});

test('a refused mail is tried again, and neither the log nor the job tells whose it is', async () => {
  server.refuse(true);
  await post();
  await until(isPutOff);
  const told = JSON.stringify([running.log, await store.dataSource.manager.find(Job)]);
  expect(told).toContain('DeliveryFailed');
  expect(told).toMatch(/EENVELOPE 550/);
  expect(told).not.toContain('ada@');
  server.refuse(false);
  clock.advance(60);
  await running.worker.look();
  await until(isSent);
  expect(server.taken).toHaveLength(1);
});

test('to a person whose keys are destroyed nothing is sent, and the mail is done with', async () => {
  server.refuse(true);
  await post();
  await until(isPutOff);
  await running.worker.stop();
  server.refuse(false);
  await opened.store.dataSource.manager.delete(VaultKey, { subject: 'cus_ada' });
  records = new PersonalRecords(records.catalogue, await opened.reopen(), opened.vault, openGate);
  clock.advance(60);
  work(new SmtpMailer(server.url, 'info@callxtra.com'));
  await until(isSent);
  expect(server.taken).toEqual([]);
  expect((await rows())[0]).toMatchObject({ recipient: null, content: null });
});

test('an address is one addressee and a subject one line, whatever signs they hold', async () => {
  const smtp = new SmtpMailer(server.url, 'info@callxtra.com');
  const subject = 'Hello\r\nBcc: eve@example.com\r\n\r\nTo all';
  await smtp
    .send({ id: 'mai_1', to: 'ada@example.com, eve@example.com', subject, text: 'x' })
    .catch(() => undefined);
  await smtp.send({ id: 'mai_2', to: address, subject, text: 'x' });
  expect(server.addressees.flat()).not.toContain('eve@example.com');
  expect(server.taken.at(-1)!.bcc).toBeUndefined();
  expect(server.taken.at(-1)!.text!.trim()).toBe('x');
});

function work(mailer: Mailer): void {
  running = startWorker(store.dataSource, clock, [new DeliveryJob(store.dataSource, records, mailer)]);
  outbox = new Outbox(records, running.jobs);
}

function post(): Promise<void> {
  return change(store.dataSource, clock, (made) => outbox.post(made, 'cus_ada', address, letter));
}

function rows(): Promise<OutboxMail[]> {
  return store.dataSource.manager.find(OutboxMail);
}

async function isSent(): Promise<boolean> {
  return (
    (await store.dataSource.manager.countBy(Job, { state: 'DONE' })) === 1 &&
    (await rows())[0]!.sentAt !== null
  );
}

async function isPutOff(): Promise<boolean> {
  const [job] = await store.dataSource.manager.find(Job);
  return job !== undefined && job.state === 'READY' && job.attempt > 0;
}
