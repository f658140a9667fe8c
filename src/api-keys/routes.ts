import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { Database } from '../platform/database/index.ts';
import { hashToken, MOST_A_MINUTE, readBearer, scopeFor, toApiKeyView } from './api-key.ts';
import { makeKey, readKeys, revokeKey } from './keep-keys.ts';
import type { ApiKeyDeps } from './keep-keys.ts';
import { apiKeyListSchema, apiKeySchema, madeApiKeySchema, makeApiKeySchema } from './schema.ts';
import { useKey } from './store.ts';

const tags = ['api-keys'];

/** Keys as their makers keep them. No key opens these routes: they are for people. */
export function apiKeyRoutes(deps: ApiKeyDeps & { readonly requireMember: RequireMember }) {
  const { requireMember: middleware } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api-keys',
        tags,
        summary: 'One’s own keys; for administrators, everybody’s',
        middleware,
        responses: { 200: answer(apiKeyListSchema, 'Those in use, and those ended within 30 days.'), ...refusals(401) },
      }),
      async (c) => c.json({ apiKeys: (await readKeys(deps, c.get('visitor'))).map(toApiKeyView) }, 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api-keys',
        tags,
        summary: 'Make a key that speaks in one’s name',
        middleware,
        request: { body: body(makeApiKeySchema) },
        responses: { 201: answer(madeApiKeySchema, 'The key; its token is said this once.'), ...refusals(401, 409) },
      }),
      async (c) => {
        const made = await makeKey(deps, c.get('visitor'), c.req.valid('json'));
        if (!made.ok) return refuse(c, made.error, 409);
        return c.json({ apiKey: toApiKeyView(made.value.key), token: made.value.token }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/api-keys/{apiKeyId}',
        tags,
        summary: 'End a key at once',
        middleware,
        request: { params: z.object({ apiKeyId: z.uuid() }) },
        responses: { 200: answer(apiKeySchema, 'Ended.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const revoked = await revokeKey(deps, c.get('visitor'), c.req.valid('param').apiKeyId);
        return revoked.ok ? c.json(toApiKeyView(revoked.value), 200) : refuse(c, revoked.error, 404);
      },
    );
}

/**
 * Lets programs in by `Authorization: Bearer` where `scopeFor` names a scope, as the member who made the key and with his or her role of the
 * moment; people come in by `requireMember` as ever. A request that brings a key is never taken for its browser's cookie.
 */
export const takeKeys =
  ({ database }: { readonly database: Database }, requireMember: RequireMember): RequireMember =>
  async (c, next) => {
    const bearer = readBearer(c.req.header('authorization'));
    const scope = scopeFor(c.req.method, c.req.path);
    if (bearer === 'none' || scope === null) return await requireMember(c, next);
    const used = bearer === 'malformed' ? null : await useKey(database, hashToken(bearer.token));
    if (used === null) {
      c.header('WWW-Authenticate', 'Bearer error="invalid_token"');
      return c.json({ error: { kind: 'no-such-key' } }, 401);
    }
    if (used.count > MOST_A_MINUTE) {
      c.header('Retry-After', String(used.secondsLeft));
      const retryAt = new Date(Date.now() + used.secondsLeft * 1_000).toISOString();
      return c.json({ error: { kind: 'rate-limited', retryAt } }, 429);
    }
    if (!used.scopes.includes(scope)) {
      c.header('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scope}"`);
      return c.json({ error: { kind: 'out-of-scope', scope } }, 403);
    }
    const { organisationId, memberId, role, apiKeyId } = used;
    c.set('visitor', { organisationId, memberId, role, sessionId: apiKeyId, apiKeyId });
    return await next();
  };
