import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequireMember } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { Mountable, RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { careRoutes } from './care-routes.ts';
import { connectingRoutes } from './connecting-routes.ts';
import { createConnections } from './connections.ts';
import type { AccountKey, Connections } from './connections.ts';
import type { ExportDeps } from './export-account.ts';
import { keepForgetting } from './forget-authorisations.ts';
import type { HearingInbox } from './hearing-inbox.ts';
import { createListening } from './listening.ts';
import type { ListeningPace } from './listening.ts';
import { networkPageRoutes } from './network-page-routes.ts';
import type { NetworkPagesDeps } from './network-page-routes.ts';
import type { Networks } from './networks.ts';
import { accountRoutes } from './routes.ts';
import { createSpendingMeter } from './spending-meter.ts';
import type { SpendingMeter } from './spending-meter.ts';
import { spendingRoutes } from './spending-routes.ts';
import type { TeamDeps } from './change-team.ts';
import { teamRoutes } from './team-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { breakAccount } from './tell-break.ts';

export { isOpen, shutBecause } from './account.ts';
export type { Account, Trouble } from './account.ts';
export type { AccountKey, Connections } from './connections.ts';
export type { AccountExport, ExportedKey, ExportedPage } from './export-account.ts';
export { rotateSecrets } from './rotate-secrets.ts';
export type { Rotated } from './rotate-secrets.ts';
export type { HearingInbox, HeardBy } from './hearing-inbox.ts';
export { capabilitiesOf, cardsOn, countingFor, measureOf, postingLimitsOf } from './networks.ts';
export { spendingAhead } from './spending-ahead.ts';
export type { SpendingAhead } from './spending-ahead.ts';
export type { Around, Measure, Networks } from './networks.ts';
export type { AccountState, AccountView, SignatureForm, SignatureMark, SignatureOccasion, SignaturePlace } from './schema.ts';
export { connectAccount } from './connect-account.ts';
export type { ConnectAccount, ConnectDeps } from './connect-account.ts';
export { findAccount, listAccounts, lockAccount, noteShownAs } from './store.ts';
export { createSpendingMeter } from './spending-meter.ts';
export type { SpendingMeter } from './spending-meter.ts';
export { accountsHolding } from './member-holding.ts';
export { signingNames } from './team.ts';
export { listAnswerers, listTeam, mayAnswer } from './team-store.ts';
export { listClosedAccounts, readableBy } from './private-store.ts';
export type { PrivateReader } from './private-store.ts';
export { freeVoice, hasVoice, joinTeam, leaveTeam, limitVoice } from './voice-store.ts';
export type { TeamPlace } from './team-store.ts';

export interface AccountsDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly seal: Seal;
  readonly inbox: HearingInbox;
  readonly requireMember: RequireMember;
  /** Whether the public knows somebody who is no member by this name. */
  readonly isTakenByOther?: TeamDeps['isTakenByOther'];
  /** Who sent a request; null when signed out. */
  readonly findVisitor: NetworkPagesDeps['findVisitor'];
  /** The origin that browsers see; null: the one of each request. */
  readonly publicUrl: string | null;
  /** What later rooms keep of an account; asked for when it is wanted, because those rooms are made after this one. */
  readonly exports: ExportDeps['exports'];
  readonly log: Log;
  /** The one that the networks count with; absent where nothing is billed. */
  readonly meter?: SpendingMeter;
  readonly pace?: Partial<ListeningPace>;
  /** What later rooms do on the network before an account is disconnected; within some seconds. */
  readonly beforeDisconnect?: (key: AccountKey) => Promise<void>;
}

export interface Accounts extends Required<Pick<Room, 'routes' | 'background'>> {
  /** Open connections, for who speaks on the accounts. Close them last. */
  readonly connections: Connections;
  /** Pages outside the API, where networks and browsers that come back from them arrive. */
  readonly pages: readonly { readonly path: string; readonly routes: Mountable }[];
}

/** The accounts room: connecting, listening, health. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const { database, networks, seal, inbox, log, requireMember, isTakenByOther } = deps;
  const connections = createConnections({ database, networks, seal, log });
  const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
  const clock = () => performance.now();
  const listening = createListening({ database, inbox, log, connections, wait, clock, ...(deps.pace ? { pace: deps.pace } : {}) });
  const leaving = deps.beforeDisconnect ? { beforeDisconnect: deps.beforeDisconnect } : {};
  const routes = createRouter<RequestEnv>();
  const connecting = { database, networks, seal, newId: randomUUID };
  routes.route('/', connectingRoutes({ ...connecting, requireMember, publicUrl: deps.publicUrl }));
  routes.route('/', accountRoutes({ ...connecting, requireMember, connections, ...leaving }));
  routes.route('/', careRoutes({ database, networks, requireMember, exports: deps.exports }));
  const meter = deps.meter ?? createSpendingMeter({ database, log });
  routes.route('/', spendingRoutes({ database, meter, requireMember }));
  routes.route('/', teamRoutes({ database, requireMember, ...(isTakenByOther && { isTakenByOther }) }));
  const pages = networkPageRoutes({ ...connecting, publicUrl: deps.publicUrl, findVisitor: deps.findVisitor });
  pages.route('/', webhookRoutes({ database, networks, seal, inbox, log }));
  return {
    routes,
    background: async (signal) => {
      const own = new AbortController();
      const until = AbortSignal.any([signal, own.signal]);
      await Promise.all([listening.run(until), keepForgetting({ database, log, wait }, until)]).finally(() => own.abort());
    },
    connections,
    pages: [{ path: '/networks', routes: pages }],
  };
}

/** Notes, in the transaction that learns it, that the network refuses the account's credentials: a person must give new ones. */
export async function noteRefused(tx: Transaction, accountId: string, reason: string): Promise<void> {
  await breakAccount(tx, { accountId }, { kind: 'unauthorised', detail: reason });
}
