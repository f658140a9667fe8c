import type { Transaction } from '../platform/database/index.ts';
import { insertNotice } from './notice-store.ts';
import type { NoticeKind } from './notice-store.ts';
import type { Post } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';

/** In whose name a post is to leave as it stands, when that is somebody other than this member; null otherwise. */
export function holderOtherThan({ state, plan }: Pick<Post, 'state' | 'plan'>, memberId: string): string | null {
  const stands = state !== 'draft' && state !== 'left' && state !== 'dropped';
  return stands && plan !== null && plan.memberId !== memberId ? plan.memberId : null;
}

/** Tells whoever a post was to leave in the name of what a colleague did to it; nobody, when that was the same person. */
export async function tellHolder(
  { newId }: Pick<PostsDeps, 'newId'>,
  tx: Transaction,
  before: Post,
  { kind, memberId }: { readonly kind: NoticeKind; readonly memberId: string },
): Promise<void> {
  const holder = holderOtherThan(before, memberId);
  if (holder === null || before.plan === null) return;
  const { postId } = before;
  await insertNotice(tx, { noticeId: newId(), postId, memberId: holder, kind, byMemberId: memberId, local: before.plan.local });
  tx.record({ kind: 'post.holder-told', memberId, data: { postId, of: kind, holder } });
}
