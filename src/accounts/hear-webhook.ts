import type { Arrival, NetworkApplication, NetworkName, Webhook, WebhookAnswer, WebhookRequest } from '../networks/network.ts';
import { databaseTrouble } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { isOpen } from './account.ts';
import type { Account } from './account.ts';
import { noteCalled } from './application-store.ts';
import { findApplications } from './applications.ts';
import type { HearingInbox } from './hearing-inbox.ts';
import type { Networks } from './networks.ts';
import { listAccounts } from './store.ts';

export interface HearWebhookDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly seal: Seal;
  readonly inbox: HearingInbox;
  readonly log: Log;
}

interface Called {
  readonly network: NetworkName;
  /** Whose address was called. */
  readonly organisationId: string;
  /** Client id of the application whose address was called; null: the organisation's common one. */
  readonly clientId?: string | null;
  readonly request: Omit<WebhookRequest, 'application'>;
}

/**
 * Answers a network that asks whether this address holds the organisation's keys: those of the application that the address names, else those that were
 * brought last. Null: there is no such address.
 */
export async function answerChallenge(deps: HearWebhookDeps, called: Called): Promise<WebhookAnswer | null> {
  const { network, organisationId, request } = called;
  const means = await meansOf(deps, called);
  if (means === null) return null;
  const [application] = means.applications;
  const answered = await means.webhook.challenge({ ...request, application });
  if (answered.status === 200) {
    const { clientId } = application;
    await deps.database.transact(organisationId, (tx) => noteCalled(tx, { network, clientId }, 'checked'));
  }
  return answered;
}

/**
 * Stores what a network sent by itself, for the accounts that it is for. It moves no cursor: the next look finds all of it again, so that what
 * cannot be stored here is not lost. Null: there is no such address. Throws when the database is away: the network then sends it again.
 */
export async function hearWebhook(deps: HearWebhookDeps, called: Called): Promise<WebhookAnswer | null> {
  const { network, organisationId } = called;
  const means = await meansOf(deps, called);
  if (means === null) return null;
  const { answer, heard, clientId } = await receive(means, called.request);
  if (answer.status === 200) await deps.database.transact(organisationId, (tx) => noteCalled(tx, { network, clientId }, 'heard'));
  if (heard.length === 0) return answer;
  const accounts = await deps.database.read(organisationId, (db) => listAccounts(db, organisationId));
  for (const { identity, arrivals } of heard) {
    const account = accounts.find((one) => one.network === network && one.identity === identity && isOpen(one.state));
    if (account !== undefined) await store(deps, account, arrivals);
  }
  return answer;
}

interface Means {
  readonly webhook: Webhook;
  readonly applications: readonly [NetworkApplication, ...NetworkApplication[]];
}

async function meansOf(
  { database, networks, seal }: HearWebhookDeps,
  { network, organisationId, clientId }: Called,
): Promise<Means | null> {
  const { webhook } = networks[network];
  if (webhook === null) return null;
  const known = await database.read(organisationId, (db) => findApplications(seal, db, organisationId, network));
  const [first, ...others] = clientId ? known.filter((one) => one.clientId === clientId) : known;
  return first === undefined ? null : { webhook, applications: [first, ...others] };
}

/** By whichever application's secret it is signed with. */
async function receive({ webhook, applications }: Means, request: Called['request']) {
  const [first, ...others] = applications;
  let received = { ...(await webhook.receive({ ...request, application: first })), clientId: first.clientId };
  for (const application of others) {
    if (received.answer.status !== 401) break;
    received = { ...(await webhook.receive({ ...request, application })), clientId: application.clientId };
  }
  return received;
}

async function store({ database, inbox, log }: HearWebhookDeps, account: Account, arrivals: readonly Arrival[]): Promise<void> {
  try {
    await database.transact(account.organisationId, async (tx) => void (await inbox.storeHeard(tx, account, arrivals)));
  } catch (error) {
    if (databaseTrouble(error) !== null) throw error;
    log.warn({ accountId: account.accountId, err: error }, 'what a webhook brought is left to the next look');
  }
}
