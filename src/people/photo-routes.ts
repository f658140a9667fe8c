import { z } from 'zod';
import { createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { putMyPhoto, removePhoto } from './change-photo.ts';
import { statusOf } from './failure-routes.ts';
import type { PeopleDeps } from './people-deps.ts';
import { cropSchema } from './schema.ts';
import type { SessionDoor } from './session-routes.ts';
import type { PhotoSize } from './store-photos.ts';
import { findPhoto } from './store-photos.ts';
import type { MemberEnv } from './visitor.ts';

const refused = refusals(400, 403, 404, 409, 410, 422, 429, 503);
const sizes = z.enum(['96', '256', '512'] satisfies `${PhotoSize}`[]);

/** Photos of members, for who is signed in: what the public may see is shown by the pages made for it. */
export function photoRoutes(deps: PeopleDeps, { requireMember: middleware }: SessionDoor) {
  const routes = createRouter<MemberEnv>();

  const put = createRoute({
    method: 'put',
    path: '/me/photo',
    summary: 'Put one’s photo: the bytes of a JPEG, PNG, WebP, AVIF or GIF image, 10 MB and 50 million pixels at most',
    middleware,
    request: { query: cropSchema },
    responses: { 204: nothing('Kept, in our own sizes and without its metadata.'), ...refused },
  });
  routes.openapi(put, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const changed = await putMyPhoto(deps, c.get('visitor'), { bytes, crop: c.req.valid('query') });
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });

  const remove = createRoute({
    method: 'delete',
    path: '/members/{id}/photo',
    summary: 'Take a photo away: one’s own, or a colleague’s as an administrator',
    middleware,
    request: { params: z.object({ id: z.uuid() }) },
    responses: { 204: nothing('There is none.'), ...refused },
  });
  routes.openapi(remove, async (c) => {
    const removed = await removePhoto(deps, c.get('visitor'), c.req.valid('param').id);
    return removed.ok ? done(c) : refuse(c, removed.error, statusOf(removed.error));
  });

  const show = createRoute({
    method: 'get',
    path: '/members/{id}/photo/{digest}/{size}',
    summary: 'A photo as a square; its address changes with it',
    middleware,
    request: { params: z.object({ id: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/), size: sizes }) },
    responses: {
      200: { description: 'The image.', content: { 'image/webp': { schema: z.string().meta({ format: 'binary' }) } } },
      304: nothing('What the browser has is still so.'),
      ...refusals(404),
    },
  });
  routes.openapi(show, async (c) => {
    const { id, digest, size } = c.req.valid('param');
    const { organisationId } = c.get('visitor');
    const photo = await deps.database.read(
      organisationId,
      async (db) => await findPhoto(db, organisationId, id, Number(size) as PhotoSize),
    );
    if (photo?.digest !== digest) return refuse(c, { kind: 'not-found' }, 404);
    const etag = `"${digest.slice(0, 32)}-${size}"`;
    // Private: who signs out leaves nothing behind in a cache that others share.
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    c.header('ETag', etag);
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
    c.header('Content-Type', photo.mimeType);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Content-Security-Policy', "default-src 'none'");
    return c.body(new Uint8Array(photo.bytes), 200);
  });
  return routes;
}
