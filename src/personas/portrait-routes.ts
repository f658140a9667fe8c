import { z } from 'zod';
import type { MemberEnv } from '../people/index.ts';
import { createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { changePortrait } from './change-portrait.ts';
import { statusOf } from './failure-routes.ts';
import type { PersonasDeps } from './personas-deps.ts';
import { findPortrait } from './portrait-store.ts';
import { cropSchema } from './schema.ts';

const params = z.object({ accountId: z.uuid() });
const path = '/accounts/{accountId}/persona/portrait' as const;
const tags = ['personas'];
const refused = refusals(401, 403, 404, 422, 503);

/** Portraits of characters. */
export function portraitRoutes(deps: PersonasDeps) {
  const { requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();

  const put = createRoute({
    method: 'put',
    path,
    tags,
    summary: 'Put a character’s portrait: the bytes of a JPEG, PNG, WebP, AVIF or GIF image, 10 MB and 50 million pixels at most',
    middleware,
    request: { params, query: cropSchema },
    responses: { 204: nothing('Kept, in our own sizes and without its metadata.'), ...refused },
  });
  routes.openapi(put, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const changed = await changePortrait(deps, c.get('visitor'), c.req.valid('param').accountId, { bytes, crop: c.req.valid('query') });
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });

  const remove = createRoute({
    method: 'delete',
    path,
    tags,
    summary: 'Take a character’s portrait away',
    middleware,
    request: { params },
    responses: { 204: nothing('There is none.'), ...refused },
  });
  routes.openapi(remove, async (c) => {
    const changed = await changePortrait(deps, c.get('visitor'), c.req.valid('param').accountId, null);
    return changed.ok ? done(c) : refuse(c, changed.error, statusOf(changed.error));
  });

  const show = createRoute({
    method: 'get',
    path: '/personas/{personaId}/portrait/{digest}/{size}',
    tags,
    summary: 'A portrait as a square; its address changes with it',
    middleware,
    request: { params: z.object({ personaId: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/), size: z.enum(['96', '256', '512']) }) },
    responses: {
      200: { description: 'The image.', content: { 'image/webp': { schema: z.string().meta({ format: 'binary' }) } } },
      ...refusals(401, 404),
    },
  });
  routes.openapi(show, async (c) => {
    const { personaId, digest, size } = c.req.valid('param');
    const { organisationId } = c.get('visitor');
    const portrait = await deps.database.read(organisationId, (db) => findPortrait(db, organisationId, personaId, Number(size)));
    if (portrait?.digest !== digest) return refuse(c, { kind: 'not-found' }, 404);
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    c.header('Content-Type', portrait.mimeType);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Content-Security-Policy', "default-src 'none'");
    return c.body(new Uint8Array(portrait.bytes), 200);
  });
  return routes;
}
