import type { ReplyTarget } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { UNSETTLED } from './publication.ts';
import type { Publication } from './publication.ts';
import { findPublication } from './store.ts';
import { writePlace } from './thread-store.ts';

/**
 * Where a part of a thread of ours hangs: under the part before, once that one is there. Fixed when it is first known, so that a repeat is
 * the same post. *waits*: the part before is on its way. *undone*: it was taken back before it left, and so is all that would follow. *broken*: it
 * is not there, and will not be by itself.
 */
export async function placeInThread(tx: Transaction, publication: Publication): Promise<Publication | 'waits' | 'undone' | 'broken'> {
  if (publication.continues === null) return publication;
  const before = await findPublication(tx.db, tx.organisationId, publication.continues);
  if (before === null) return 'broken';
  if (UNSETTLED.includes(before.state)) return 'waits';
  if (before.state === 'cancelled') return 'undone';
  if (before.state !== 'sent' || before.published === null) return 'broken';
  if (publication.reply !== null) return publication;
  const { ref, version } = before.published;
  const reply: ReplyTarget = { root: before.reply?.root ?? { ref, version }, parent: { ref, version } };
  await writePlace(tx, publication.publicationId, reply);
  return { ...publication, reply };
}
