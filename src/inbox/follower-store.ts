import { sql } from 'kysely';
import type { NetworkPerson } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

export interface Follower {
  readonly correspondentId: string;
  readonly at: Date;
}

/** Notes who follows the account; the first time stands. Says in the journal how many are new. */
export async function keepFollowers(tx: Transaction, accountId: string, followers: readonly Follower[]): Promise<void> {
  if (followers.length === 0) return;
  const rows = JSON.stringify(followers.map(({ correspondentId, at }) => ({ id: correspondentId, at })));
  const { rows: added } = await sql`
    insert into follower (organisation_id, account_id, correspondent_id, followed_at)
    select ${tx.organisationId}::uuid, ${accountId}::uuid, one.id, least(one.at, now())
    from json_to_recordset(${rows}::json) as one (id uuid, at timestamptz) order by one.id
    on conflict do nothing returning 1`.execute(tx.db);
  if (added.length > 0) tx.record({ kind: 'account.followed', accountId, data: { count: added.length } });
}

/** Shows people as they show themselves now; those whom nobody here knows stay unknown. */
export async function changeCorrespondents(tx: Transaction, network: string, people: readonly NetworkPerson[]): Promise<void> {
  if (people.length === 0) return;
  const rows = JSON.stringify(
    people.map(({ identity, handle, displayName, avatarUrl }) => ({ identity, handle, name: displayName ?? '', avatar: avatarUrl })),
  );
  await sql`
    with one as (
      select * from json_to_recordset(${rows}::json) as one (identity text, handle text, name text, avatar text)
    ), known as (
      select correspondent_id, one.handle, one.name, one.avatar from correspondent
      join one on one.identity = correspondent.identity
      where organisation_id = ${tx.organisationId} and network = ${network}
      order by correspondent.identity for no key update of correspondent
    )
    update correspondent set handle = known.handle, display_name = known.name, avatar_url = known.avatar
    from known
    where correspondent.organisation_id = ${tx.organisationId} and correspondent.correspondent_id = known.correspondent_id`.execute(tx.db);
}
