import { z } from 'zod';
import type { Context } from '../platform/http/index.ts';
import { answer, createRoute, createRouter, nothing, refusals, refuse } from '../platform/http/index.ts';
import type { MemberEnv } from '../people/index.ts';
import { statusOf } from './failure-routes.ts';
import { isReady } from './media.ts';
import { toMediaView } from './media-view.ts';
import type { FileDeps } from './make-files.ts';
import { pictureFor } from './make-files.ts';
import { readParts, readStretch, sizeOfParts } from './part-store.ts';
import { readRange } from './range.ts';
import { receivePart } from './receive-part.ts';
import type { MediaRouteDeps } from './routes.ts';
import { mediaSchema } from './schema.ts';
import { findOne } from './store.ts';

const binary = z.string().meta({ format: 'binary' });
const fileParams = z.object({ mediaId: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/) });
/** Drawn at half of it, on screens of high density. */
const PREVIEW = { pictureBytes: 150_000, pictureSide: 640, picturePixels: null, pictureTypes: ['image/jpeg', 'image/png'] };
/** What one answer gives of a film. */
const STRETCH_BYTES = 2 * 1024 * 1024;

/** What comes in and goes out as a file. */
export function mediaFileRoutes(deps: MediaRouteDeps & FileDeps) {
  const { database } = deps;
  const common = { tags: ['media'], middleware: deps.requireMember };
  const find = async (organisationId: string, { mediaId, digest }: z.infer<typeof fileParams>) => {
    const media = await database.read(organisationId, (db) => findOne(db, organisationId, mediaId));
    return media !== null && isReady(media) && media.digest === digest ? media : null;
  };

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        ...common,
        method: 'put',
        path: '/media/{mediaId}/parts/{number}',
        summary: 'Send the next part of the file: 4 MB each, the last one shorter',
        request: {
          params: z.object({ mediaId: z.uuid(), number: z.coerce.number().int().min(0).max(1_000) }),
          body: { required: true as const, content: { 'application/octet-stream': { schema: binary } } },
        },
        responses: {
          200: answer(mediaSchema, 'Received; after the last part it is checked. A part may be sent again.'),
          ...refusals(401, 403, 404, 409, 413, 422, 429, 507),
        },
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const received = await receivePart(deps, c.get('visitor'), { ...c.req.valid('param'), bytes });
        return received.ok ? c.json(toMediaView(received.value), 200) : refuse(c, received.error, statusOf(received.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/media/{mediaId}/{digest}/preview',
        summary: 'A picture, small; its address changes with it',
        request: { params: fileParams },
        responses: { 200: { description: 'The image.', content: { 'image/jpeg': { schema: binary } } }, ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const media = await find(organisationId, c.req.valid('param'));
        if (media?.kind !== 'picture') return refuse(c, { kind: 'not-found' }, 404);
        const made = await pictureFor(deps, organisationId, media, PREVIEW);
        if (made === null) return refuse(c, { kind: 'not-found' }, 404);
        if (made !== 'as-it-is') return file(c, new Uint8Array(made.bytes), made.mimeType);
        const bytes = await database.read(organisationId, (db) => readParts(db, organisationId, media.mediaId));
        return file(c, new Uint8Array(bytes), media.mimeType);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/media/{mediaId}/{digest}/file',
        summary: 'The file as it is kept; by stretches when a range is asked for',
        request: { params: fileParams },
        responses: {
          200: { description: 'The file.', content: { 'application/octet-stream': { schema: binary } } },
          206: { description: 'A stretch of it.', content: { 'application/octet-stream': { schema: binary } } },
          416: nothing('It has no such stretch.'),
          ...refusals(401, 404),
        },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const media = await find(organisationId, c.req.valid('param'));
        if (media === null) return refuse(c, { kind: 'not-found' }, 404);
        const size = await database.read(organisationId, (db) => sizeOfParts(db, organisationId, media.mediaId));
        c.header('Accept-Ranges', 'bytes');
        const range = readRange(c.req.header('range') ?? null, { size, longest: STRETCH_BYTES });
        if (range === 'unsatisfiable') {
          c.header('Content-Range', `bytes */${size}`);
          return c.body(null, 416);
        }
        if (range === null && media.kind === 'picture') {
          const bytes = await database.read(organisationId, (db) => readParts(db, organisationId, media.mediaId));
          return file(c, new Uint8Array(bytes), media.mimeType);
        }
        if (range === null) return file(c, streamOf(deps, organisationId, { mediaId: media.mediaId, size }), media.mimeType);
        const { offset, length } = range;
        const bytes = await database.read(organisationId, (db) => readStretch(db, organisationId, media.mediaId, { offset, length }));
        c.header('Content-Range', `bytes ${offset}-${offset + length - 1}/${size}`);
        return file(c, new Uint8Array(bytes), media.mimeType, 206);
      },
    );
}

/** A film from its first byte to its last, a stretch in memory at a time. */
function streamOf(
  { database }: FileDeps,
  organisationId: string,
  { mediaId, size }: { mediaId: string; size: number },
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: async (stream) => {
      const stretch = { offset: at, length: Math.min(STRETCH_BYTES, size - at) };
      const bytes =
        stretch.length > 0 ? await database.read(organisationId, (db) => readStretch(db, organisationId, mediaId, stretch)) : null;
      if (bytes === null || bytes.length === 0) return stream.close();
      at += bytes.length;
      stream.enqueue(new Uint8Array(bytes));
    },
  });
}

function file(c: Context, content: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>, mimeType: string, status: 200 | 206 = 200) {
  c.header('Content-Type', mimeType);
  // Private: who signs out leaves nothing behind in a cache that others share.
  c.header('Cache-Control', 'private, max-age=31536000, immutable');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Content-Security-Policy', "default-src 'none'");
  return c.body(content as ReadableStream, status);
}
