import { findAccount } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { dropDraft, extendLease, findAnswerable, LEASE_SECONDS, requireHolder } from '../inbox/index.ts';
import type { AnswerableMessage } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { signatureFor, signedText } from '../signatures/index.ts';
import { UNSETTLED } from './publication.ts';
import type { Publication } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { isEmptyBody, tidyBody } from './body.ts';
import { addPublication, findByKey, findRecent } from './store.ts';

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
}

export type ReplyRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-holder' }
  | { kind: 'held-by-another'; memberId: string }
  | { kind: 'empty' }
  | { kind: 'too-long'; length: number; maximum: number }
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
  const body = tidyBody(request.body);
  return await deps.database.transact(organisationId, async (tx) => {
    // A key that came back late: the conversation may be answered, and its lease over.
    const before = await repeated(tx, memberId, { ...request, body });
    if (before !== null) return before;
    const held = await requireHolder(tx, request.conversationId, memberId);
    if (!held.ok) return fail(refusalOf(held.error));
    const meanwhile = await repeated(tx, memberId, { ...request, body });
    if (meanwhile !== null) return meanwhile;
    const recent = await findRecent(tx, request.conversationId);
    const same = recent.find((one) => isSame(one, memberId, { ...request, body }));
    if (same) return succeed(same);
    const another = recent.find((one) => one.memberId !== memberId && UNSETTLED.includes(one.state));
    if (another) return fail({ kind: 'held-by-another', memberId: another.memberId } as const);

    const account = await findAccount(tx.db, organisationId, held.value.accountId);
    if (account === null) return fail({ kind: 'not-found' } as const);
    const message = await findAnswerable(tx.db, organisationId, {
      conversationId: request.conversationId,
      messageId: request.replyToMessageId,
    });
    const hindrance = hindranceOf(account, message);
    if (hindrance !== null) return fail(hindrance);
    const written = await write(deps, tx, { account, message: message!, body, request, memberId });
    if (!written.ok) return written;
    await dropDraft(tx, { conversationId: request.conversationId, memberId });
    // It stays with its holder while the reply is on its way.
    await extendLease(tx, request.conversationId, account.undoDelaySeconds + LEASE_SECONDS);
    return written;
  });
}

async function write(
  deps: ReplyDeps,
  tx: Transaction,
  what: { account: Account; message: AnswerableMessage; body: string; request: Reply; memberId: string },
): Promise<Result<Publication, ReplyRefusal>> {
  const { account, message, body, request, memberId } = what;
  if (isEmptyBody(body)) return fail({ kind: 'empty' });
  const signature = await signatureFor(tx.db, tx.organisationId, account.accountId, memberId);
  const text = signedText(body, signature);
  const network = deps.networks[account.network];
  const length = network.length(text);
  const maximum = network.capabilities.maximumLength;
  if (length > maximum) return fail({ kind: 'too-long', length, maximum });
  const publication = await addPublication(tx, {
    publicationId: deps.newId(),
    accountId: account.accountId,
    conversationId: request.conversationId,
    replyToMessageId: request.replyToMessageId,
    memberId,
    body,
    signature: signature.text,
    text,
    reply: message.target,
    languages: message.languages.length > 0 ? message.languages.slice(0, 3) : account.languages,
    idempotencyKey: request.idempotencyKey,
    recordKey: network.newRecordKey(),
    undoDelaySeconds: account.undoDelaySeconds,
  });
  enqueueDelivery(tx, publication);
  const data = { handle: account.handle, signature: signature.text, dueAt: publication.dueAt.toISOString() };
  recordPublication(tx, 'scheduled', publication, { memberId, data });
  return succeed(publication);
}

/** What this key made already: the same publication for the same words, a refusal for others. */
async function repeated(tx: Transaction, memberId: string, request: Reply): Promise<Result<Publication, ReplyRefusal> | null> {
  const made = await findByKey(tx, request.conversationId, request.idempotencyKey);
  if (made === null) return null;
  return isSame(made, memberId, request) ? succeed(made) : fail({ kind: 'key-reused' });
}

const isSame = (one: Publication, memberId: string, request: Reply): boolean =>
  one.memberId === memberId && one.body === request.body && one.replyToMessageId === request.replyToMessageId;

function refusalOf(error: { kind: 'not-found' } | { kind: 'not-holder'; heldBy: string | null }): ReplyRefusal {
  if (error.kind === 'not-found') return error;
  return error.heldBy === null ? { kind: 'not-holder' } : { kind: 'held-by-another', memberId: error.heldBy };
}

function hindranceOf(account: Account, message: AnswerableMessage | null): ReplyRefusal | null {
  if (account.state === 'disconnected') return { kind: 'account-disconnected' };
  if (account.state === 'needs-reconnection') return { kind: 'account-needs-reconnection' };
  if (message === null) return { kind: 'not-found' };
  return message.deletedAt === null ? null : { kind: 'parent-gone' };
}
