import type { Database, Transaction } from '../platform/database/index.ts';
import { entriesAfter } from '../platform/journal/index.ts';
import type { JournalEntry } from '../platform/journal/index.ts';
import { StrangerError, tellStranger } from '../platform/outbound/index.ts';
import type { Reach } from '../platform/outbound/index.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { listByIds } from '../publishing/index.ts';
import { ageOf, findFirstWaiting, forgetOld, giveUpWaiting, insertDeliveries, writeTry } from './delivery-store.ts';
import type { NewDelivery } from './delivery-store.ts';
import { eventOf, writeBody } from './event.ts';
import type { WebhookEvent } from './schema.ts';
import { claimWebhook, lockWebhook, noteFailing, noteTaking, writeOff, writeProgress } from './store.ts';
import { ANSWER_LIMIT_MS, outcomeOf, PATIENCE_MS, readAddress, retryDelay, secretContext, sign, SWITCHED_OFF_AFTER_MS } from './webhook.ts';
import type { Outcome, Webhook, WebhookDelivery } from './webhook.ts';

export interface TellDeps {
  readonly database: Database;
  readonly seal: Seal;
  readonly reach: Reach;
  readonly newId: () => string;
  readonly now: () => number;
  /** Milliseconds that one exchange may take. */
  readonly answerLimitMs?: number;
}

export interface WebhookKey {
  readonly organisationId: string;
  readonly webhookId: string;
}

/** Entries of the journal that are read at once. */
const ENTRIES_AT_ONCE = 200;
/** So long a worker has a webhook to itself: longer than an exchange, so that only the dead lose it. */
const BUSY_MS = ANSWER_LIMIT_MS + 15_000;

/**
 * Tells a webhook the next thing that it is to be told, in the order of the journal: its address is asked for one delivery at a time, and what
 * comes later waits. A process may die anywhere: what may have arrived is told again under the same `webhook-id`. Answers whether there may be
 * more to tell at once.
 */
export async function tellNext(deps: TellDeps, key: WebhookKey, signal: AbortSignal): Promise<boolean> {
  const claimed = await deps.database.transact(key.organisationId, async (tx) => await claim(deps, tx, key.webhookId));
  if (claimed === 'nothing') return false;
  if (claimed === 'more') return true;
  const began = deps.now();
  const outcome = await send(deps, key, claimed, signal);
  const tookMs = deps.now() - began;
  // We were told to stop: that is no failure of the address. It is told again when the lease ends, by whoever is there.
  if (signal.aborted && outcome.kind === 'failed') return false;
  return await deps.database.transact(key.organisationId, (tx) => settle(tx, claimed, { outcome, tookMs }));
}

/** When what waits first is to be told; null when nothing waits. */
const firstDue = async (tx: Transaction, webhookId: string): Promise<Date | null> =>
  (await findFirstWaiting(tx, webhookId))?.delivery.dueAt ?? null;

interface Claimed {
  readonly webhook: Webhook;
  readonly delivery: WebhookDelivery;
}

/** Takes what is next for this worker; before that, writes what the journal has of news. */
async function claim(deps: TellDeps, tx: Transaction, webhookId: string): Promise<Claimed | 'nothing' | 'more'> {
  const webhook = await claimWebhook(tx, webhookId);
  if (webhook === null) return 'nothing';
  const first = await findFirstWaiting(tx, webhookId);
  if (first !== null) {
    if (!first.due) {
      await writeProgress(tx, webhookId, { dueAt: first.delivery.dueAt });
      return 'nothing';
    }
    await writeProgress(tx, webhookId, { dueAt: first.delivery.dueAt, busyMs: BUSY_MS });
    return { webhook, delivery: first.delivery };
  }
  const entries = await entriesAfter(tx.db, tx.organisationId, webhook.cursor, ENTRIES_AT_ONCE);
  const last = entries.at(-1);
  const news = await toDeliveries(deps, tx, webhook, entries);
  await insertDeliveries(tx, news);
  await writeProgress(tx, webhookId, { ...(last && { cursor: last.seq }), dueAt: await firstDue(tx, webhookId) });
  return news.length > 0 || entries.length === ENTRIES_AT_ONCE ? 'more' : 'nothing';
}

async function toDeliveries(
  { newId }: Pick<TellDeps, 'newId'>,
  tx: Transaction,
  { webhookId, events }: Webhook,
  entries: readonly JournalEntry[],
): Promise<NewDelivery[]> {
  const wanted = entries.flatMap((entry) => {
    const event = eventOf(entry);
    return event !== null && events.includes(event) ? [{ entry, event }] : [];
  });
  const ids = [...new Set(wanted.flatMap(({ entry }) => entry.publicationId ?? []))];
  const found = await listByIds(tx.db, tx.organisationId, ids);
  const publications = new Map(found.map((publication) => [publication.publicationId, publication]));
  return wanted.map(({ entry, event }: { entry: JournalEntry; event: WebhookEvent }) => ({
    deliveryId: newId(),
    webhookId,
    seq: entry.seq,
    event,
    body: writeBody(event, entry, publications.get(entry.publicationId ?? '') ?? null),
    occurredAt: entry.at,
  }));
}

async function send(deps: TellDeps, key: WebhookKey, { webhook, delivery }: Claimed, signal: AbortSignal): Promise<Outcome> {
  const failed = (trouble: Exclude<Outcome, { kind: 'delivered' | 'gone' }>['trouble']): Outcome => ({
    kind: 'failed',
    status: null,
    trouble,
  });
  const secrets = openSecrets(deps, key, webhook);
  if (secrets === null) return failed('secret-lost');
  const url = readAddress(webhook.url, deps.reach);
  if (url === null) return failed('not-an-address');
  const at = Math.floor(deps.now() / 1_000);
  const { deliveryId: id, body } = delivery;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Visavis (webhooks)',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': sign({ id, at, body }, secrets),
  };
  const limit = AbortSignal.timeout(deps.answerLimitMs ?? ANSWER_LIMIT_MS);
  try {
    const { status } = await tellStranger(url, { reach: deps.reach, signal: AbortSignal.any([signal, limit]), headers, body });
    return outcomeOf(status);
  } catch (error) {
    if (limit.aborted) return failed('timed-out');
    if (!(error instanceof StrangerError)) throw error;
    return failed(error.trouble === 'too-many-redirects' ? 'redirected' : error.trouble);
  }
}

/** The newest first; null when none opens. */
function openSecrets({ seal, now }: TellDeps, { organisationId }: WebhookKey, webhook: Webhook): string[] | null {
  const context = secretContext(organisationId, webhook.webhookId);
  const stillSigns = webhook.previousUntil !== null && webhook.previousUntil.getTime() > now();
  const opened = [webhook.sealed, ...(webhook.previousSealed && stillSigns ? [webhook.previousSealed] : [])].map((one) =>
    seal.open(context, one),
  );
  const secrets = opened.flatMap((one) => (one.ok && typeof one.value === 'string' ? [one.value] : []));
  return opened[0]?.ok === true ? secrets : null;
}

/** Writes what came of a try; answers whether the next may be told at once. */
async function settle(
  tx: Transaction,
  { webhook, delivery }: Claimed,
  { outcome, tookMs }: { readonly outcome: Outcome; readonly tookMs: number },
): Promise<boolean> {
  const { webhookId } = webhook;
  const current = await lockWebhook(tx, webhookId);
  if (current === null) return false;
  const { deliveryId } = delivery;
  if (outcome.kind === 'delivered') {
    await writeTry(tx, deliveryId, { state: 'delivered', status: outcome.status, trouble: null, tookMs });
    await noteTaking(tx, webhookId);
    await forgetOld(tx, webhookId);
    await writeProgress(tx, webhookId, { dueAt: await firstDue(tx, webhookId) });
    return current.state === 'on';
  }
  const trouble = outcome.kind === 'gone' ? 'refused' : outcome.trouble;
  const tried = { status: outcome.status, trouble, tookMs };
  const failingFor = await noteFailing(tx, webhookId);
  const isOver = (await ageOf(tx, delivery)) > PATIENCE_MS;
  const tries = delivery.tries + 1;
  await writeTry(tx, deliveryId, isOver ? { ...tried, state: 'failed' } : { ...tried, state: 'waiting', dueInMs: retryDelay(tries) });
  await forgetOld(tx, webhookId);
  if (current.state === 'on' && (outcome.kind === 'gone' || failingFor > SWITCHED_OFF_AFTER_MS)) {
    const because = outcome.kind === 'gone' ? 'gone' : 'failures';
    await writeOff(tx, webhookId, because);
    await giveUpWaiting(tx, webhookId);
    tx.record({ kind: 'webhook.switched-off', data: { webhookId, because, origin: originOf(webhook.url) } });
    return false;
  }
  await writeProgress(tx, webhookId, { dueAt: await firstDue(tx, webhookId) });
  return isOver;
}

/** An address may hold a secret in its path: the journal says its origin alone. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');
