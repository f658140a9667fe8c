import type { Transaction } from '../platform/database/index.ts';
import type { Moderation } from './moderation.ts';

export const CARRY_OUT = 'moderation.carry-out';

/** A journal entry about it; `memberId`: who wished it. */
export function recordModeration(tx: Transaction, what: 'asked' | Moderation['state'], moderation: Moderation): void {
  const { moderationId, kind, correspondentId, messageId, failure } = moderation;
  const isUndone = what === 'undoing' || what === 'undone' || what === 'undo-failed';
  tx.record({
    kind: `moderation.${what}`,
    memberId: (isUndone ? moderation.undoneBy : null) ?? moderation.memberId,
    accountId: moderation.accountId,
    conversationId: moderation.conversationId,
    data: { moderationId, act: kind, correspondentId, messageId, ...(failure && { failure }) },
  });
}

/** Has the network told, at `from` or at once. */
export function enqueueModeration(tx: Transaction, { moderationId }: Pick<Moderation, 'moderationId'>, from?: Date): void {
  tx.enqueue({
    task: CARRY_OUT,
    payload: { organisationId: tx.organisationId, moderationId },
    runAt: from,
    key: `${CARRY_OUT} ${moderationId}`,
  });
}
