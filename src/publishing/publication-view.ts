import { readCarried } from '../media/index.ts';
import type { AttachedView } from '../media/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { readReviewsOf, toReviewView } from '../review/index.ts';
import type { ReviewView } from '../review/index.ts';
import type { Publication, Withdrawal } from './publication.ts';
import type { PublicationView } from './schema.ts';

const toWithdrawalView = ({ memberId, askedAt, doneAt }: Withdrawal) => ({
  memberId,
  askedAt: askedAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
});

/** A publication as it goes over the wire. */
export function toPublicationView(
  publication: Publication,
  { media, review }: { readonly media: readonly AttachedView[]; readonly review: ReviewView | null },
): PublicationView {
  const { publicationId, kind, accountId, conversationId, replyToMessageId, memberId, body, signature, text, state, attempts } =
    publication;
  return {
    publicationId,
    kind,
    accountId,
    conversationId,
    replyToMessageId,
    memberId,
    body,
    signature,
    persona: publication.persona?.name ?? null,
    opening: publication.opening,
    text,
    visibility: publication.visibility,
    contentWarning: publication.contentWarning,
    correctsMessageId: publication.correctsMessageId,
    state,
    dueAt: publication.dueAt.toISOString(),
    attempts,
    failure: publication.failure === null ? null : { ...publication.failure },
    url: publication.published?.url ?? null,
    createdAt: publication.createdAt.toISOString(),
    sentAt: publication.sentAt?.toISOString() ?? null,
    withdrawal: publication.withdrawal && toWithdrawalView(publication.withdrawal),
    media: [...media],
    amendedBy: publication.amendedBy,
    review,
  };
}

type Reader = Pick<Visitor, 'organisationId' | 'memberId'>;

/** Publications with what they carry, and what the reader may know of how they were reviewed. */
export async function viewPublications(
  database: Database,
  reader: Reader,
  publications: readonly Publication[],
): Promise<PublicationView[]> {
  const ids = publications.map(({ publicationId }) => publicationId);
  const [carried, reviews] = await database.read(reader.organisationId, async (db) => [
    await readCarried(db, reader.organisationId, ids),
    await readReviewsOf(db, reader, ids),
  ]);
  return publications.map((one) => {
    const review = reviews.get(one.publicationId);
    return toPublicationView(one, { media: carried.get(one.publicationId) ?? [], review: review ? toReviewView(review) : null });
  });
}

export async function viewPublication(database: Database, reader: Reader, publication: Publication): Promise<PublicationView> {
  const [view] = await viewPublications(database, reader, [publication]);
  return view!;
}
