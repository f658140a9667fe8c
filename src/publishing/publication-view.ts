import { readCarried } from '../media/index.ts';
import type { AttachedView } from '../media/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Publication, Withdrawal } from './publication.ts';
import type { PublicationView } from './schema.ts';

const toWithdrawalView = ({ memberId, askedAt, doneAt }: Withdrawal) => ({
  memberId,
  askedAt: askedAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
});

/** A publication as it goes over the wire. */
export function toPublicationView(publication: Publication, media: readonly AttachedView[]): PublicationView {
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
  };
}

/** Publications with what they carry. */
export async function viewPublications(
  database: Database,
  organisationId: string,
  publications: readonly Publication[],
): Promise<PublicationView[]> {
  const ids = publications.map(({ publicationId }) => publicationId);
  const carried = await database.read(organisationId, (db) => readCarried(db, organisationId, ids));
  return publications.map((one) => toPublicationView(one, carried.get(one.publicationId) ?? []));
}

export async function viewPublication(database: Database, organisationId: string, publication: Publication): Promise<PublicationView> {
  const [view] = await viewPublications(database, organisationId, [publication]);
  return view!;
}
