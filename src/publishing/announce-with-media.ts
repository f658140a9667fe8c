import { capabilitiesOf, cardsOn, findAccount } from '../accounts/index.ts';
import { attachCard } from '../cards/index.ts';
import type { LinkCard } from '../cards/index.ts';
import { attachToPublication, readAttachments } from '../media/index.ts';
import type { Attachment, AttachRefusal } from '../media/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { announce } from './announce.ts';
import type { AnnounceDeps, Announcement, AnnounceRefusal } from './announce.ts';
import { findAnnounced } from './announcement-store.ts';
import type { Publication } from './publication.ts';

/** What stands beside the words. */
export interface Beside {
  readonly attachments: readonly Attachment[];
  /** Goes where the account's network takes cards, and nothing else stands there; null: none. */
  readonly card: LinkCard | null;
}

/** Has an account say something with pictures, a film or a card. As `announce`: under one key one thing, once, with what it carried then. */
export async function announceWithMedia(
  deps: AnnounceDeps,
  tx: Transaction,
  announcement: Announcement,
  { attachments, card }: Beside,
): Promise<Result<Publication, AnnounceRefusal | AttachRefusal>> {
  const { accountId, key, memberId, inReply } = announcement;
  const before = await findAnnounced(tx, accountId, key);
  if (before !== null) return succeed(before);
  const account = await findAccount(tx.db, tx.organisationId, accountId);
  if (account === null) return fail({ kind: 'not-found' });
  const offered = capabilitiesOf(account, deps.networks).media ?? null;
  const visibility = inReply === null ? 'public' : 'private';
  const attached = await readAttachments(tx.db, tx.organisationId, { attachments, offered, visibility });
  if (!attached.ok) return attached;
  const announced = await announce(deps, tx, { ...announcement, shows: attached.value.length > 0 });
  if (!announced.ok) return announced;
  const { publicationId } = announced.value;
  await attachToPublication(tx, publicationId, { attachments: attached.value, altBy: memberId });
  const carriesCard = card !== null && attached.value.length === 0 && inReply === null && cardsOn(account, deps.networks) === 'sent';
  if (carriesCard) await attachCard(tx, publicationId, card);
  return announced;
}
