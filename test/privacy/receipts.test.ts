import { createLocalJWKSet, compactVerify, decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { newKey } from '../../src/foundation/cryptography';
import { ReceiptKeys } from '../../src/privacy/receipts/receipt-keys';
import { ReceiptSigner } from '../../src/privacy/receipts/receipt-signer';
import { TestClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import { openVault } from '../kit/vaults';
import type { Visitor } from '../kit/visitor';
import { access } from './access-kit';

let house: TestHouse;
let ada: Visitor;
let request: Awaited<ReturnType<typeof access>>;
let received: string;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  request = await access(ada, { note: 'not for receipts' });
  received = request.receipts[0].signed;
});
afterAll(() => house.close());

describe('a receipt', () => {
  it('is verified by anybody, who sees from the first what became of the request', async () => {
    expect(await verify(received)).toEqual({
      valid: true,
      kind: 'REQUEST_RECEIVED',
      issuedAt: '2026-11-24T09:00:00.000Z',
      reference: request.reference,
      problem: null,
      laterReceipts: [{ kind: 'REQUEST_FULFILLED', signed: request.receipts[1].signed }],
    });
    expect((await verify(request.receipts[1].signed)).laterReceipts).toEqual([]);
  });

  it('is checked with the published keys alone', async () => {
    const keys = (await house.app.http.inject('/.well-known/jwks.json')).json<JSONWebKeySet>();
    expect(keys.keys[0]).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.any(String),
      kid: decodeProtectedHeader(received).kid,
      alg: 'EdDSA',
      use: 'sig',
    });
    const { protectedHeader } = await compactVerify(received, createLocalJWKSet(keys));
    expect(protectedHeader.alg).toBe('EdDSA');
  });

  it('says what was done and names the person by a pseudonym alone', async () => {
    const { data } = await ada.ask('{ me { id } }');
    expect(decodeJwt(received)).toEqual({
      iss: house.app.house.settings.publicUrl,
      jti: expect.stringMatching(/^rct_/),
      iat: Date.parse('2026-11-24T09:00:00.000Z') / 1000,
      kind: 'REQUEST_RECEIVED',
      reference: request.reference,
      sub: house.app.house.vault.pseudonym(data.me.id),
    });
    expect(decodeJwt(request.receipts[1].signed)).toMatchObject({ package: request.package.sha256 });
  });

  it('does not verify once any of its characters is another', async () => {
    const signer = new ReceiptSigner(new ReceiptKeys(house.app.house.vault, house.clock));
    expect(await signer.read(received)).not.toBeNull();
    for (let i = 0; i < received.length; i++) {
      for (const other of ['A', 'B'].filter((character) => character !== received[i]))
        expect(await signer.read(received.slice(0, i) + other + received.slice(i + 1))).toBeNull();
    }
  });

  it('does not verify when another key signed it', async () => {
    const { vault, store } = await openVault();
    const foreign = await new ReceiptSigner(new ReceiptKeys(vault, new TestClock())).sign({
      ...(decodeJwt(received) as Parameters<ReceiptSigner['sign']>[0]),
    });
    await store.close();
    expect(await verify(foreign)).toMatchObject({ valid: false, kind: null, reference: null });
  });

  it.each(['', 'abc', 'a.b.c', newKey().toString('base64url'), 'x'.repeat(10_000)])(
    'is not what it is not: %.20s',
    async (text) => {
      expect(await verify(text)).toMatchObject({ valid: false, problem: expect.stringMatching(/altered/) });
    },
  );
});

async function verify(receipt: string) {
  const { data, errors } = await house.nobody.ask(
    `query ($receipt: String!) { verifyReceipt(receipt: $receipt) { valid kind issuedAt reference problem laterReceipts { kind signed } } }`,
    { receipt },
  );
  expect(errors).toEqual([]);
  return data.verifyReceipt;
}
