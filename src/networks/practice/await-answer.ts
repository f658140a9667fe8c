import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/index.ts';
import { characterOf } from './cast.ts';
import type { Opening } from './opening.ts';
import { identityOf } from './person.ts';
import { refOf } from './post.ts';
import { begunIn } from './script.ts';
import { saveStoryline } from './store-life.ts';
import type { HistoryPost } from './write-history.ts';

/** So long its author waits without a word: what is told of the past has had its nudges. */
const PATIENCE_MS = 86_400_000;

/**
 * Lets the author of a thread that was written into the past wait for its answer, as if it had been lived here: whoever answers is read,
 * and mostly thanked. Nothing for an author who is nobody of the script. `now`: after the last post of the thread was written.
 */
export async function awaitAnswer(
  tx: Transaction,
  accountHandle: string,
  thread: { readonly posts: readonly HistoryPost[]; readonly language: Opening['language']; readonly now: Date },
): Promise<void> {
  const [first, last] = [thread.posts[0], thread.posts.at(-1)];
  if (!first || !last || !characterOf(first.handle)) return;
  await saveStoryline(tx.db, tx.organisationId, {
    storylineId: randomUUID(),
    openingId: begunIn(thread.language),
    characterIdentity: identityOf(first.handle),
    accountIdentity: identityOf(accountHandle),
    rootRef: refOf(identityOf(first.handle), first.recordKey),
    lastRef: refOf(identityOf(last.handle), last.recordKey),
    stage: 'waiting',
    nudges: 0,
    detailsGiven: 0,
    asked: false,
    amended: false,
    spokeAt: thread.now,
    actAt: new Date(thread.now.getTime() + PATIENCE_MS),
  });
}
