import { z } from 'zod';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { changeMember } from './change-member.ts';
import { statusOf } from './failure-routes.ts';
import { acceptInvitation, invite, revokeInvitation, showInvitation } from './invite.ts';
import { toMemberView } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { mayDo } from './policy.ts';
import {
  acceptInvitationSchema,
  createdInvitationSchema,
  createInvitationSchema,
  invitationSchema,
  memberSchema,
  meSchema,
  openInvitationSchema,
  updateMemberSchema,
} from './schema.ts';
import { userAgentOf } from './session-routes.ts';
import type { SessionDoor } from './session-routes.ts';
import { readMembers } from './store.ts';
import { readInvitations } from './store-invitations.ts';
import type { MemberEnv } from './visitor.ts';

const byId = z.object({ id: z.uuid() });
const refused = refusals(400, 403, 404, 409, 410, 422, 429, 503);

/** Members, seen by all of them and changed by administrators. */
export function memberRoutes(deps: PeopleDeps, { requireMember: middleware }: SessionDoor) {
  const routes = createRouter<MemberEnv>();

  const list = createRoute({
    method: 'get',
    path: '/members',
    middleware,
    responses: { 200: answer(z.object({ members: z.array(memberSchema) }), 'Everybody, the active first; 1,000 at most.') },
  });
  routes.openapi(list, async (c) => {
    const members = await deps.database.read(c.get('visitor').organisationId, readMembers);
    return c.json({ members: members.map(toMemberView) }, 200);
  });

  const change = createRoute({
    method: 'patch',
    path: '/members/{id}',
    middleware,
    request: { params: byId, body: body(updateMemberSchema) },
    responses: { 200: answer(memberSchema, 'Changed.'), ...refused },
  });
  routes.openapi(change, async (c) => {
    const changed = await changeMember(deps, c.get('visitor'), { ...c.req.valid('json'), memberId: c.req.valid('param').id });
    return changed.ok ? c.json(toMemberView(changed.value), 200) : refuse(c, changed.error, statusOf(changed.error));
  });
  return routes;
}

export interface InvitationMeans extends PeopleDeps {
  /** Where browsers reach us when the operator has not said so: from the request. */
  readonly publicUrl: string | null;
}

/** Invitations by link. */
export function invitationRoutes(deps: InvitationMeans, door: SessionDoor) {
  const routes = createRouter<MemberEnv>();
  const middleware = door.requireMember;

  const list = createRoute({
    method: 'get',
    path: '/invitations',
    middleware,
    responses: { 200: answer(z.object({ invitations: z.array(invitationSchema) }), 'Newest first, 200 at most.'), ...refusals(403) },
  });
  routes.openapi(list, async (c) => {
    const { organisationId, role } = c.get('visitor');
    if (!mayDo(role, 'see-invitations')) return refuse(c, { kind: 'not-allowed' }, 403);
    return c.json({ invitations: await deps.database.read(organisationId, readInvitations) }, 200);
  });

  const create = createRoute({
    method: 'post',
    path: '/invitations',
    middleware,
    request: { body: body(createInvitationSchema) },
    responses: { 200: answer(createdInvitationSchema, 'Invited; the link is shown this once.'), ...refused },
  });
  routes.openapi(create, async (c) => {
    const invited = await invite(deps, c.get('visitor'), c.req.valid('json'));
    if (!invited.ok) return refuse(c, invited.error, statusOf(invited.error));
    const origin = deps.publicUrl ?? new URL(c.req.url).origin;
    return c.json({ invitation: invited.value.invitation, link: `${origin}/invitation/${invited.value.token}` }, 200);
  });

  const revoke = createRoute({
    method: 'delete',
    path: '/invitations/{id}',
    middleware,
    request: { params: byId },
    responses: { 204: nothing('Revoked.'), ...refused },
  });
  routes.openapi(revoke, async (c) => {
    const revoked = await revokeInvitation(deps, c.get('visitor'), c.req.valid('param').id);
    return revoked.ok ? done(c) : refuse(c, revoked.error, statusOf(revoked.error));
  });

  const open = createRoute({
    method: 'get',
    path: '/invitations/open/{token}',
    request: { params: z.object({ token: z.string().max(200) }) },
    responses: { 200: answer(openInvitationSchema, 'What the link invites to.'), ...refused },
  });
  routes.openapi(open, async (c) => {
    const shown = await showInvitation(deps, c.req.valid('param').token);
    return shown.ok ? c.json(shown.value, 200) : refuse(c, shown.error, statusOf(shown.error));
  });

  const accept = createRoute({
    method: 'post',
    path: '/invitations/accept',
    request: { body: body(acceptInvitationSchema) },
    responses: { 200: answer(meSchema, 'A member, signed in.'), ...refused },
  });
  routes.openapi(accept, async (c) => {
    const accepted = await acceptInvitation(deps, c.req.valid('json'), userAgentOf(c));
    if (!accepted.ok) return refuse(c, accepted.error, statusOf(accepted.error));
    return c.json(await door.letIn(c, accepted.value), 200);
  });
  return routes;
}
