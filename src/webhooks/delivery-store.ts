import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { DeliveryTrouble } from './schema.ts';
import { KEPT_DELIVERIES } from './webhook.ts';
import type { WebhookDelivery } from './webhook.ts';

interface DeliveryRow {
  delivery_id: string;
  webhook_id: string;
  seq: number;
  event: string;
  body: string;
  state: WebhookDelivery['state'];
  tries: number;
  due_at: Date;
  occurred_at: Date;
  last_status: number | null;
  last_trouble: DeliveryTrouble | null;
  took_ms: number | null;
  settled_at: Date | null;
}

const toDelivery = (row: DeliveryRow): WebhookDelivery => ({
  deliveryId: row.delivery_id,
  webhookId: row.webhook_id,
  seq: row.seq,
  event: row.event,
  body: row.body,
  state: row.state,
  tries: row.tries,
  dueAt: row.due_at,
  occurredAt: row.occurred_at,
  lastStatus: row.last_status,
  lastTrouble: row.last_trouble,
  tookMs: row.took_ms,
  settledAt: row.settled_at,
});

export interface NewDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly seq: number;
  readonly event: string;
  readonly body: string;
  readonly occurredAt: Date;
}

export async function insertDeliveries(tx: Transaction, all: readonly NewDelivery[]): Promise<void> {
  for (const one of all) {
    await sql`
      insert into webhook_delivery (organisation_id, delivery_id, webhook_id, seq, event, body, occurred_at)
      values (${tx.organisationId}, ${one.deliveryId}, ${one.webhookId}, ${one.seq}, ${one.event}, ${one.body}, ${one.occurredAt})`.execute(
      tx.db,
    );
  }
}

/** What it is to be told next: the first that waits, and whether its time has come. */
export async function findFirstWaiting(tx: Transaction, webhookId: string): Promise<{ delivery: WebhookDelivery; due: boolean } | null> {
  const { rows } = await sql<DeliveryRow & { due: boolean }>`
    select *, due_at <= clock_timestamp() as due from webhook_delivery
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} and state = 'waiting' order by seq, delivery_id limit 1`.execute(
    tx.db,
  );
  return rows[0] ? { delivery: toDelivery(rows[0]), due: rows[0].due } : null;
}

export interface Tried {
  readonly state: WebhookDelivery['state'];
  readonly status: number | null;
  readonly trouble: DeliveryTrouble | null;
  readonly tookMs: number;
  /** Milliseconds until the next try; of one that still waits. */
  readonly dueInMs?: number;
}

/** Writes what came of a try; null when it was settled meanwhile. */
export async function writeTry(tx: Transaction, deliveryId: string, tried: Tried): Promise<WebhookDelivery | null> {
  const { rows } = await sql<DeliveryRow>`
    update webhook_delivery set state = ${tried.state}, tries = tries + 1, last_status = ${tried.status}, last_trouble = ${tried.trouble},
      took_ms = ${Math.round(tried.tookMs)}, due_at = clock_timestamp() + make_interval(secs => ${(tried.dueInMs ?? 0) / 1_000}),
      settled_at = case when ${tried.state === 'waiting'} then null else clock_timestamp() end
    where organisation_id = ${tx.organisationId} and delivery_id = ${deliveryId} and state = 'waiting' returning *`.execute(tx.db);
  return rows[0] ? toDelivery(rows[0]) : null;
}

/** Gives up all that waits of a webhook that is switched off. */
export async function giveUpWaiting(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    update webhook_delivery set state = 'failed', last_trouble = 'switched-off', settled_at = now()
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} and state = 'waiting'`.execute(tx.db);
}

/** Milliseconds since what it tells. */
export async function ageOf(tx: Transaction, { occurredAt }: WebhookDelivery): Promise<number> {
  const { rows } = await sql<{
    ms: number;
  }>`select (extract(epoch from clock_timestamp() - ${occurredAt}::timestamptz) * 1000)::float8 as ms`.execute(tx.db);
  return rows[0]?.ms ?? 0;
}

/** Keeps the newest settled ones of a webhook. */
export async function forgetOld(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    delete from webhook_delivery where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} and state <> 'waiting'
      and delivery_id in (select delivery_id from webhook_delivery where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}
        and state <> 'waiting' order by settled_at desc offset ${KEPT_DELIVERIES} limit 1000)`.execute(tx.db);
}

/** The newest first, 100 at most. */
export async function listDeliveries(db: Query, organisationId: string, webhookId: string): Promise<WebhookDelivery[]> {
  const { rows } = await sql<DeliveryRow>`
    select * from webhook_delivery where organisation_id = ${organisationId} and webhook_id = ${webhookId}
    order by seq desc, delivery_id limit 100`.execute(db);
  return rows.map(toDelivery);
}

/** Has a settled one wait again, and its time is now. Null when there is none, or it waits already. */
export async function waitAgain(tx: Transaction, webhookId: string, deliveryId: string): Promise<WebhookDelivery | null> {
  const { rows } = await sql<DeliveryRow>`
    update webhook_delivery set state = 'waiting', tries = 0, due_at = clock_timestamp(), settled_at = null
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} and delivery_id = ${deliveryId} and state <> 'waiting'
    returning *`.execute(tx.db);
  return rows[0] ? toDelivery(rows[0]) : null;
}
