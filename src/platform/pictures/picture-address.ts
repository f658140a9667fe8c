import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export const PICTURES = '/pictures';

/** Addresses of ours for pictures of others. */
export interface PictureAddresses {
  /** Ours for a picture of somebody's server; what is ours already, or no address of the web, stays as it is. */
  sign(url: string): string;
  /** Whose picture an address of ours is; null: we never gave that one. */
  read(signature: string, url: string): URL | null;
}

const SIGNATURE = /^[\w-]{22}$/;
const MOST_REMEMBERED = 20_000;

/**
 * Nobody but us makes such an address, so the pictures that go through us are those that our data holds. It lasts as long as the secret, so
 * that browsers keep what they have; while the secret is being changed, those of the `previous` one are good too.
 */
export function createPictureAddresses(secret: string, previous: string | null = null): PictureAddresses {
  const keys = [secret, previous].flatMap((one) =>
    one === null ? [] : [Buffer.from(hkdfSync('sha256', one, '', 'picture addresses', 32))],
  );
  const signWith = (key: Buffer, url: string): Buffer => createHmac('sha256', key).update(url).digest().subarray(0, 16);
  const known = new Map<string, string>();

  return {
    sign(url) {
      if (!/^https?:\/\//i.test(url)) return url;
      const before = known.get(url);
      if (before !== undefined) return before;
      const address = `${PICTURES}/${signWith(keys[0]!, url).toString('base64url')}?u=${encodeURIComponent(url)}`;
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(url, address);
      return address;
    },
    read(signature, url) {
      if (!SIGNATURE.test(signature) || !URL.canParse(url)) return null;
      const given = Buffer.from(signature, 'base64url');
      return keys.some((key) => timingSafeEqual(given, signWith(key, url))) ? new URL(url) : null;
    },
  };
}

/** Names of what holds the address of a picture, in all that goes over the wire; `url` does in the lists of emoji only. */
const HOLDERS = new Set(['avatarUrl', 'bannerUrl', 'thumbnailUrl']);

/** The same value with every address of a picture made ours. Copies nothing that has none. */
export function withOurAddresses<Value>(value: Value, sign: (url: string) => string): Value {
  return visit(value, sign, false) as Value;
}

function visit(value: unknown, sign: (url: string) => string, isEmoji: boolean): unknown {
  if (Array.isArray(value)) {
    let copy: unknown[] | null = null;
    value.forEach((item, index) => {
      const visited = visit(item, sign, isEmoji);
      if (visited !== item) (copy ??= [...value])[index] = visited;
    });
    return copy ?? value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  let copy: Record<string, unknown> | null = null;
  for (const [name, held] of Object.entries(value)) {
    const isPicture = typeof held === 'string' && (HOLDERS.has(name) || (isEmoji && name === 'url'));
    const visited = isPicture ? sign(held) : typeof held === 'object' ? visit(held, sign, name === 'emoji') : held;
    if (visited !== held) (copy ??= { ...value })[name] = visited;
  }
  return copy ?? value;
}
