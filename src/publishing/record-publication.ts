import type { Transaction } from '../platform/database/index.ts';
import type { Pin } from './pin.ts';
import type { Publication } from './publication.ts';

/** The job that hands a publication to its network. */
export const DELIVER = 'publishing.deliver';
// The sweep finds what a lost job forgot, so a job need not insist.
const TRIES = 2;

/** Enqueues the delivery at the moment that the publication is due. One job waits per publication. */
export function enqueueDelivery(tx: Transaction, { publicationId, dueAt }: Pick<Publication, 'publicationId' | 'dueAt'>): void {
  tx.enqueue({
    task: DELIVER,
    payload: { organisationId: tx.organisationId, publicationId },
    runAt: dueAt,
    key: `${DELIVER}:${publicationId}`,
    maximumAttempts: TRIES,
  });
}

/** The job that tells a network what is to stand at the head of a profile. */
export const PIN = 'publishing.pin';

export function enqueuePin(tx: Transaction, { accountId, dueAt }: Pick<Pin, 'accountId' | 'dueAt'>): void {
  tx.enqueue({ task: PIN, payload: { organisationId: tx.organisationId, accountId }, runAt: dueAt, key: `${PIN}:${accountId}` });
}

/** Writes what became of a publication into the journal; `memberId` is who did it, absent when no person did. */
export function recordPublication(
  tx: Transaction,
  what: string,
  publication: Publication,
  more: { readonly memberId?: string | undefined; readonly data?: Record<string, unknown> } = {},
): void {
  tx.record({
    kind: `publication.${what}`,
    memberId: more.memberId,
    accountId: publication.accountId,
    conversationId: publication.conversationId ?? undefined,
    publicationId: publication.publicationId,
    data: more.data ?? {},
  });
}
