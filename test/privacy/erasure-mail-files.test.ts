import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Invoice, InvoiceStatus } from '../../src/account/invoices';
import { asSystem } from '../../src/foundation/system-change';
import { OutboxMail } from '../../src/mail';
import { type PaymentProcessor, PaymentUnavailable } from '../../src/payments';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { perform } from '../account/email-change-kit';
import { type Cast, castOf, comesTo } from './desk-kit';
import { approve, carriedOut, coolOff, demanded } from './erasure-kit';

jest.setTimeout(120_000);

/** Out of reach until it is not. */
const processor = {
  isAway: false,
  async detach() {
    if (processor.isAway) throw new PaymentUnavailable('connection');
    return 'detached';
  },
  async forget() {
    return 'forgotten';
  },
};

let house: TestHouse;
let cast: Cast;

beforeEach(async () => {
  processor.isAway = false;
  house = await openHouse({}, { mailFiles: true, payments: () => processor as unknown as PaymentProcessor });
  cast = await castOf(house);
});
afterEach(() => house.close());

it('The copy of a mail goes with its row, so that an erasure days later leaves none', async () => {
  await perform(cast.ada, 'requestEmailChange', { email: 'next.ada@example.org' });
  await until(async () => (await copies()).length > 0);
  await settled(house);
  house.clock.advance(2 * 86_400);
  await house.app.worker?.look();
  await until(async () => (await rows()) === 0);
  await settled(house);
  expect(await copies()).toEqual([]);
  await carriedOut(house, { ...cast, ...(await castOf(house)) });
  await settled(house);
  expect(await copies()).toEqual([]);
});

it('The copy of a mail that was sent while an erasure waited for others goes with it', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { status: InvoiceStatus.OPEN }, { status: InvoiceStatus.PAID });
  const { id } = await demanded(cast.ada);
  await approve(cast, id);
  await settled(house);
  processor.isAway = true;
  await coolOff(house);
  const officer = await house.signIn('officer@callxtra.example');
  await comesTo(officer, id, 'NEEDS_RETRY');
  await mailToAda();
  await until(async () => (await copies(/Dear Ada/)).length === 1);
  processor.isAway = false;
  house.clock.advance(60);
  await house.app.worker?.look();
  await comesTo(officer, id, 'PARTLY_FULFILLED');
  await settled(house);
  expect(await copies()).toEqual([]);
});

async function mailToAda(): Promise<void> {
  const { database, clock, outbox } = house.app.house;
  const letter = { template: 'test', subject: 'Hello', text: 'Dear Ada.' };
  const post = outbox.serving('rights');
  await asSystem(database, clock, (change) => post.post(change, cast.adaId, 'ada@example.com', letter));
  await house.app.worker?.look();
}

function rows(): Promise<number> {
  return house.app.house.database.manager.countBy(OutboxMail, { customerId: cast.adaId });
}

/** The files of mails that name her, or say this. */
async function copies(saying = /ada@example\.(com|org)/): Promise<string[]> {
  const folder = join(house.dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return names.filter((_, i) => saying.test(texts[i]!));
}
