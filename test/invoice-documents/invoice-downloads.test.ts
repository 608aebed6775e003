import { createHash } from 'node:crypto';
import { Invoice } from '../../src/account/invoices';
import { Job } from '../../src/jobs';
import { feed, invoiceFor } from '../feeding/feed';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { actionsOf } from '../pipeline/trails';
import { access, download, filesOf, packageOf } from '../privacy/access-kit';
import { invoicesOf, makeUpDemo, type ShownInvoice } from './documents-kit';
import { textOf } from './pdf-text';

let house: TestHouse;
let ada: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse({ CONTROLLER_ADDRESS: '1 Main Street|19901|Dover|US' }, { invoiceDocuments: true });
  ada = await house.signIn('ada@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
});
afterAll(() => house.close());

const get = (url: string | null, headers: Record<string, string> = {}) => download(house, url!, headers);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it('has neither hash nor link before it is made up, and both soon after the start', async () => {
  const before = await invoicesOf(ada);
  expect(before.map(({ downloadUrl, sha256 }) => [downloadUrl, sha256])).toEqual(
    Array.from({ length: 24 }, () => [null, null]),
  );
  await makeUpDemo(house);
  const after = await invoicesOf(await house.signIn('ada@example.com'));
  expect(new Set(after.map(({ sha256 }) => sha256)).size).toBe(24);
});

describe('an invoice that was recorded', () => {
  let invoice: ShownInvoice;
  let pdf: Buffer;

  beforeAll(async () => {
    const service = await house.signIn('service');
    const number = 'RE/2026 „Łódź"\u20260001';
    await feed(service, 'recordInvoice', { ...invoiceFor(adaId), number, issuedOn: '2026-11-24' });
    await until(async () => (await newest()).sha256 !== null);
    invoice = await newest();
    pdf = (await get(invoice.downloadUrl)).rawPayload;
  });

  const newest = async () => (await invoicesOf(await house.signIn('ada@example.com'), 1))[0]!;

  it('is a PDF in the language of its customer, with the hash that was told', async () => {
    expect(hashOf(pdf)).toBe(invoice.sha256);
    expect(textOf(pdf)).toEqual(
      expect.arrayContaining([
        'CallxTra Inc. · 1 Main Street · 19901 Dover · United States · info@callxtra.com',
        'Analytical Engines GmbH',
        'Ada Lovelace',
        'Invalidenstraße 43',
        '24 November 2026',
        '€1,234.56',
      ]),
    );
  });

  it('goes out under its number, as a file that no cache keeps', async () => {
    const { headers, statusCode } = await get(invoice.downloadUrl);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': 'attachment; filename="RE-2026-odz-...0001.pdf"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      etag: `"${invoice.sha256}"`,
    });
  });

  it.each([
    ['bytes=0-4', 0, 5],
    ['bytes=-6', -6, undefined],
    ['bytes=100-', 100, undefined],
  ])('answers the range %s with exactly its bytes', async (range, start, end) => {
    const response = await get(invoice.downloadUrl, { range });
    expect(response.statusCode).toBe(206);
    expect(response.rawPayload.equals(pdf.subarray(start, end))).toBe(true);
    expect((await get(invoice.downloadUrl, { range: `bytes=${pdf.length}-` })).statusCode).toBe(416);
  });

  it('says the recipient of its day, whatever the customer changes later', async () => {
    await ada.ask('mutation { updateProfile(input: { companyName: "Renamed" }) { customer { id } } }');
    const { manager } = house.app.house.database;
    const job = { about: invoice.id, kind: 'invoice.render' };
    await manager.update(Job, job, { state: 'READY', runAfter: house.clock.now() });
    await until(async () => (await manager.findOneByOrFail(Job, job)).state === 'DONE');
    const again = await newest();
    expect(again.sha256).toBe(invoice.sha256);
    expect((await get(again.downloadUrl)).rawPayload.equals(pdf)).toBe(true);
  });

  it('is behind no link that was altered in any character, nor with another invoice in its place', async () => {
    const url = (await newest()).downloadUrl!;
    const cut = url.lastIndexOf('/') + 1;
    for (let i = cut; i < url.length; i++) {
      const other = url[i] === 'a' ? 'b' : 'a';
      expect((await get(url.slice(0, i) + other + url.slice(i + 1))).statusCode).toBe(404);
    }
    const [, second] = await invoicesOf(await house.signIn('ada@example.com'), 2);
    const swapped = url.replace(invoice.id.slice(4), second!.id.slice(4));
    expect((await get(swapped)).statusCode).toBe(404);
    expect((await get(url.replace('/invoices/', '/packages/'))).statusCode).toBe(404);
  });

  it('is behind its link for five minutes, and has none without a fresh sign-in', async () => {
    const url = (await newest()).downloadUrl!;
    house.clock.advance(299);
    expect((await get(url)).statusCode).toBe(200);
    house.clock.advance(1);
    expect((await get(url)).statusCode).toBe(404);
    const [stale] = await invoicesOf(await house.signIn('ada@example.com', 601), 1);
    expect(stale).toMatchObject({ downloadUrl: null, sha256: invoice.sha256 });
    const [fresh] = await invoicesOf(await house.signIn('ada@example.com', 590), 1);
    expect(fresh!.downloadUrl).toContain('/downloads/invoices/');
  });

  it('leaves each download in the trail', async () => {
    const before = (await actionsOf(house, adaId)).filter((action) => action === 'invoice.downloaded');
    await get((await newest()).downloadUrl);
    const after = (await actionsOf(house, adaId)).filter((action) => action === 'invoice.downloaded');
    expect(after).toHaveLength(before.length + 1);
  });

  it('lies encrypted', async () => {
    const rows = await house.app.house.database.query<{ box: Buffer }[]>('SELECT box FROM invoice_document');
    expect(Buffer.concat(rows.map(({ box }) => box)).includes('%PDF')).toBe(false);
  });
});

it("1. bob's invoice answers ada as a missing one, byte by byte (API1:2023)", async () => {
  const [his] = await invoicesOf(await house.signIn('bob@example.com'), 1);
  const document = 'query ($id: ID!) { node(id: $id) { ... on Invoice { downloadUrl sha256 number } } }';
  const visitor = await house.signIn('ada@example.com');
  const theirs = await visitor.ask(document, { id: his!.id });
  const missing = await visitor.ask(document, { id: 'inv_01936000-0000-7000-8000-000000000000' });
  expect(theirs.data).toEqual({ node: null });
  expect([theirs.data, theirs.errors]).toEqual([missing.data, missing.errors]);
});

it("is part of the person's package, each a file with the hash of its invoice, and nobody else's", async () => {
  const visitor = await house.signIn('ada@example.com');
  const request = await access(visitor);
  const files = await filesOf(await packageOf(house, request));
  expect([...files.keys()]).toEqual(request.package.files);
  const copies = [...files].filter(([name]) => name.startsWith('files/'));
  const own = await invoicesOf(visitor, 100);
  expect(new Map(copies.map(([name, bytes]) => [name, hashOf(bytes)]))).toEqual(
    new Map(own.map(({ id, sha256 }) => [`files/invoice_document/${id}.pdf`, sha256])),
  );
  const { categories } = JSON.parse(files.get('data.json')!.toString());
  expect(categories.invoices.records.invoice_document.map(({ box }: { box: string }) => box)).toEqual(
    copies.map(([name]) => name),
  );
  const partly = await filesOf(await packageOf(house, await access(visitor, { categories: ['contact'] })));
  expect([...partly.keys()].filter((name) => name.startsWith('files/'))).toEqual([]);
});

it('can be read no more once the key of tax is destroyed, and no longer asks to be made', async () => {
  const [first] = await invoicesOf(await house.signIn('bob@example.com'), 1);
  const { customerId } = await house.app.house.database.manager.findOneByOrFail(Invoice, { id: first!.id });
  await house.app.house.vault.dataSource.query(
    `DELETE FROM vault_key WHERE subject = '${customerId}' AND rule = 'invoice'`,
  );
  await house.reopen();
  expect((await get(first!.downloadUrl)).statusCode).toBe(404);
});
