import type { Holding } from '../people/index.ts';
import { deleteCommentsOf } from './comment-store.ts';
import { exportOf, stopPlannedBy } from './holding-store.ts';
import { deleteImportsOf } from './import-store.ts';

/** What the posts keep of members. Drafts are the organisation's; a name is not: what was to leave in it asks. */
export const postsHolding: Holding = {
  name: 'posts',
  leave: async (tx, memberId) => {
    for (const postId of await stopPlannedBy(tx, memberId)) {
      tx.record({ kind: 'post.asks', data: { postId, because: 'writer-gone' } });
    }
  },
  erase: async (tx, memberId) => {
    await deleteCommentsOf(tx, memberId);
    await deleteImportsOf(tx, memberId);
  },
  export: exportOf,
};
