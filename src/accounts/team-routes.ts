import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { changeTeam } from './change-team.ts';
import type { ChangeTeamFailure, TeamDeps } from './change-team.ts';
import { putTeamSchema, teamSchema } from './schema-team.ts';
import { findAccount } from './store.ts';
import { readTeam } from './team.ts';

const params = z.object({ accountId: z.uuid() });
const tags = ['accounts'];

/** The team of an account: seen by all, made by administrators and leads, who may put themselves in it. */
export function teamRoutes(deps: TeamDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/team',
        tags,
        summary: 'Who answers on an account, and under which name',
        middleware: requireMember,
        request: { params },
        responses: { 200: answer(teamSchema, 'In its order; everybody when the account has no team.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const team = await database.read(organisationId, async (db) =>
          (await findAccount(db, organisationId, accountId)) ? await readTeam(db, organisationId, accountId) : null,
        );
        return team ? c.json(team, 200) : refuse(c, { kind: 'not-found' }, 404);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{accountId}/team',
        tags,
        summary: 'Say who answers on an account, in which order, and how each signs there',
        middleware: requireMember,
        request: { params, body: body(putTeamSchema) },
        responses: { 200: answer(teamSchema, 'As it is now.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const changed = await changeTeam(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return changed.ok ? c.json(changed.value, 200) : refuse(c, changed.error, statusOf(changed.error));
      },
    );
}

function statusOf(failure: ChangeTeamFailure) {
  switch (failure.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
      return 404;
    case 'same-name':
    case 'name-of-persona':
      return 409;
    case 'no-such-member':
      return 422;
    default:
      return impossible(failure);
  }
}
