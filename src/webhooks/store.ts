import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { WebhookEvent } from './schema.ts';
import type { Webhook } from './webhook.ts';

interface WebhookRow {
  webhook_id: string;
  url: string;
  events: WebhookEvent[];
  secret: Buffer;
  previous_secret: Buffer | null;
  previous_until: Date | null;
  state: Webhook['state'];
  off_because: Webhook['offBecause'];
  made_by: string;
  created_at: Date;
  cursor_seq: number;
  failing_since: Date | null;
}

const toWebhook = (row: WebhookRow): Webhook => ({
  webhookId: row.webhook_id,
  url: row.url,
  events: row.events,
  sealed: row.secret,
  previousSealed: row.previous_secret,
  previousUntil: row.previous_until,
  state: row.state,
  offBecause: row.off_because,
  madeBy: row.made_by,
  createdAt: row.created_at,
  cursor: row.cursor_seq,
  failingSince: row.failing_since,
});

export async function listWebhooks(db: Query, organisationId: string): Promise<Webhook[]> {
  const { rows } = await sql<WebhookRow>`
    select * from webhook where organisation_id = ${organisationId} order by created_at, webhook_id limit 100`.execute(db);
  return rows.map(toWebhook);
}

/** The webhook, which nobody else changes until this transaction ends. */
export async function lockWebhook(tx: Transaction, webhookId: string): Promise<Webhook | null> {
  const { rows } = await sql<WebhookRow>`
    select * from webhook where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} for update`.execute(tx.db);
  return rows[0] ? toWebhook(rows[0]) : null;
}

/** Adds one, which is told of what happens from now on. Null when there are `most` already. */
export async function insertWebhook(
  tx: Transaction,
  one: Pick<Webhook, 'webhookId' | 'url' | 'events' | 'sealed' | 'madeBy'> & { readonly most: number },
): Promise<Webhook | null> {
  await sql`select pg_advisory_xact_lock(hashtext('webhook'), hashtext(${tx.organisationId}))`.execute(tx.db);
  const { rows } = await sql<WebhookRow>`
    insert into webhook (organisation_id, webhook_id, url, events, secret, made_by, cursor_seq)
    select ${tx.organisationId}, ${one.webhookId}::uuid, ${one.url}, ${[...one.events]}::text[], ${Buffer.from(one.sealed)}::bytea, ${one.madeBy}::uuid,
      coalesce((select last_seq from journal_head where organisation_id = ${tx.organisationId}), 0)
    where (select count(*) from webhook where organisation_id = ${tx.organisationId}) < ${one.most}
    returning *`.execute(tx.db);
  return rows[0] ? toWebhook(rows[0]) : null;
}

/** Changes what a person chooses. Switched on again, it is told of what happens from then on. */
export async function writeChoice(
  tx: Transaction,
  webhookId: string,
  { url, events, state }: { readonly url?: string; readonly events?: readonly WebhookEvent[]; readonly state?: 'on' | 'off' },
): Promise<Webhook> {
  const head = sql`coalesce((select last_seq from journal_head where organisation_id = ${tx.organisationId}), 0)`;
  const switched =
    state === undefined
      ? sql``
      : state === 'on'
        ? sql`, state = 'on', off_because = null, failing_since = null,
            cursor_seq = case when state = 'off' then ${head} else cursor_seq end,
            due_at = (select min(due_at) from webhook_delivery as waiting where waiting.organisation_id = webhook.organisation_id
              and waiting.webhook_id = webhook.webhook_id and waiting.state = 'waiting')`
        : sql`, state = 'off', off_because = 'person'`;
  const { rows } = await sql<WebhookRow>`
    update webhook set url = coalesce(${url ?? null}, url), events = coalesce(${events ? [...events] : null}::text[], events) ${switched}
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} returning *`.execute(tx.db);
  return toWebhook(rows[0]!);
}

/** Switches it off because of what its address did. */
export async function writeOff(tx: Transaction, webhookId: string, because: 'failures' | 'gone'): Promise<void> {
  await sql`
    update webhook set state = 'off', off_because = ${because}, busy_until = null
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}`.execute(tx.db);
}

/** The new secret, and the one before until `overlapMs` from now; one that was before it is forgotten. */
export async function writeSecret(tx: Transaction, webhookId: string, sealed: Uint8Array, overlapMs: number): Promise<Webhook> {
  const { rows } = await sql<WebhookRow>`
    update webhook set previous_secret = secret, previous_until = now() + make_interval(secs => ${overlapMs / 1_000}), secret = ${Buffer.from(sealed)}
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} returning *`.execute(tx.db);
  return toWebhook(rows[0]!);
}

export async function deleteWebhook(tx: Transaction, webhookId: string): Promise<void> {
  await sql`delete from webhook where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}`.execute(tx.db);
}

/** Ids of what a worker should look at, of any organisation. */
export async function listToTell(gate: Query, limit: number): Promise<{ organisationId: string; webhookId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; webhook_id: string }>`
    select organisation_id, webhook_id from list_webhooks_to_tell(${limit})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, webhookId: row.webhook_id }));
}

/** The webhook, if nobody has it: then it is this worker's until the transaction's end. */
export async function claimWebhook(tx: Transaction, webhookId: string): Promise<Webhook | null> {
  const { rows } = await sql<WebhookRow>`
    select * from webhook where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} and state = 'on'
      and (busy_until is null or busy_until < clock_timestamp()) for update skip locked`.execute(tx.db);
  return rows[0] ? toWebhook(rows[0]) : null;
}

/** How far its journal was read, when it is to be looked at next (null: at news), and for how many milliseconds it is kept. */
export async function writeProgress(
  tx: Transaction,
  webhookId: string,
  { cursor, dueAt, busyMs = null }: { readonly cursor?: number; readonly dueAt: Date | null; readonly busyMs?: number | null },
): Promise<void> {
  const busy = busyMs === null ? sql`null` : sql`clock_timestamp() + make_interval(secs => ${busyMs / 1_000})`;
  await sql`
    update webhook set cursor_seq = coalesce(${cursor ?? null}::bigint, cursor_seq), due_at = ${dueAt}::timestamptz, busy_until = ${busy}
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}`.execute(tx.db);
}

/** When it is to be looked at next; whoever has it keeps it. */
export async function writeDue(tx: Transaction, webhookId: string, dueAt: Date | null): Promise<void> {
  await sql`
    update webhook set due_at = ${dueAt}::timestamptz where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}`.execute(
    tx.db,
  );
}

/** For how many milliseconds it has taken nothing, though it was told something at least once a day; 0 at the first failure. */
export async function noteFailing(tx: Transaction, webhookId: string): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    update webhook set failed_at = clock_timestamp(),
      failing_since = case when failed_at > clock_timestamp() - interval '1 day' then coalesce(failing_since, clock_timestamp()) else clock_timestamp() end
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}
    returning (extract(epoch from clock_timestamp() - failing_since) * 1000)::float8 as ms`.execute(tx.db);
  return rows[0]?.ms ?? 0;
}

export async function noteTaking(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    update webhook set failing_since = null
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId} and failing_since is not null`.execute(tx.db);
}

/** Its secrets for another sealing, under a lock; both of each webhook. */
export async function writeResealed(tx: Transaction, webhookId: string, sealed: Uint8Array, previous: Uint8Array | null): Promise<void> {
  await sql`
    update webhook set secret = ${Buffer.from(sealed)}, previous_secret = ${previous === null ? null : Buffer.from(previous)}::bytea,
      previous_until = case when ${previous === null} then null else previous_until end
    where organisation_id = ${tx.organisationId} and webhook_id = ${webhookId}`.execute(tx.db);
}
