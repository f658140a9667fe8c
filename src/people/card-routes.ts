import { z } from 'zod';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { changeCard, proposeInitialsTo } from './change-card.ts';
import { eraseMember } from './erase-member.ts';
import { exportMe } from './export-me.ts';
import { statusOf } from './failure-routes.ts';
import { leave } from './leave.ts';
import { toMemberView } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { cardChangeSchema, initialsProposalSchema, leaveSchema, memberSchema } from './schema.ts';
import type { SessionDoor } from './session-routes.ts';
import type { MemberEnv } from './visitor.ts';

const byId = z.object({ id: z.uuid() });
const refused = refusals(400, 403, 404, 409, 410, 422, 429, 503);

/** Members' cards, one's own data, and the ways out. */
export function cardRoutes(deps: PeopleDeps, { requireMember: middleware }: SessionDoor) {
  const routes = createRouter<MemberEnv>();

  const change = createRoute({
    method: 'patch',
    path: '/members/{id}/card',
    summary: 'Write on a card: one’s own, or some lines of a colleague’s',
    middleware,
    request: { params: byId, body: body(cardChangeSchema) },
    responses: { 200: answer(memberSchema, 'Changed.'), ...refused },
  });
  routes.openapi(change, async (c) => {
    const update = { memberId: c.req.valid('param').id, change: c.req.valid('json') };
    const changed = await changeCard(deps, c.get('visitor'), update);
    return changed.ok ? c.json(toMemberView(changed.value), 200) : refuse(c, changed.error, statusOf(changed.error));
  });

  const initials = createRoute({
    method: 'get',
    path: '/members/{id}/initials',
    summary: 'Initials that this member could take',
    middleware,
    request: { params: byId },
    responses: { 200: answer(initialsProposalSchema, 'From 3 to 6 that nobody has or had.'), ...refusals(404) },
  });
  routes.openapi(initials, async (c) => {
    const { id } = c.req.valid('param');
    const proposals = await deps.database.read(c.get('visitor').organisationId, async (db) => await proposeInitialsTo(db, id));
    return proposals ? c.json({ proposals }, 200) : refuse(c, { kind: 'not-found' }, 404);
  });

  const exported = createRoute({
    method: 'get',
    path: '/me/export',
    summary: 'Everything that is kept of oneself',
    middleware,
    responses: { 200: answer(z.looseObject({ exportedAt: z.iso.datetime() }), 'As a file in JSON.') },
  });
  routes.openapi(exported, async (c) => {
    c.header('Content-Disposition', 'attachment; filename="visavis.json"');
    return c.json((await exportMe(deps, c.get('visitor'))) as { exportedAt: string }, 200);
  });

  const leaving = createRoute({
    method: 'post',
    path: '/me/leave',
    summary: 'Leave the organisation, and have one’s data erased when one wants it',
    middleware,
    request: { body: body(leaveSchema) },
    responses: { 204: nothing('Left, and signed out everywhere.'), ...refused },
  });
  routes.openapi(leaving, async (c) => {
    const left = await leave(deps, c.get('visitor'), c.req.valid('json'));
    return left.ok ? done(c) : refuse(c, left.error, statusOf(left.error));
  });

  const erase = createRoute({
    method: 'post',
    path: '/members/{id}/erase',
    summary: 'Erase the personal data of somebody who has left',
    middleware,
    request: { params: byId },
    responses: { 200: answer(memberSchema, 'Erased: the initials are left.'), ...refused },
  });
  routes.openapi(erase, async (c) => {
    const erased = await eraseMember(deps, c.get('visitor'), c.req.valid('param').id);
    return erased.ok ? c.json(toMemberView(erased.value), 200) : refuse(c, erased.error, statusOf(erased.error));
  });
  return routes;
}
