import type { Visitor } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { recordPost } from './draft-post.ts';
import { wallTimeOf } from './local-time.ts';
import type { Post } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { comingsBetween } from './repeat.ts';
import { letEnd, listEnding, lockPost } from './store.ts';

/** A repeated post is told of so many days before its last one. */
export const ENDING_DAYS = 14;
const DAY_MS = 86_400_000;
const MOST_COMINGS = 800;

/** A repeated post that comes for the last time soon. */
export interface Ending {
  readonly post: Post;
  /** Wall time of its last coming. */
  readonly lastLocal: string;
}

/** Those that end soon, the next one first, but for those of which somebody said that they may. */
export async function readEnding(
  db: Query,
  organisationId: string,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Promise<Ending[]> {
  const until = wallTimeOf(new Date(now.getTime() + ENDING_DAYS * DAY_MS), zone).slice(0, 10);
  const posts = await listEnding(db, organisationId, until);
  return posts.map((post) => ({ post, lastLocal: lastOf(post) }));
}

function lastOf({ plan }: Post): string {
  if (plan === null || plan.repeat === null) return '';
  const repeated = { local: plan.repeat.from, zone: plan.zone, repeat: plan.repeat };
  const comings = comingsBetween(repeated, { from: plan.dueAt, to: new Date(8.64e15), limit: MOST_COMINGS });
  return comings.at(-1)?.local ?? plan.local;
}

/** Says that a repeated post may end on its last day: nobody is asked about it any more, unless it gets another one. */
export async function letPostEnd(
  deps: Pick<PostsDeps, 'database'>,
  { organisationId, memberId }: Visitor,
  postId: string,
): Promise<Result<null, { kind: 'not-found' } | { kind: 'wrong-state'; state: Post['state'] }>> {
  return await deps.database.transact(organisationId, async (tx) => {
    const post = await lockPost(tx, postId);
    if (post === null) return fail({ kind: 'not-found' } as const);
    if (post.state !== 'planned' || (post.plan?.repeat ?? null) === null) return fail({ kind: 'wrong-state', state: post.state } as const);
    await letEnd(tx, postId);
    recordPost(tx, 'may-end', post, { memberId, data: { until: post.plan?.repeat?.until ?? null } });
    return succeed(null);
  });
}
