import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const algorithm = 'aes-256-gcm';
const tagLength = 16;
const ivLength = 12;
export const keyLength = 32;

/** AES-256-GCM under a random 96-bit IV; the result is iv | ciphertext | tag. */
export function encrypt(key: Buffer, plaintext: Buffer, associated: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
  cipher.setAAD(associated);
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where key, associated data or a single bit differ. */
export function decrypt(key: Buffer, box: Buffer, associated: Buffer): Buffer {
  if (box.length < ivLength + tagLength) throw new Error('The ciphertext is cut short.');
  const tagAt = box.length - tagLength;
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(associated);
  decipher.setAuthTag(box.subarray(tagAt));
  return Buffer.concat([decipher.update(box.subarray(ivLength, tagAt)), decipher.final()]);
}

/** HMAC-SHA256 (RFC 2104). */
export function mac(key: Buffer, message: string | Buffer): Buffer {
  return createHmac('sha256', key).update(message).digest();
}

/** The same over several parts, each with its length, so that no two lists of parts are one message. */
export function hmac(key: Buffer, ...parts: string[]): Buffer {
  return mac(key, parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}

/** HKDF-SHA256 (RFC 5869): a key for one use, named by `info`. */
export function deriveKey(key: Buffer, info: string | Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, keyLength));
}

export function newKey(): Buffer {
  return randomBytes(keyLength);
}

/** An unguessable token for links and cookies, 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

export function equalInTime(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
