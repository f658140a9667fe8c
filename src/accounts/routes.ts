import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import type { Account } from './account.ts';
import { toAccountView } from './account-view.ts';
import { connectAccount } from './connect-account.ts';
import type { ConnectDeps, ConnectRefusal } from './connect-account.ts';
import { disconnectAccount } from './disconnect-account.ts';
import type { DisconnectDeps } from './disconnect-account.ts';
import { reconnectAccount } from './reconnect-account.ts';
import type { ReconnectRefusal } from './reconnect-account.ts';
import { accountSchema, connectAccountSchema, reconnectAccountSchema, updateAccountSchema } from './schema.ts';
import { listAccounts } from './store.ts';
import { updateAccount } from './update-account.ts';

const accountParams = z.object({ accountId: z.uuid() });
const one = answer(accountSchema, 'The account.');

/** The accounts of the visitor's organisation: seen by all, looked after by administrators and leads. */
export function accountRoutes(deps: ConnectDeps & DisconnectDeps & { readonly requireMember: RequireMember }) {
  const { database, networks, requireMember } = deps;
  const view = (account: Account) => toAccountView(account, networks, new Date());
  const tags = ['accounts'];

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts',
        tags,
        summary: 'The accounts and their health',
        middleware: requireMember,
        responses: { 200: answer(z.object({ accounts: z.array(accountSchema) }), 'First connected first.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const accounts = await database.read(organisationId, (db) => listAccounts(db, organisationId));
        return c.json({ accounts: accounts.map(view) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts',
        tags,
        summary: 'Connect an account',
        middleware: requireMember,
        request: { body: body(connectAccountSchema) },
        responses: { 201: one, ...refusals(401, 403, 409, 422, 429, 502) },
      }),
      async (c) => {
        const connected = await connectAccount(deps, c.get('visitor'), c.req.valid('json'));
        return connected.ok ? c.json(view(connected.value), 201) : refuse(c, connected.error, connectStatus(connected.error));
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        path: '/accounts/{accountId}',
        tags,
        summary: 'Change how an account signs and how long a message can be taken back',
        middleware: requireMember,
        request: { params: accountParams, body: body(updateAccountSchema) },
        responses: { 200: one, ...refusals(401, 403, 404) },
      }),
      async (c) => {
        const { accountId } = c.req.valid('param');
        const updated = await updateAccount(deps, c.get('visitor'), { accountId, settings: c.req.valid('json') });
        return updated.ok ? c.json(view(updated.value), 200) : refuse(c, updated.error, ownStatus(updated.error));
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/accounts/{accountId}',
        tags,
        summary: 'Disconnect an account: its credentials are erased, its history stays',
        middleware: requireMember,
        request: { params: accountParams },
        responses: { 200: one, ...refusals(401, 403, 404) },
      }),
      async (c) => {
        const disconnected = await disconnectAccount(deps, c.get('visitor'), c.req.valid('param').accountId);
        return disconnected.ok ? c.json(view(disconnected.value), 200) : refuse(c, disconnected.error, ownStatus(disconnected.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts/{accountId}/reconnect',
        tags,
        summary: 'Give an account new credentials',
        middleware: requireMember,
        request: { params: accountParams, body: body(reconnectAccountSchema) },
        responses: { 200: one, ...refusals(401, 403, 404, 409, 422, 429, 502) },
      }),
      async (c) => {
        const { accountId } = c.req.valid('param');
        const reconnected = await reconnectAccount(deps, c.get('visitor'), { accountId, secret: c.req.valid('json').secret });
        return reconnected.ok ? c.json(view(reconnected.value), 200) : refuse(c, reconnected.error, reconnectStatus(reconnected.error));
      },
    );
}

export function connectStatus(refusal: ConnectRefusal) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'already-connected':
      return 409;
    case 'wrong-handle':
    case 'wrong-secret':
    case 'invalid-address':
    case 'not-this-network':
    case 'other-way':
    case 'application-refused':
    case 'declined':
    case 'too-late':
      return 422;
    case 'rate-limited':
      return 429;
    case 'unreachable':
      return 502;
    default:
      return impossible(refusal);
  }
}

function reconnectStatus(refusal: ReconnectRefusal) {
  if (refusal.kind === 'not-found') return 404;
  if (refusal.kind === 'other-identity') return 409;
  return connectStatus(refusal);
}

function ownStatus(refusal: { kind: 'not-allowed' } | { kind: 'not-found' }) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
      return 404;
    default:
      return impossible(refusal);
  }
}
