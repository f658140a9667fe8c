import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { countComments, insertComment, MOST_COMMENTS, settleComment } from './comment-store.ts';
import { recordPost } from './draft-post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { lockPost } from './store.ts';

/** Says a word on a draft, as it is now. */
export async function commentPost(
  deps: Pick<PostsDeps, 'database' | 'newId'>,
  visitor: Visitor,
  { postId, text }: { readonly postId: string; readonly text: string },
): Promise<Result<{ commentId: string }, { kind: 'not-found' } | { kind: 'too-many' }>> {
  const { organisationId, memberId } = visitor;
  return await deps.database.transact(organisationId, async (tx) => await commentWithin(deps, tx, { postId, memberId, text }));
}

/** The same, in a transaction of the caller's. */
export async function commentWithin(
  deps: Pick<PostsDeps, 'newId'>,
  tx: Transaction,
  { postId, memberId, text }: { readonly postId: string; readonly memberId: string; readonly text: string },
): Promise<Result<{ commentId: string }, { kind: 'not-found' } | { kind: 'too-many' }>> {
  const post = await lockPost(tx, postId);
  if (post === null) return fail({ kind: 'not-found' });
  if ((await countComments(tx, postId)) >= MOST_COMMENTS) return fail({ kind: 'too-many' });
  const commentId = deps.newId();
  await insertComment(tx, { postId, comment: { commentId, memberId, revision: post.revision, text } });
  recordPost(tx, 'commented', post, { memberId, data: { commentId } });
  return succeed({ commentId });
}

/** Finds a comment settled, or not settled after all. */
export async function settleCommentOf(
  deps: Pick<PostsDeps, 'database'>,
  visitor: Visitor,
  { postId, commentId, settled }: { readonly postId: string; readonly commentId: string; readonly settled: boolean },
): Promise<Result<null, { kind: 'not-found' }>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const post = await lockPost(tx, postId);
    const found = post !== null && (await settleComment(tx, { postId, commentId, memberId: visitor.memberId, settled }));
    if (!found) return fail({ kind: 'not-found' } as const);
    recordPost(tx, 'comment-settled', post, { memberId: visitor.memberId, data: { commentId, settled } });
    return succeed(null);
  });
}
