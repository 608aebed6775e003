import { createLocalJWKSet, compactVerify, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { newKey } from '../../src/foundation/cryptography';
import { ReceiptKeys } from '../../src/privacy/receipts/receipt-keys';
import type { ReceiptClaims } from '../../src/privacy/receipts/receipt-check';
import { ReceiptSigner } from '../../src/privacy/receipts/receipt-signer';
import { MasterKey, Vault } from '../../src/vault';
import { TestClock } from '../kit/clock';
import { openHouse } from '../kit/open-house';
import { openVaultStore } from '../kit/vaults';
import type { Store } from '../kit/stores';
import { access } from './access-kit';

const claims: ReceiptClaims = {
  iss: 'http://127.0.0.1:4000',
  jti: 'rct_1',
  iat: 1_795_510_800,
  kind: 'REQUEST_RECEIVED',
  reference: 'RR-2026-7F3K2',
  sub: 'pseudonym',
};
const kidOf = (jws: string) => decodeProtectedHeader(jws).kid;

describe('the keys of receipts', () => {
  let store: Store;
  let clock: TestClock;
  let openNode: () => Promise<{ keys: ReceiptKeys; signer: ReceiptSigner }>;

  beforeEach(async () => {
    store = await openVaultStore();
    clock = new TestClock();
    const master = new MasterKey(newKey());
    openNode = async () => {
      const keys = new ReceiptKeys(await Vault.open(await store.another(), master, clock), clock);
      return { keys, signer: new ReceiptSigner(keys) };
    };
  });
  afterEach(() => store.close());

  it('are one at first, made by whichever of two nodes comes first', async () => {
    const [one, other] = [await openNode(), await openNode()];
    expect(await one.keys.published()).toEqual([]);
    const signed = await Promise.all([one, other].map(({ signer }) => signer.sign(claims)));
    expect(new Set(signed.map(kidOf)).size).toBe(1);
    expect(await one.keys.published()).toHaveLength(1);
  });

  it('rotate: the newest signs, and what the former ones signed stays valid', async () => {
    const { keys, signer } = await openNode();
    const signed: string[] = [];
    for (let i = 0; i < 12; i++) {
      signed.push(await signer.sign(claims));
      clock.advance(601);
      expect((await keys.rotate())!.kid).not.toBe(kidOf(signed.at(-1)!));
    }
    signed.push(await signer.sign(claims));
    expect(new Set(signed.map(kidOf)).size).toBe(13);
    for (const jws of signed) expect(await signer.read(jws)).toEqual(claims);
    const published = await keys.published();
    expect(published.map(({ kid }) => kid)).toEqual(signed.map(kidOf).toReversed());
    for (const jws of signed) await compactVerify(jws, createLocalJWKSet({ keys: published }));
    expect(JSON.stringify(published)).not.toContain('"d"');
  });

  it('rotate once where two nodes do it at the same moment, or minutes apart', async () => {
    const [one, other] = [await openNode(), await openNode()];
    await one.keys.newest();
    clock.advance(601);
    const made = await Promise.all([one.keys.rotate(), other.keys.rotate()]);
    expect(new Set(made.filter(Boolean).map((key) => key!.kid)).size).toBe(1);
    clock.advance(500);
    expect(await other.keys.rotate()).toBeNull();
    expect(await (await openNode()).keys.published()).toHaveLength(2);
  });

  it('are known to another node at once where it is shown one, and sign there within half a minute', async () => {
    const [one, other] = [await openNode(), await openNode()];
    const old = await other.signer.sign(claims);
    clock.advance(601);
    await other.keys.newest();
    await one.keys.rotate();
    clock.advance(2);
    const fresh = await one.signer.sign(claims);
    expect(kidOf(await other.signer.sign(claims))).toBe(kidOf(old));
    expect(await other.signer.read(fresh)).toEqual(claims);
    expect(kidOf(await other.signer.sign(claims))).toBe(kidOf(fresh));

    const third = await openNode();
    await third.keys.newest();
    clock.advance(601);
    await one.keys.rotate();
    clock.advance(30);
    expect(kidOf(await third.signer.sign(claims))).toBe(kidOf(await one.signer.sign(claims)));
  });

  it('are not looked for in the vault with every forgery', async () => {
    const { keys } = await openNode();
    await keys.newest();
    const asked = jest.spyOn(Vault.prototype, 'series');
    for (let i = 0; i < 50; i++) expect(await keys.find(`forged ${i}`)).toBeNull();
    expect(asked.mock.calls.length).toBeLessThanOrEqual(1);
    asked.mockRestore();
  });
});

it('a receipt from before a rotation is verified by the server, and both keys are published', async () => {
  const house = await openHouse();
  try {
    const ada = await house.signIn('ada@example.com');
    const before = (await access(ada)).receipts[0].signed;
    house.clock.advance(3600);
    await new ReceiptKeys(house.app.house.vault, house.clock).rotate();
    house.clock.advance(30);
    const after = (await access(await house.signIn('ada@example.com'))).receipts[0].signed;
    expect(kidOf(after)).not.toBe(kidOf(before));
    for (const receipt of [before, after]) {
      const query = 'query ($receipt: String!) { verifyReceipt(receipt: $receipt) { valid } }';
      expect((await house.nobody.ask(query, { receipt })).data.verifyReceipt).toEqual({ valid: true });
    }
    const response = await house.app.http.inject('/.well-known/jwks.json');
    expect(response.headers['cache-control']).toBe('public, max-age=300');
    expect(response.json<JSONWebKeySet>().keys.map(({ kid }) => kid)).toEqual([kidOf(after), kidOf(before)]);
  } finally {
    await house.close();
  }
});
