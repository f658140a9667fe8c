import type { Query } from '../../platform/database/index.ts';
import type { Arrival } from '../network.ts';
import { toArrival } from './post.ts';
import { changesAfter } from './store.ts';
import { followersAfter } from './store-followers.ts';
import { notHeard } from './store-kept-away.ts';

/** What one look brought. */
export interface Look {
  readonly arrivals: readonly Arrival[];
  /** The number of the last change that was looked at. */
  readonly last: number;
  readonly upToDate: boolean;
}

/** What an account hears of what changed after number `after`: posts and followers, in the order in which they came to be, `limit` at most. */
export async function look(
  db: Query,
  { organisationId, identity }: { readonly organisationId: string; readonly identity: string },
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Look> {
  const posts = await changesAfter(db, organisationId, after, limit);
  const followers = await followersAfter(db, organisationId, { account: identity, after, limit });
  const away = await notHeard(db, organisationId, identity, [
    ...posts.map((post) => post.authorIdentity),
    ...followers.map(({ person }) => person.identity),
  ]);
  const changes = [
    ...posts.map((post) => ({ seq: post.seq, arrival: away.has(post.authorIdentity) ? null : toArrival(post, identity) })),
    ...followers.map(({ seq, person, at }) => ({
      seq,
      arrival: away.has(person.identity) ? null : ({ kind: 'followed', person, at } as const),
    })),
  ]
    .toSorted((a, b) => a.seq - b.seq)
    .slice(0, limit);
  return {
    arrivals: changes.flatMap(({ arrival }) => arrival ?? []),
    last: changes.at(-1)?.seq ?? after,
    upToDate: changes.length < limit,
  };
}
