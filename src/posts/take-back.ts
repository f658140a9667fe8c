import type { Transaction } from '../platform/database/index.ts';
import { listByIds } from '../publishing/index.ts';
import type { Publication } from '../publishing/index.ts';
import { findComingOf, markUndone } from './coming-store.ts';
import { recordPost } from './draft-post.ts';
import { nextState, postOfKey } from './post.ts';
import type { Said } from './post.ts';
import { lockPost, writePost } from './store.ts';

/**
 * A part of a post was taken back before it left. Once no account says anything of it any more the post is a draft again, or, when it comes back,
 * only this coming was for nothing. A thread goes with its first part: what stands under it never leaves.
 */
export async function takeBack(tx: Transaction, { idempotencyKey, publicationId }: Publication): Promise<void> {
  const postId = postOfKey(idempotencyKey);
  const post = postId === null ? null : await lockPost(tx, postId);
  if (post === null) return;
  const coming = await findComingOf(tx, post.postId, publicationId);
  if (coming === null) return;
  const first = coming.said.filter(isFirst).map((one) => one.publicationId);
  const publications = await listByIds(tx.db, tx.organisationId, first);
  if (publications.length < first.length || publications.some(({ state }) => state !== 'cancelled')) return;
  await markUndone(tx, coming);
  const state = nextState(post.state, 'taken-back');
  const after = state === null ? post : await writePost(tx, post, { state });
  recordPost(tx, 'taken-back', after, { data: { local: coming.local, draft: state !== null } });
}

const isFirst = (one: Said): one is Said & { readonly publicationId: string } => 'publicationId' in one && one.part === 0;
