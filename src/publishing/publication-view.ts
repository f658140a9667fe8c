import type { Publication, Withdrawal } from './publication.ts';
import type { PublicationView } from './schema.ts';

const toWithdrawalView = ({ memberId, askedAt, doneAt }: Withdrawal) => ({
  memberId,
  askedAt: askedAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
});

/** A publication as it goes over the wire. */
export function toPublicationView(publication: Publication): PublicationView {
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
  };
}
