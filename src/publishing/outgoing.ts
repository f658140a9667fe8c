import { outgoingCard } from '../cards/index.ts';
import { outgoingMedia } from '../media/index.ts';
import { firstLink } from '../networks/counting/index.ts';
import type { OutgoingPost } from '../networks/network.ts';
import type { Database } from '../platform/database/index.ts';
import { findGateOf } from './gate-store.ts';
import type { DeliveryKey, Publication } from './publication.ts';

/** What leaves, and by which it is known again: the same each time. */
export async function outgoing(
  { database }: { readonly database: Database },
  { organisationId }: DeliveryKey,
  publication: Publication,
): Promise<OutgoingPost> {
  const { publicationId, text, languages, reply, visibility, contentWarning, writtenAt } = publication;
  return await database.read(organisationId, async (db) => {
    const media = await outgoingMedia(db, organisationId, publicationId);
    const card = await outgoingCard(db, organisationId, publicationId);
    const gate = await findGateOf(db, organisationId, publicationId);
    const post = { text, languages, reply, quoted: null, visibility, contentWarning, media, writtenAt };
    // Words that a reviewer changed may hold another link by now, or none.
    const carries = card !== null && firstLink(publication.body) === card.url;
    return { ...post, ...(carries && { card }), ...(gate && { gate }) };
  });
}
