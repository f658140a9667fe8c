import { sql } from 'kysely';
import { PLAIN_POST } from '../networks/network.ts';
import type { Arrival } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';

/** Keeps an arrival that cannot be stored, as it came. A later arrival of the same post takes its place. */
export async function setAside(
  tx: Transaction,
  accountId: string,
  aside: { readonly ref: string; readonly arrival: Arrival; readonly trouble: string },
): Promise<void> {
  await sql`
    insert into account_set_aside (organisation_id, account_id, ref, arrival, trouble)
    values (${tx.organisationId}, ${accountId}, ${writable(aside.ref)}, ${JSON.stringify(aside.arrival)}, ${writable(aside.trouble).slice(0, 1_000)})
    on conflict (organisation_id, account_id, ref) do update
      set arrival = excluded.arrival, trouble = excluded.trouble, set_aside_at = now()`.execute(tx.db);
}

/** The oldest arrivals set aside, `limit` at most. */
export async function listSetAside(
  db: Query,
  organisationId: string,
  accountId: string,
  limit: number,
): Promise<{ ref: string; arrival: Arrival }[]> {
  const { rows } = await sql<{ ref: string; arrival: string }>`
    select ref, arrival from account_set_aside
    where organisation_id = ${organisationId} and account_id = ${accountId} order by set_aside_at limit ${limit}`.execute(db);
  return rows.map(({ ref, arrival }) => ({ ref, arrival: revive(arrival) }));
}

export async function removeSetAside(tx: Transaction, accountId: string, ref: string): Promise<void> {
  await sql`
    delete from account_set_aside
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ref = ${ref}`.execute(tx.db);
}

export async function countSetAside(db: Query, organisationId: string, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from account_set_aside where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Postgres's text holds neither NUL nor half a surrogate pair. */
const writable = (text: string): string => text.replaceAll('\0', '\u{FFFD}').toWellFormed();

/** We wrote this text ourselves from an `Arrival`, perhaps when posts had fewer fields; its dates became strings. */
function revive(text: string): Arrival {
  const arrival = JSON.parse(text) as Arrival;
  if (arrival.kind === 'followed') return { ...arrival, at: new Date(arrival.at) };
  if (arrival.kind !== 'post') return arrival;
  const post = { ...PLAIN_POST, ...arrival.post };
  const endsAt = post.poll?.endsAt ?? null;
  const poll = post.poll && { ...post.poll, endsAt: endsAt && new Date(endsAt) };
  return { ...arrival, post: { ...post, poll, writtenAt: new Date(post.writtenAt) } };
}
