import type { Arrival, NetworkName, WebhookAnswer, WebhookRequest } from '../networks/network.ts';
import { databaseTrouble } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { isOpen } from './account.ts';
import type { Account } from './account.ts';
import { noteCalled } from './application-store.ts';
import { findApplication } from './applications.ts';
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
  readonly request: Omit<WebhookRequest, 'application'>;
}

/** Answers a network that asks whether this address holds the organisation's keys. Null: there is no such address. */
export async function answerChallenge(deps: HearWebhookDeps, { network, organisationId, request }: Called): Promise<WebhookAnswer | null> {
  const means = await meansOf(deps, network, organisationId);
  if (means === null) return null;
  const answered = await means.webhook.challenge({ ...request, application: means.application });
  if (answered.status === 200) await deps.database.transact(organisationId, (tx) => noteCalled(tx, network, 'checked'));
  return answered;
}

/**
 * Stores what a network sent by itself, for the accounts that it is for. It moves no cursor: the next look finds all of it again, so that what
 * cannot be stored here is not lost. Null: there is no such address. Throws when the database is away: the network then sends it again.
 */
export async function hearWebhook(deps: HearWebhookDeps, { network, organisationId, request }: Called): Promise<WebhookAnswer | null> {
  const means = await meansOf(deps, network, organisationId);
  if (means === null) return null;
  const { answer, heard } = await means.webhook.receive({ ...request, application: means.application });
  if (answer.status === 200) await deps.database.transact(organisationId, (tx) => noteCalled(tx, network, 'heard'));
  if (heard.length === 0) return answer;
  const accounts = await deps.database.read(organisationId, (db) => listAccounts(db, organisationId));
  for (const { identity, arrivals } of heard) {
    const account = accounts.find((one) => one.network === network && one.identity === identity && isOpen(one.state));
    if (account !== undefined) await store(deps, account, arrivals);
  }
  return answer;
}

async function meansOf({ database, networks, seal }: HearWebhookDeps, network: NetworkName, organisationId: string) {
  const { webhook } = networks[network];
  if (webhook === null) return null;
  const application = await database.read(organisationId, (db) => findApplication(seal, db, organisationId, { network, server: '' }));
  return application === null ? null : { webhook, application };
}

async function store({ database, inbox, log }: HearWebhookDeps, account: Account, arrivals: readonly Arrival[]): Promise<void> {
  try {
    await database.transact(account.organisationId, async (tx) => void (await inbox.storeHeard(tx, account, arrivals)));
  } catch (error) {
    if (databaseTrouble(error) !== null) throw error;
    log.warn({ accountId: account.accountId, err: error }, 'what a webhook brought is left to the next look');
  }
}
