import { simpleParser } from 'mailparser';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMailer } from '../../src/mail';
import { addressesOf } from '../kit/mail-server';

let folder: string;
let mailer: FileMailer;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'callxtra-test-')), 'mail');
  mailer = new FileMailer(folder, 'CallxTra <info@callxtra.com>');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const mail = { id: 'mai_1', to: 'ada@example.com', subject: 'Grüße', text: 'Ihr Konto ist bereit.' };

test('a mail becomes a file that a mail program reads, for its owner alone', async () => {
  await mailer.send(mail);
  const parsed = await simpleParser(readFileSync(join(folder, 'mai_1.eml')));
  expect(parsed).toMatchObject({ messageId: '<mai_1@callxtra.com>', subject: 'Grüße' });
  expect([addressesOf(parsed.to), parsed.text!.trim()]).toEqual([['ada@example.com'], mail.text]);
  expect(statSync(join(folder, 'mai_1.eml')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('sent again it takes the place of itself, and nothing half-written stays', async () => {
  await mailer.send(mail);
  await mailer.send(mail);
  await mailer.send({ ...mail, id: 'mai_2' });
  expect(readdirSync(folder).toSorted()).toEqual(['mai_1.eml', 'mai_2.eml']);
});
