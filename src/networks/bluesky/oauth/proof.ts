/** Signed words by which a client shows that a token is its own (DPoP, RFC 9449) and who it is itself (private_key_jwt, RFC 7523). */
import { createECDH, createHash, createPrivateKey, generateKeyPairSync, hkdfSync, randomUUID, sign } from 'node:crypto';
import { z } from 'zod';

export const publicKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });
export type PublicKey = z.infer<typeof publicKey>;
/** As JSON Web Key; `d` is secret. */
export const keyPair = publicKey.extend({ d: z.string() });
export type KeyPair = z.infer<typeof keyPair>;

export const newKeyPair = (): KeyPair =>
  keyPair.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));

/** Of a curve with 256 bits: https://www.secg.org/sec2-v2.pdf, 2.4.2 */
const CURVE_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Always the same key from the same secret, so that every process of an installation has it and none must keep it. */
export function deriveKeyPair(secret: string): KeyPair {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'visavis bluesky client key', 48)).toString('hex');
  const d = (BigInt(`0x${drawn}`) % (CURVE_ORDER - 1n)) + 1n;
  const secretBytes = Buffer.from(d.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secretBytes);
  const point = curve.getPublicKey();
  const text = (bytes: Buffer) => bytes.toString('base64url');
  return { kty: 'EC', crv: 'P-256', x: text(point.subarray(1, 33)), y: text(point.subarray(33, 65)), d: text(secretBytes) };
}

export const publicPart = ({ kty, crv, x, y }: KeyPair): PublicKey => ({ kty, crv, x, y });

/** RFC 7638. */
export const thumbprint = ({ crv, kty, x, y }: PublicKey): string => digest(JSON.stringify({ crv, kty, x, y }));

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function signToken(key: KeyPair, header: Record<string, unknown>, claims: Record<string, unknown>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ ...header, alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), {
    key: createPrivateKey({ key, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  });
  return `${signed}.${signature.toString('base64url')}`;
}

export interface Proven {
  readonly method: string;
  readonly url: URL;
  /** What the server last told us to repeat; null at first. */
  readonly nonce: string | null;
  /** The token that comes along; null where none does. */
  readonly token: string | null;
}

/** The proof for one request; a second request needs another. `now` in milliseconds since 1970. */
export function proveRequest(key: KeyPair, { method, url, nonce, token }: Proven, now: number): string {
  return signToken(
    key,
    { typ: 'dpop+jwt', jwk: publicPart(key) },
    {
      jti: randomUUID(),
      htm: method.toUpperCase(),
      htu: url.origin + url.pathname,
      iat: Math.floor(now / 1000),
      ...(nonce === null ? {} : { nonce }),
      ...(token === null ? {} : { ath: digest(token) }),
    },
  );
}

/** Who we are, for the server `audience`, during a minute. */
export function proveClient(key: KeyPair, { clientId, audience }: { clientId: string; audience: string }, now: number): string {
  const at = Math.floor(now / 1000);
  return signToken(
    key,
    { typ: 'JWT', kid: thumbprint(key) },
    { iss: clientId, sub: clientId, aud: audience, jti: randomUUID(), iat: at, exp: at + 60 },
  );
}
