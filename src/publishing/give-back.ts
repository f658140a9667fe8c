import { keepAsDraft } from '../inbox/index.ts';
import { giveBackMedia } from '../media/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import type { Publication } from './publication.ts';

/** Makes what will not leave its writer's draft again, with whom it was for; an announcement is nobody's draft. */
export async function giveBack(tx: Transaction, publication: Publication): Promise<void> {
  const { conversationId, memberId, replyToMessageId, body, visibility, contentWarning, correctsMessageId } = publication;
  if (conversationId === null || memberId === null) return;
  const corrects = correctsMessageId !== null;
  // An empty warning is none at all, whatever the message that it answers has.
  const reach = { visibility, contentWarning: contentWarning ?? '' };
  await keepAsDraft(tx, { conversationId, memberId, replyToMessageId, text: body, ...reach, corrects });
  await giveBackMedia(tx, publication.publicationId, { memberId, placeId: conversationId });
}
