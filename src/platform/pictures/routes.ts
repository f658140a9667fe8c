import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import type { RequestEnv } from '../http/index.ts';
import type { FetchPicture, Picture } from './fetch-picture.ts';
import type { PictureAddresses } from './picture-address.ts';

export interface PictureMeans {
  readonly addresses: PictureAddresses;
  readonly fetchPicture: FetchPicture;
  readonly requireMember: MiddlewareHandler;
}

/** Pictures are kept in memory for colleagues who look at the same queue: so many bytes, so long. */
const MOST_KEPT_BYTES = 48 * 1024 * 1024;
const KEPT_MS = 60 * 60_000;
const LARGEST_KEPT_BYTES = 1024 * 1024;

/** `GET /pictures/{signature}?u=…`: a picture of somebody's server, which never learns who looks at it, nor from where. For members. */
export function pictureRoutes({ addresses, fetchPicture, requireMember }: PictureMeans): Hono<RequestEnv> {
  const routes = new Hono<RequestEnv>();
  const kept = createKept(MOST_KEPT_BYTES);

  routes.get('/:signature', requireMember, async (c) => {
    const url = addresses.read(c.req.param('signature'), c.req.query('u') ?? '');
    if (url === null) return c.text('404', 404);
    const before = kept.get(url.href);
    const fetched = before ? ({ ok: true, value: before } as const) : await fetchPicture(url);
    // Of what the network pages of others say, nothing may run: not even when it is opened by itself.
    c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (!fetched.ok) {
      const isGone = fetched.error.kind === 'gone';
      c.header('Cache-Control', `private, max-age=${isGone ? 3_600 : 60}`);
      return isGone ? c.text('404', 404) : c.text('502', 502);
    }
    if (!before) kept.put(url.href, fetched.value);
    c.header('Content-Type', fetched.value.mimeType);
    c.header('Cache-Control', 'private, max-age=86400, immutable');
    return c.body(fetched.value.bytes);
  });
  return routes;
}

function createKept(mostBytes: number) {
  const pictures = new Map<string, Picture & { readonly until: number }>();
  let bytes = 0;
  function drop(key: string): void {
    bytes -= pictures.get(key)?.bytes.byteLength ?? 0;
    pictures.delete(key);
  }
  return {
    get(key: string): Picture | null {
      const found = pictures.get(key);
      if (found && found.until < Date.now()) drop(key);
      return found && found.until >= Date.now() ? found : null;
    },
    put(key: string, picture: Picture): void {
      if (picture.bytes.byteLength > LARGEST_KEPT_BYTES) return;
      drop(key);
      pictures.set(key, { ...picture, until: Date.now() + KEPT_MS });
      bytes += picture.bytes.byteLength;
      for (const oldest of pictures.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
