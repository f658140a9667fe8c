import type { Transaction } from '../platform/database/index.ts';
import { findUnknownRefs } from './thread-store.ts';

/** The job that fetches what surrounds a message. */
export const FETCH_THREAD = 'inbox.fetch-thread';
const TRIES = 6;

interface Child {
  readonly ref: string;
  readonly conversationId: string;
  readonly parentRef: string | null;
  /** It may answer something of which not even the name is known. */
  readonly seeksParent: boolean;
}

/** Enqueues, once per conversation, the fetching of a thread in which a message answers something that we do not have. */
export async function askForParents(tx: Transaction, accountId: string, children: readonly Child[]): Promise<void> {
  const parents = [...new Set(children.flatMap((child) => child.parentRef ?? []))];
  const unknown = new Set(parents.length === 0 ? [] : await findUnknownRefs(tx, accountId, parents));
  const asked = new Set<string>();
  for (const { ref, conversationId, parentRef, seeksParent } of children) {
    const isMissing = parentRef === null ? seeksParent : unknown.has(parentRef);
    if (!isMissing || asked.has(conversationId)) continue;
    asked.add(conversationId);
    tx.enqueue({
      task: FETCH_THREAD,
      payload: { organisationId: tx.organisationId, accountId, conversationId, ref },
      key: `${FETCH_THREAD}:${conversationId}`,
      maximumAttempts: TRIES,
    });
  }
}
