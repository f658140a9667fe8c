import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { endReview } from '../review/index.ts';
import { maySettle } from './policy.ts';
import { nextState } from './post.ts';
import type { Post, PostContent, PostEvent } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { holderOtherThan, tellHolder } from './tell-holder.ts';
import { findVersion, keepVersion } from './version-store.ts';
import { insertPost, lockPost, writePost } from './store.ts';

export interface Wording {
  readonly content: PostContent;
  readonly accountIds: readonly string[];
}

export type ChangeRefusal =
  | { kind: 'not-found' }
  /** It was said, or given up. */
  | { kind: 'wrong-state'; state: Post['state'] }
  /** Somebody changed it since it was read: nothing was written over, and both wordings are kept. */
  | { kind: 'changed-since'; revision: number }
  /** It is to leave in somebody else's name, and nobody said that this is to end. */
  | { kind: 'in-anothers-name'; memberId: string };

/** Begins a draft, which everybody in the organisation sees and may change. */
export async function draftPost(deps: Pick<PostsDeps, 'database' | 'newId'>, visitor: Visitor, wording: Wording): Promise<Post> {
  return await deps.database.transact(visitor.organisationId, async (tx) => await beginDraft(deps, tx, visitor.memberId, wording));
}

/** The same, in a transaction of the caller's. */
export async function beginDraft(deps: Pick<PostsDeps, 'newId'>, tx: Transaction, memberId: string, wording: Wording): Promise<Post> {
  const accountIds = [...new Set(wording.accountIds)];
  const post = await insertPost(tx, { postId: deps.newId(), authorId: memberId, content: wording.content, accountIds });
  await keepVersion(tx, post, { memberId });
  recordPost(tx, 'drafted', post, { memberId });
  return post;
}

/** *takesOver*: the writer was asked, and knows that a colleague's planned post is a draft again by this. */
interface Takes {
  readonly takesOver?: boolean | undefined;
}

/**
 * Writes it anew. `revision`: the one that the writer had read. Words that leave in somebody's name are that person's: changed by another, who
 * was asked first, a planned post is a draft again, and that person is told.
 */
export async function changePost(
  deps: Pick<PostsDeps, 'database' | 'newId'>,
  visitor: Visitor,
  { postId, revision, content, accountIds, takesOver }: Wording & Takes & { readonly postId: string; readonly revision: number },
): Promise<Result<Post, ChangeRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Post, ChangeRefusal>> => {
    const before = await lockPost(tx, postId);
    if (before === null) return fail({ kind: 'not-found' });
    if (before.state === 'left' || before.state === 'dropped') return fail({ kind: 'wrong-state', state: before.state });
    if (before.revision !== revision) return fail({ kind: 'changed-since', revision: before.revision });
    return await reword(deps, tx, before, { memberId: visitor.memberId, content, accountIds, takesOver });
  });
}

/** Brings an earlier wording back, as a new one. */
export async function restoreVersion(
  deps: Pick<PostsDeps, 'database' | 'newId'>,
  visitor: Visitor,
  { postId, revision, takesOver }: Takes & { readonly postId: string; readonly revision: number },
): Promise<Result<Post, ChangeRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Post, ChangeRefusal>> => {
    const [before, version] = [await lockPost(tx, postId), await findVersion(tx.db, tx.organisationId, { postId, revision })];
    if (before === null || version === null) return fail({ kind: 'not-found' });
    if (before.state === 'left' || before.state === 'dropped') return fail({ kind: 'wrong-state', state: before.state });
    const { content, accountIds } = version;
    // What it takes the place of can come back too.
    return await reword(deps, tx, before, { memberId: visitor.memberId, content, accountIds, takesOver, apart: true });
  });
}

async function reword(
  deps: Pick<PostsDeps, 'newId'>,
  tx: Transaction,
  before: Post,
  { memberId, content, accountIds, takesOver, apart = false }: Wording & Takes & { readonly memberId: string; readonly apart?: boolean },
): Promise<Result<Post, ChangeRefusal>> {
  const other = holderOtherThan(before, memberId);
  if (other !== null && !takesOver) return fail({ kind: 'in-anothers-name', memberId: other });
  const change = { content, accountIds: [...new Set(accountIds)], revision: before.revision + 1 };
  // Words that wait for a second pair of eyes are these words and no others.
  const held = before.state === 'review' && (await endReview(tx, { postId: before.postId }, memberId));
  const unplans = other !== null || held;
  const asking = before.asks && { asks: before.asks, stopped: before.stopped };
  const after = await writePost(tx, before, unplans ? { ...change, state: 'draft' } : { ...change, ...asking });
  await keepVersion(tx, after, { memberId, apart });
  recordPost(tx, unplans ? 'unplanned' : 'changed', after, {
    memberId,
    data: unplans ? { because: other !== null ? 'changed-by-another' : 'changed-in-review' } : {},
  });
  await tellHolder(deps, tx, before, { kind: 'reworded', memberId });
  return succeed(after);
}

/** Gives it up, or takes up again what was given up. What is planned in another's name is not for everybody to give up. */
export async function dropPost(
  deps: Pick<PostsDeps, 'database' | 'newId'>,
  visitor: Visitor,
  { postId, dropped }: { readonly postId: string; readonly dropped: boolean },
): Promise<Result<Post, Exclude<ChangeRefusal, { kind: 'changed-since' | 'in-anothers-name' }> | { kind: 'not-allowed' }>> {
  const event: PostEvent = dropped ? 'dropped' : 'taken-up';
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const before = await lockPost(tx, postId);
    if (before === null) return fail({ kind: 'not-found' } as const);
    const state = nextState(before.state, event);
    if (state === null) return fail({ kind: 'wrong-state', state: before.state } as const);
    const planned = before.state === 'review' || before.state === 'planned' || before.state === 'asking' ? before.plan : null;
    if (planned !== null && !maySettle(visitor, planned.memberId)) return fail({ kind: 'not-allowed' } as const);
    if (before.state === 'review') await endReview(tx, { postId }, visitor.memberId);
    const after = await writePost(tx, before, { state });
    recordPost(tx, event, after, { memberId: visitor.memberId });
    if (dropped) await tellHolder(deps, tx, before, { kind: 'dropped', memberId: visitor.memberId });
    return succeed(after);
  });
}

/** Writes what became of a post into the journal; `memberId` is who did it, absent when no person did. */
export function recordPost(
  tx: Transaction,
  what: string,
  post: Post,
  { memberId, data = {} }: { readonly memberId?: string | undefined; readonly data?: Readonly<Record<string, unknown>> } = {},
): void {
  const due = post.plan === null ? {} : { dueAt: post.plan.dueAt.toISOString() };
  tx.record({ kind: `post.${what}`, memberId, data: { postId: post.postId, revision: post.revision, ...due, ...data } });
}
