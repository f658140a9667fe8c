import { findAccount } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { dropDraft, extendLease, findAnswerable, LEASE_SECONDS, requireHolder } from '../inbox/index.ts';
import type { AnswerableMessage } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { tidyBody } from './body.ts';
import { UNSETTLED } from './publication.ts';
import type { Publication } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { addPublication, findByKey, findRecent } from './store.ts';
import { wordReply } from './word-reply.ts';
import type { WordingRefusal } from './word-reply.ts';

export interface ReplyDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly newId: () => string;
}

export interface Reply {
  readonly conversationId: string;
  readonly replyToMessageId: string;
  /** Once per press of the button. */
  readonly idempotencyKey: string;
  readonly body: string;
  /** The account's character, when it speaks; absent or null: the member speaks as himself. */
  readonly personaId?: string | null;
  /** The words end with another's name, and are meant to. */
  readonly keepTyped?: boolean;
}

export type ReplyRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-holder' }
  | { kind: 'held-by-another'; memberId: string }
  /** Another voice has words in this thread that have yet to leave: what the next one must say first depends on them. */
  | { kind: 'other-voice-underway' }
  | WordingRefusal
  | { kind: 'parent-gone' }
  | { kind: 'account-disconnected' }
  | { kind: 'account-needs-reconnection' }
  /** The same key came before with other words: keys are made anew for each press. */
  | { kind: 'key-reused' };

/**
 * Schedules a signed reply: it leaves at the end of the account's undo delay. Only the holder of the conversation may; the same press, sent
 * again, and the same words, pressed in another tab, make one publication. Everything is checked and written under the conversation's lock.
 */
export async function reply(deps: ReplyDeps, visitor: Visitor, request: Reply): Promise<Result<Publication, ReplyRefusal>> {
  const { organisationId, memberId } = visitor;
  const pressed = { ...request, body: tidyBody(request.body) };
  return await deps.database.transact(organisationId, async (tx) => {
    // A key that came back late: the conversation may be answered, and its lease over.
    const before = await repeated(tx, memberId, pressed);
    if (before !== null) return before;
    const held = await requireHolder(tx, request.conversationId, memberId);
    if (!held.ok) return fail(refusalOf(held.error));
    const meanwhile = await repeated(tx, memberId, pressed);
    if (meanwhile !== null) return meanwhile;
    const account = await findAccount(tx.db, organisationId, held.value.accountId);
    if (account === null) return fail({ kind: 'not-found' } as const);
    const message = await findAnswerable(tx.db, organisationId, {
      conversationId: request.conversationId,
      messageId: request.replyToMessageId,
    });
    const hindrance = hindranceOf(account, message);
    const written = hindrance === null ? await write(deps, tx, { account, message: message!, request: pressed, memberId }) : fail(hindrance);
    if (!written.ok) return (await sameAlready(tx, memberId, pressed)) ?? written;
    await dropDraft(tx, { conversationId: request.conversationId, memberId });
    // It stays with its holder while the reply is on its way.
    await extendLease(tx, request.conversationId, account.undoDelaySeconds + LEASE_SECONDS);
    return written;
  });
}
