import type { Visitor } from '../people/index.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import { lastSeq } from '../platform/journal/index.ts';
import type { Reach } from '../platform/outbound/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { findFirstWaiting, insertDeliveries, listDeliveries, waitAgain } from './delivery-store.ts';
import type { WebhookEvent } from './schema.ts';
import { deleteWebhook, insertWebhook, listWebhooks, lockWebhook, writeChoice, writeDue, writeSecret } from './store.ts';
import { originOf } from './tell-webhook.ts';
import { MOST_WEBHOOKS, newSecret, OVERLAP_MS, readAddress, secretContext } from './webhook.ts';
import type { Webhook, WebhookDelivery } from './webhook.ts';

export interface WebhookDeps {
  readonly database: Database;
  readonly seal: Seal;
  readonly reach: Reach;
  readonly newId: () => string;
  readonly now: () => number;
}

export type WebhookRefusal =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  /** Neither https nor, where the operator allows it, on this machine. */
  | { kind: 'bad-webhook-address'; loopback: boolean }
  | { kind: 'too-many-webhooks'; maximum: number }
  /** It waits already, or its webhook is off. */
  | { kind: 'wrong-state' };

/** They are told what the whole organisation says: administrators keep them. */
const mayKeep = ({ role }: Visitor): boolean => role === 'administrator';

const refusedAddress = (reach: Reach) => fail({ kind: 'bad-webhook-address', loopback: reach === 'anywhere' } as const);

export async function readWebhooks(
  { database }: Pick<WebhookDeps, 'database'>,
  visitor: Visitor,
): Promise<Result<Webhook[], WebhookRefusal>> {
  if (!mayKeep(visitor)) return fail({ kind: 'not-allowed' });
  return succeed(await database.read(visitor.organisationId, (db) => listWebhooks(db, visitor.organisationId)));
}

/** Adds an address that is told of `events` from now on. The secret is answered this once. */
export async function makeWebhook(
  deps: WebhookDeps,
  visitor: Visitor,
  { url, events }: { readonly url: string; readonly events: readonly WebhookEvent[] },
): Promise<Result<{ webhook: Webhook; secret: string }, WebhookRefusal>> {
  if (!mayKeep(visitor)) return fail({ kind: 'not-allowed' });
  const address = readAddress(url, deps.reach);
  if (address === null || address.href.length > 500) return refusedAddress(deps.reach);
  const { organisationId, memberId } = visitor;
  const [webhookId, secret] = [deps.newId(), newSecret()];
  const sealed = deps.seal.seal(secretContext(organisationId, webhookId), secret);
  return await deps.database.transact(organisationId, async (tx): Promise<Awaited<ReturnType<typeof makeWebhook>>> => {
    const wanted = { webhookId, url: address.href, events, sealed, madeBy: memberId, most: MOST_WEBHOOKS };
    const webhook = await insertWebhook(tx, wanted);
    if (webhook === null) return fail({ kind: 'too-many-webhooks', maximum: MOST_WEBHOOKS });
    tx.record({ kind: 'webhook.made', memberId, data: { webhookId, origin: address.origin, events: [...events] } });
    return succeed({ webhook, secret });
  });
}

type Change = {
  readonly url?: string | undefined;
  readonly events?: readonly WebhookEvent[] | undefined;
  readonly state?: 'on' | 'off' | undefined;
};

/** Another address, other events, on or off. What happened while it was off is not told. */
export async function changeWebhook(
  deps: WebhookDeps,
  visitor: Visitor,
  { webhookId, url, events, state }: Change & { readonly webhookId: string },
): Promise<Result<Webhook, WebhookRefusal>> {
  const address = url === undefined ? undefined : readAddress(url, deps.reach);
  if (address === null || (address?.href.length ?? 0) > 500)
    return mayKeep(visitor) ? refusedAddress(deps.reach) : fail({ kind: 'not-allowed' });
  return await withWebhook(deps, visitor, webhookId, async (tx, before) => {
    const change = { ...(address && { url: address.href }), ...(events && { events }), ...(state && { state }) };
    const after = await writeChoice(tx, webhookId, change);
    const data = { webhookId, origin: originOf(after.url), events: [...after.events], state: after.state, before: before.state };
    tx.record({ kind: 'webhook.changed', memberId: visitor.memberId, data });
    return succeed(after);
  });
}

/** Gives it another secret; the one before signs beside it for a day. */
export async function renewSecret(
  deps: WebhookDeps,
  visitor: Visitor,
  webhookId: string,
): Promise<Result<{ webhook: Webhook; secret: string }, WebhookRefusal>> {
  const secret = newSecret();
  return await withWebhook(deps, visitor, webhookId, async (tx) => {
    const sealed = deps.seal.seal(secretContext(tx.organisationId, webhookId), secret);
    const webhook = await writeSecret(tx, webhookId, sealed, OVERLAP_MS);
    tx.record({ kind: 'webhook.secret-renewed', memberId: visitor.memberId, data: { webhookId } });
    return succeed({ webhook, secret });
  });
}

export async function removeWebhook(deps: WebhookDeps, visitor: Visitor, webhookId: string): Promise<Result<undefined, WebhookRefusal>> {
  return await withWebhook(deps, visitor, webhookId, async (tx, { url }) => {
    await deleteWebhook(tx, webhookId);
    tx.record({ kind: 'webhook.removed', memberId: visitor.memberId, data: { webhookId, origin: originOf(url) } });
    return succeed();
  });
}

/** Tells it a word of no consequence, signed like any other, after what waits. */
export async function tryWebhook(deps: WebhookDeps, visitor: Visitor, webhookId: string): Promise<Result<undefined, WebhookRefusal>> {
  return await withWebhook(deps, visitor, webhookId, async (tx, { state }) => {
    if (state === 'off') return fail({ kind: 'wrong-state' });
    const occurredAt = new Date(deps.now());
    const body = JSON.stringify({ type: 'webhook.test', timestamp: occurredAt.toISOString(), data: { webhookId } });
    const seq = await lastSeq(tx.db, tx.organisationId);
    await insertDeliveries(tx, [{ deliveryId: deps.newId(), webhookId, seq, event: 'webhook.test', body, occurredAt }]);
    await lookAtOnce(tx, webhookId);
    tx.record({ kind: 'webhook.tried', memberId: visitor.memberId, data: { webhookId } });
    return succeed();
  });
}

/** What it was told last, the newest first. */
export async function readDeliveries(
  { database }: Pick<WebhookDeps, 'database'>,
  visitor: Visitor,
  webhookId: string,
): Promise<Result<WebhookDelivery[], WebhookRefusal>> {
  if (!mayKeep(visitor)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  return await database.read(organisationId, async (db: Query) => {
    const all = await listWebhooks(db, organisationId);
    if (!all.some((one) => one.webhookId === webhookId)) return fail({ kind: 'not-found' } as const);
    return succeed(await listDeliveries(db, organisationId, webhookId));
  });
}

/** Tells it again what it was told, or what was given up: the same words under the same `webhook-id`. */
export async function resendDelivery(
  deps: WebhookDeps,
  visitor: Visitor,
  { webhookId, deliveryId }: { readonly webhookId: string; readonly deliveryId: string },
): Promise<Result<WebhookDelivery, WebhookRefusal>> {
  return await withWebhook(deps, visitor, webhookId, async (tx, { state }) => {
    const again = state === 'off' ? null : await waitAgain(tx, webhookId, deliveryId);
    if (again === null) return fail({ kind: 'wrong-state' });
    await lookAtOnce(tx, webhookId);
    tx.record({ kind: 'webhook.resent', memberId: visitor.memberId, data: { webhookId, deliveryId } });
    return succeed(again);
  });
}

async function lookAtOnce(tx: Transaction, webhookId: string): Promise<void> {
  const first = await findFirstWaiting(tx, webhookId);
  await writeDue(tx, webhookId, first?.delivery.dueAt ?? null);
}

async function withWebhook<Value>(
  deps: WebhookDeps,
  visitor: Visitor,
  webhookId: string,
  act: (tx: Transaction, webhook: Webhook) => Promise<Result<Value, WebhookRefusal>>,
): Promise<Result<Value, WebhookRefusal>> {
  if (!mayKeep(visitor)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Value, WebhookRefusal>> => {
    const webhook = await lockWebhook(tx, webhookId);
    return webhook === null ? fail({ kind: 'not-found' }) : await act(tx, webhook);
  });
}
