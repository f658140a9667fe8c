import { sql } from 'kysely';
import type { Query, Transaction } from '../../platform/database/index.ts';
import type { FollowersPage, NetworkPerson } from '../network.ts';
import { faceUrl } from './person.ts';
import { nextNumbers, PRACTICE_CHANNEL } from './store.ts';

/** Has somebody follow an account, and tells it; once. Holds the network's head until the commit. */
export async function follow(tx: Transaction, who: { readonly follower: string; readonly account: string }): Promise<void> {
  await sql`
    with head as (${nextNumbers(tx.organisationId, 1)}), told as (select pg_notify(${PRACTICE_CHANNEL}, ${tx.organisationId}))
    insert into practice_follow (organisation_id, account_identity, follower_identity, seq)
    select ${tx.organisationId}, ${who.account}, ${who.follower}, head.last_seq from head, told on conflict do nothing`.execute(tx.db);
}

export interface Following {
  readonly seq: number;
  readonly person: NetworkPerson;
  readonly at: Date;
}

/** Who began to follow an account after number `after`, in the order of commits, `limit` at most. */
export async function followersAfter(
  db: Query,
  organisationId: string,
  { account, after, limit }: { readonly account: string; readonly after: number; readonly limit: number },
): Promise<Following[]> {
  const { rows } = await sql<{ seq: string; at: Date; identity: string; handle: string; name: string }>`
    select follow.seq, follow.followed_at as at, person.identity, person.handle, person.display_name as name
    from practice_follow follow
    join practice_person person on person.organisation_id = follow.organisation_id and person.identity = follow.follower_identity
    where follow.organisation_id = ${organisationId} and follow.account_identity = ${account} and follow.seq > ${after}
    order by follow.seq limit ${limit}`.execute(db);
  return rows.map(({ seq, at, identity, handle, name }) => ({
    seq: Number(seq),
    at,
    person: { identity, handle, displayName: name || handle, avatarUrl: faceUrl(handle) },
  }));
}

const PAGE = 50;

/** Who follows an account, who came last first. `after`: the number at which the page before ended. */
export async function pageOfFollowers(
  db: Query,
  { organisationId, identity }: { readonly organisationId: string; readonly identity: string },
  after: string | null,
): Promise<FollowersPage> {
  const before = after !== null && /^\d{1,18}$/.test(after) ? after : null;
  const { rows } = await sql<{ seq: string; identity: string; handle: string; name: string }>`
    select follow.seq, person.identity, person.handle, person.display_name as name
    from practice_follow follow
    join practice_person person on person.organisation_id = follow.organisation_id and person.identity = follow.follower_identity
    where follow.organisation_id = ${organisationId} and follow.account_identity = ${identity}
      and (${before}::bigint is null or follow.seq < ${before}::bigint)
    order by follow.seq desc limit ${PAGE + 1}`.execute(db);
  const shown = rows.slice(0, PAGE);
  return {
    people: shown.map((row) => ({
      identity: row.identity,
      handle: row.handle,
      displayName: row.name || row.handle,
      avatarUrl: faceUrl(row.handle),
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
  };
}
