import { findAccount } from '../accounts/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { GuardrailsDeps } from './guardrails-deps.ts';
import { judge } from './judge.ts';
import { lookRequestSchema, lookSchema } from './schema.ts';
import { viewFinding } from './views.ts';

/** What a draft's author sees while typing. */
export function lookRoutes(deps: GuardrailsDeps & { readonly requireMember: RequireMember }) {
  const { database, links, requireMember } = deps;
  const look = createRoute({
    method: 'post',
    path: '/guardrails/look',
    tags: ['guardrails'],
    summary: 'What the guard-rails say of a draft, as it is typed; waits for no link',
    middleware: requireMember,
    request: { body: body(lookRequestSchema) },
    responses: { 200: answer(lookSchema, 'Nothing is kept of it.'), ...refusals(401, 404, 422) },
  });

  return createRouter<MemberEnv>().openapi(look, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    const { at, ...draft } = c.req.valid('json');
    const linksPending = links.ask(draft.text);
    const judgement = await database.read(organisationId, async (db) => {
      if ((await findAccount(db, organisationId, draft.accountId)) === null) return null;
      return await judge(deps, { db, organisationId }, { ...draft, memberId, at: at === undefined ? deps.now() : new Date(at) });
    });
    if (judgement === null) return refuse(c, { kind: 'not-found' }, 404);
    const { outcome, findings, latitude, hours } = judgement;
    return c.json({ outcome, findings: findings.map(viewFinding), latitude, hours, linksPending }, 200);
  });
}
