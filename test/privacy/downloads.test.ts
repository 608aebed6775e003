import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DataPackageChunk } from '../../src/privacy/packages/data-package-chunk.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { access, download, filesOf, findRequest, packageOf } from './access-kit';
import { enlarge } from './large-account';

describe.each(['db', 'dir'])('a package that is kept in the %s', (store) => {
  let house: TestHouse;
  let ada: Visitor;
  let request: Awaited<ReturnType<typeof access>>;
  let zip: Buffer;

  beforeAll(async () => {
    house = await openHouse({ PACKAGE_STORE: store });
    ada = await house.signIn('ada@example.com');
    await enlarge(house, (await access(ada)).id);
    request = await access(ada);
    zip = await packageOf(house, request);
  });
  afterAll(() => house.close());

  const get = (headers: Record<string, string>) => download(house, request.package.downloadUrl, headers);

  it('is longer than three chunks here, whole, and a ZIP', async () => {
    expect(zip.length).toBeGreaterThan(3 * 49_152);
    expect(createHash('sha256').update(zip).digest('hex')).toBe(request.package.sha256);
    expect((await filesOf(zip)).size).toBe(request.package.files.length);
  });

  it('goes out as a file that no cache keeps and no browser guesses about', async () => {
    const { headers } = await get({});
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(zip.length),
      'content-disposition': `attachment; filename="${request.reference}.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${request.package.sha256}"`,
    });
  });

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=49151-49152', 49_151, 49_153],
    ['bytes=49152-98303', 49_152, 98_304],
    ['bytes=90000-', 90_000, undefined],
    ['bytes=-500', -500, undefined],
    ['bytes=10-99999999', 10, undefined],
  ])('answers the range %s with exactly its bytes', async (range, start, end) => {
    const response = await get({ range });
    const expected = zip.subarray(start, end);
    expect(response.statusCode).toBe(206);
    expect(response.rawPayload.equals(expected)).toBe(true);
    const from = start < 0 ? zip.length + start : start;
    expect(response.headers['content-range']).toBe(
      `bytes ${from}-${from + expected.length - 1}/${zip.length}`,
    );
  });

  it('refuses a range beyond its end', async () => {
    const response = await get({ range: `bytes=${zip.length}-` });
    expect(response.statusCode).toBe(416);
    expect(response.headers['content-range']).toBe(`bytes */${zip.length}`);
  });

  it('is sent whole where the range was meant for another version', async () => {
    expect((await get({ range: 'bytes=0-9', 'if-range': '"other"' })).statusCode).toBe(200);
    expect((await get({ range: 'bytes=0-9', 'if-range': `"${request.package.sha256}"` })).statusCode).toBe(
      206,
    );
  });

  it('answers HEAD with its headers alone, and that is no download', async () => {
    house.clock.advance(1);
    const response = await download(house, request.package.downloadUrl, {}, 'HEAD');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-length']).toBe(String(zip.length));
    expect(response.rawPayload).toHaveLength(0);
    expect((await findRequest(ada, request.id)).package.lastDownloadedAt).toBe('2026-11-24T09:00:00.000Z');
  });

  it('shows its owner when it was last downloaded', async () => {
    house.clock.advance(1);
    await get({});
    const { lastDownloadedAt } = (await findRequest(ada, request.id)).package;
    expect(lastDownloadedAt).toBe(house.clock.now().toISOString());
  });

  it('is behind no link that was altered in any character', async () => {
    const { downloadUrl } = request.package;
    const cut = downloadUrl.lastIndexOf('/') + 1;
    for (let i = cut; i < downloadUrl.length; i++) {
      const other = downloadUrl[i] === 'a' ? 'b' : 'a';
      const forged = downloadUrl.slice(0, i) + other + downloadUrl.slice(i + 1);
      expect((await download(house, forged)).statusCode).toBe(404);
    }
  });

  it('is behind its link for five minutes', async () => {
    const { downloadUrl } = (await findRequest(ada, request.id)).package;
    house.clock.advance(299);
    expect((await download(house, downloadUrl)).statusCode).toBe(200);
    house.clock.advance(1);
    expect((await download(house, downloadUrl)).statusCode).toBe(404);
  });

  it('has no link without a fresh sign-in', async () => {
    const stale = await house.signIn('ada@example.com', 601);
    expect((await findRequest(stale, request.id)).package).toMatchObject({
      downloadUrl: null,
      downloadBlockedBy: 'STEP_UP_REQUIRED',
    });
    const fresh = await house.signIn('ada@example.com', 590);
    expect((await findRequest(fresh, request.id)).package.downloadUrl).toContain('/downloads/packages/');
  });

  it('lies encrypted, whatever its place', async () => {
    const stored = Buffer.concat(await storedIn(house));
    expect(stored.length).toBeGreaterThan(zip.length);
    expect(zip.includes('README.html')).toBe(true);
    expect(stored.includes('README.html')).toBe(false);
  });

  it('is gone after fourteen days, also behind a link of just before, and that there was one remains', async () => {
    house.clock.advance(
      Date.parse(request.package.expiresAt) / 1000 - house.clock.now().getTime() / 1000 - 100,
    );
    const { downloadUrl } = (await findRequest(await house.signIn('ada@example.com'), request.id)).package;
    expect((await download(house, downloadUrl)).statusCode).toBe(200);
    house.clock.advance(200);
    expect((await download(house, downloadUrl)).statusCode).toBe(410);
    expect((await findRequest(await house.signIn('ada@example.com'), request.id)).package).toMatchObject({
      downloadUrl: null,
      downloadBlockedBy: 'EXPIRED',
      sha256: request.package.sha256,
    });
    await until(async () => (await storedNamesIn(house)).length === 0);
  });
});

/** What is kept of all packages, as it lies there. */
async function storedIn(house: TestHouse): Promise<Buffer[]> {
  const { database, settings } = house.app.house;
  if (settings.packageStore === 'db')
    return (await database.manager.find(DataPackageChunk)).map(({ box }) => box);
  const names = await storedNamesIn(house);
  return Promise.all(names.map((name) => readFile(`${house.dataDir}/packages/${name}`)));
}

/** The names alone: what is read by name may be gone by then. */
async function storedNamesIn({ app, dataDir }: TestHouse): Promise<string[]> {
  const { database, settings } = app.house;
  if (settings.packageStore === 'dir') return readdir(`${dataDir}/packages`);
  return (await database.manager.find(DataPackageChunk)).map(({ packageId }) => packageId);
}
