import { z } from 'zod';
import { NETWORK_NAMES } from '../networks/network.ts';
import type { NetworkApplication } from '../networks/network.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { Context } from '../platform/http/index.ts';
import { describeApplications } from './applications.ts';
import { standingOf } from './authorisation.ts';
import type { Authorisation } from './authorisation.ts';
import { findAuthorisation } from './authorisation-store.ts';
import { beginAuthorisation, beginReconnection } from './begin-authorisation.ts';
import type { BeginRefusal } from './begin-authorisation.ts';
import type { ConnectDeps } from './connect-account.ts';
import { connectStatus } from './routes.ts';
import {
  authorisationSchema,
  beginAuthorisationSchema,
  beginReconnectionSchema,
  begunAuthorisationSchema,
  offeredNetworkSchema,
} from './schema-connecting.ts';
import type { AuthorisationView, OfferedNetwork } from './schema-connecting.ts';

export interface ConnectingDeps extends ConnectDeps {
  readonly requireMember: RequireMember;
  /** The origin that browsers see; null: the one of the request. */
  readonly publicUrl: string | null;
}

const tags = ['accounts'];
const begun = answer(begunAuthorisationSchema, 'Where the browser is to go. It comes back within 15 minutes, or not at all.');

/** The networks that are spoken here, and the leave that is given in their own pages. */
export function connectingRoutes(deps: ConnectingDeps) {
  const { database, networks, requireMember } = deps;
  const originFor = (c: Context): string => deps.publicUrl ?? new URL(c.req.url).origin;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/networks',
        tags,
        summary: 'The networks on which accounts can be connected, and how',
        middleware: requireMember,
        responses: {
          200: answer(z.object({ networks: z.array(offeredNetworkSchema) }), 'Those that this installation speaks.'),
          ...refusals(401),
        },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const kept = await database.read(organisationId, (db) => describeApplications(deps.seal, db, organisationId));
        const offered = NETWORK_NAMES.map((network): OfferedNetwork => {
          const { authorisation, capabilities, webhook } = networks[network];
          const ours = kept.filter((one) => one.network === network);
          return {
            network,
            hasPages: authorisation !== null,
            bringsApplication: authorisation?.bringsApplication ?? false,
            redirectUrl: `${originFor(c)}/networks/${network}/authorised`,
            applications: ours.map(({ server, clientId, isReadable, has, webhookCheckedAt, webhookHeardAt }) => {
              const address = `${originFor(c)}/networks/${network}/webhook/${organisationId}`;
              const called = { checkedAt: webhookCheckedAt?.toISOString() ?? null, heardAt: webhookHeardAt?.toISOString() ?? null };
              // Each of several is told apart by its own client id.
              const url = ours.length > 1 ? `${address}/${encodeURIComponent(clientId)}` : address;
              return { server, clientId, isReadable, has, webhook: webhook && { url, ...called } };
            }),
            capabilities: { ...capabilities, visibilities: [...capabilities.visibilities], moderation: [...capabilities.moderation] },
          };
        });
        return c.json({ networks: offered }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts/authorisations',
        tags,
        summary: 'Begin to connect an account by leave given in its network’s own pages',
        middleware: requireMember,
        request: { body: body(beginAuthorisationSchema) },
        responses: { 201: begun, ...refusals(401, 403, 404, 409, 422, 429, 502) },
      }),
      async (c) => {
        const { application, ...wanted } = c.req.valid('json');
        const request = { ...wanted, application: toApplication(application), accountId: null, origin: originFor(c) };
        const answered = await beginAuthorisation(deps, c.get('visitor'), request);
        return answered.ok ? c.json(answered.value, 201) : refuse(c, answered.error, beginStatus(answered.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts/{accountId}/authorisations',
        tags,
        summary: 'Begin to connect an account again by leave given in its network’s own pages',
        middleware: requireMember,
        request: { params: z.object({ accountId: z.uuid() }), body: body(beginReconnectionSchema) },
        responses: { 201: begun, ...refusals(401, 403, 404, 409, 422, 429, 502) },
      }),
      async (c) => {
        const { accountId } = c.req.valid('param');
        const application = toApplication(c.req.valid('json').application);
        const answered = await beginReconnection(deps, c.get('visitor'), { accountId, application, origin: originFor(c) });
        return answered.ok ? c.json(answered.value, 201) : refuse(c, answered.error, beginStatus(answered.error));
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/authorisations/{authorisationId}',
        tags,
        summary: 'What became of a leave that one asked for',
        middleware: requireMember,
        request: { params: z.object({ authorisationId: z.uuid() }) },
        responses: { 200: answer(authorisationSchema, 'As it stands.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const { authorisationId } = c.req.valid('param');
        const found = await database.read(organisationId, (db) => findAuthorisation(db, organisationId, authorisationId));
        return found?.memberId === memberId ? c.json(toView(found), 200) : refuse(c, { kind: 'not-found' }, 404);
      },
    );
}

/** What was left empty is not there. */
function toApplication(given: Record<keyof NetworkApplication, string> | undefined): NetworkApplication | null {
  if (given === undefined) return null;
  const { clientId, clientSecret, applicationToken, webhookSecret } = given;
  return {
    clientId,
    clientSecret: clientSecret || null,
    applicationToken: applicationToken || null,
    webhookSecret: webhookSecret || null,
  };
}

function toView(authorisation: Authorisation): AuthorisationView {
  const { authorisationId, network, server, accountId } = authorisation;
  const standing = standingOf(authorisation);
  return {
    authorisationId,
    network,
    server,
    accountId: standing.kind === 'connected' ? standing.accountId : accountId,
    state: standing.kind,
    failure: standing.kind === 'refused' ? standing.failure : null,
  };
}

const beginStatus = (refusal: BeginRefusal) => (refusal.kind === 'not-found' ? 404 : connectStatus(refusal));
