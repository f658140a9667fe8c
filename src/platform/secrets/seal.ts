import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';

/** What a sealed value is bound to: it opens for the same organisation and purpose only. */
export interface SealContext {
  readonly organisationId: string;
  /** What it is for, e.g. `account-credentials:<account id>`: a row's value pasted into another row does not open. */
  readonly purpose: string;
}

export type SealFailure =
  /** Sealed by a later version of the product. */
  | { readonly kind: 'unknown-seal-version'; readonly version: number }
  /** The secret has changed since, or the value was altered or moved. It has to be entered again. */
  | { readonly kind: 'seal-broken' };

export interface Seal {
  /** Encrypts `value`, which must be JSON. */
  seal(context: SealContext, value: unknown): Buffer;
  /** Gives back what was sealed, to be parsed by the caller. */
  open(context: SealContext, sealed: Uint8Array): Result<unknown, SealFailure>;
  /** The same value under the secret of today; null when it is already. */
  reseal(context: SealContext, sealed: Uint8Array): Result<Buffer | null, SealFailure>;
}

// Layout: version (1 byte), salt (16), nonce (12), tag (16), ciphertext. AES-256-GCM under a key of its own for each value, so that
// neither the number of values nor a repeated nonce is ever a concern.
const VERSION = 1;
const SALT = 16;
const NONCE = 12;
const TAG = 16;
const HEADER = 1 + SALT + NONCE + TAG;

/**
 * Sealing under keys derived (HKDF, SHA-256) from the product's `secret`. While the secret is being changed, what was sealed under the
 * `previous` one opens too; nothing is sealed under it any more.
 */
export function createSeal(secret: string, previous: string | null = null): Seal {
  function seal(context: SealContext, value: unknown): Buffer {
    const salt = randomBytes(SALT);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', keyFor(secret, salt), nonce).setAAD(boundTo(context));
    const json = JSON.stringify(value);
    if (json === undefined) throw new TypeError('only JSON can be sealed');
    const ciphertext = Buffer.concat([cipher.update(json, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), salt, nonce, cipher.getAuthTag(), ciphertext]);
  }

  function open(context: SealContext, sealed: Uint8Array): Result<unknown, SealFailure> {
    const now = openWith(secret, context, sealed);
    return now.ok || previous === null ? now : openWith(previous, context, sealed);
  }

  return {
    seal,
    open,
    reseal(context, sealed) {
      if (openWith(secret, context, sealed).ok) return succeed(null);
      const opened = open(context, sealed);
      return opened.ok ? succeed(seal(context, opened.value)) : opened;
    },
  };
}

const keyFor = (secret: string, salt: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, 'visavis seal 1', 32));

function openWith(secret: string, context: SealContext, sealed: Uint8Array): Result<unknown, SealFailure> {
  const bytes = Buffer.from(sealed);
  const version = bytes[0];
  if (version === undefined || bytes.length < HEADER) return fail({ kind: 'seal-broken' });
  if (version !== VERSION) return fail({ kind: 'unknown-seal-version', version });
  const salt = bytes.subarray(1, 1 + SALT);
  const nonce = bytes.subarray(1 + SALT, 1 + SALT + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, salt), nonce, { authTagLength: TAG });
  decipher.setAAD(boundTo(context)).setAuthTag(bytes.subarray(HEADER - TAG, HEADER));
  try {
    const json = Buffer.concat([decipher.update(bytes.subarray(HEADER)), decipher.final()]).toString('utf8');
    return succeed<unknown>(JSON.parse(json));
  } catch {
    return fail({ kind: 'seal-broken' });
  }
}

// A list in JSON: no two different contexts give the same bytes.
const boundTo = ({ organisationId, purpose }: SealContext): Buffer => Buffer.from(JSON.stringify([VERSION, organisationId, purpose]));
