import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { answer, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { askForVoice, readVoice } from './learn-account-voice.ts';
import { accountVoiceSchema } from './schema.ts';

/** How an account speaks, as far as it was learned. */
export function voiceRoutes(deps: { readonly database: Database; readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  const params = z.object({ accountId: z.uuid() });
  const tags = ['guardrails'];

  const read = createRoute({
    method: 'get',
    path: '/accounts/{accountId}/voice',
    tags,
    summary: 'Whether an account’s way of speaking is known, and from how many posts',
    middleware,
    request: { params },
    responses: { 200: answer(accountVoiceSchema, 'As it stands.'), ...refusals(401, 404, 422) },
  });
  const learn = createRoute({
    method: 'post',
    path: '/accounts/{accountId}/voice/learn',
    tags,
    summary: 'Have its past read again, soon',
    middleware,
    request: { params },
    responses: { 200: answer(accountVoiceSchema, 'It is being learned.'), ...refusals(401, 403, 404, 422) },
  });

  return createRouter<MemberEnv>()
    .openapi(read, async (c) => {
      const which = { organisationId: c.get('visitor').organisationId, accountId: c.req.valid('param').accountId };
      const voice = await database.read(which.organisationId, (db) => readVoice(db, which));
      return voice ? c.json(voice, 200) : refuse(c, { kind: 'not-found' }, 404);
    })
    .openapi(learn, async (c) => {
      const asked = await askForVoice(deps, c.get('visitor'), c.req.valid('param').accountId);
      return asked.ok ? c.json(asked.value, 200) : refuse(c, asked.error, asked.error.kind === 'not-allowed' ? 403 : 404);
    });
}
