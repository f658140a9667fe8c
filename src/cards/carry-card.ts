/** A card on its way with a publication. */
import { fileFor } from '../media/index.ts';
import type { FileDeps } from '../media/index.ts';
import type { MediaCapabilities, OutgoingCard, OutgoingFile } from '../networks/network.ts';
import type { Query } from '../platform/database/index.ts';
import { findCarriedCard } from './store.ts';

/** What leaves of it with the post; null: none. */
export async function outgoingCard(db: Query, organisationId: string, publicationId: string): Promise<OutgoingCard | null> {
  const carried = await findCarriedCard(db, organisationId, publicationId);
  if (carried === null) return null;
  const { url, title, description, uploaded, bare } = carried;
  return { url, title, description, picture: uploaded === null || bare ? null : { handle: uploaded.handle } };
}

/**
 * The picture that has to be brought to the network before the post, which keeps it until `freshUntil` at least where it was brought before.
 * Null: none, or it is there; `gone`: there was one, and it cannot be sent.
 */
export async function cardToBring(
  deps: FileDeps,
  { organisationId, publicationId }: { readonly organisationId: string; readonly publicationId: string },
  { offered, freshUntil }: { readonly offered: MediaCapabilities; readonly freshUntil: number },
): Promise<OutgoingFile | 'gone' | null> {
  const carried = await deps.database.read(organisationId, (db) => findCarriedCard(db, organisationId, publicationId));
  if (carried === null || carried.picture === null || carried.bare) return null;
  if (carried.uploaded !== null && carried.uploaded.until.getTime() > freshUntil) return null;
  return (await fileFor(deps, { organisationId, mediaId: carried.picture.mediaId, alt: carried.title, offered })) ?? 'gone';
}
