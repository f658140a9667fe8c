import type { Arrival, NetworkPost } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { ingest } from './ingest.ts';
import type { HearingAccount, Stored } from './ingest.ts';
import { noteChecked } from './recheck-store.ts';

/**
 * Stores posts as their network has them now: `asked` were looked for, and those missing from `posts` are gone. What the network says
 * here outweighs what was heard before, so a post that it shows again is no longer deleted.
 */
export async function recheck(
  tx: Transaction,
  account: HearingAccount,
  answer: { readonly asked: readonly string[]; readonly posts: readonly NetworkPost[] },
): Promise<Stored> {
  const there = new Set(answer.posts.map((post) => post.ref));
  const arrivals: Arrival[] = [
    ...answer.posts.map((post) => ({ kind: 'post', reason: 'context', post }) as const),
    ...answer.asked.filter((ref) => !there.has(ref)).map((ref) => ({ kind: 'deleted', ref }) as const),
  ];
  const stored = await ingest(tx, account, arrivals, { kind: 'current' });
  await noteChecked(tx, account.accountId, answer.asked);
  return stored;
}
