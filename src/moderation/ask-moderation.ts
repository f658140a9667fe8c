import { capabilitiesOf, findAccount, mayAnswer } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { findConversation, findModerated, readSpeakers } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { nextState } from './moderation.ts';
import type { Moderation } from './moderation.ts';
import { refusalOf } from './policy.ts';
import type { ModerationRefusal } from './policy.ts';
import { enqueueModeration, recordModeration } from './record-moderation.ts';
import type { AskModeration } from './schema.ts';
import { openModeration, writeState } from './store.ts';

export interface ModerationDeps {
  readonly database: Database;
  readonly networks: Networks;
}

export type AskRefusal =
  | { kind: 'not-found' }
  | ModerationRefusal
  /** The account's network has no such thing. */
  | { kind: 'not-offered' }
  /** Only an answer of somebody's under a public post of ours can be hidden, and, where the network can, a quote of one. */
  | { kind: 'not-hideable' };

/** What cannot be taken back once it has left waits as long as a reply does, and never less than this, in seconds. */
const LEAST_REPORT_DELAY = 5;

/**
 * Asks for it, in the name of the account of this conversation. Asked twice, or by two at once, it is the same one. The network is told by a
 * job: at once, for it can be taken back for life, except a report, which waits for the account's undo delay.
 */
export async function askModeration(
  deps: ModerationDeps,
  visitor: Visitor,
  conversationId: string,
  asked: AskModeration,
): Promise<Result<Moderation, AskRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Moderation, AskRefusal>> => {
    const conversation = await findConversation(tx.db, tx.organisationId, conversationId);
    const account = conversation && (await findAccount(tx.db, tx.organisationId, conversation.accountId));
    if (!account) return fail({ kind: 'not-found' });
    const refusal = await refuse(deps, tx, { visitor, account, kind: asked.kind });
    if (refusal) return fail(refusal);
    const about = await findSubject(tx, conversationId, { asked, detaches: capabilitiesOf(account, deps.networks).detaches === true });
    if (!about.ok) return about;
    const { kind, comment } = asked;
    const delay = kind === 'report' ? Math.max(LEAST_REPORT_DELAY, account.undoDelaySeconds) : 0;
    const reason = asked.reason ?? null;
    const draft = { accountId: account.accountId, kind, ...about.value, conversationId, reason, comment, memberId: visitor.memberId };
    const { moderation, isNew } = await openModeration(tx, draft, delay);
    if (isNew) return succeed(wish(tx, moderation));
    const state = nextState(moderation.state, 'asked');
    if (state === null) return succeed(moderation);
    return succeed(wish(tx, await writeState(tx, moderation, { state, failure: null, wishedBy: visitor.memberId })));
  });
}

function wish(tx: Transaction, moderation: Moderation): Moderation {
  recordModeration(tx, 'asked', moderation);
  enqueueModeration(tx, moderation, moderation.dueAt);
  return moderation;
}

async function refuse(
  { networks }: ModerationDeps,
  tx: Transaction,
  { visitor, account, kind }: { readonly visitor: Visitor; readonly account: Account; readonly kind: AskModeration['kind'] },
): Promise<AskRefusal | null> {
  if (!capabilitiesOf(account, networks).moderation.includes(kind)) return { kind: 'not-offered' };
  return refusalOf(kind, visitor, await mayAnswer(tx.db, tx.organisationId, account.accountId, visitor.memberId));
}

type Subject = Pick<Moderation, 'correspondentId' | 'messageId'>;

/** Whom or what it is about, as far as this conversation knows it. What mutes and blocks is about a person, whatever message led there. */
async function findSubject(
  tx: Transaction,
  conversationId: string,
  { asked: { kind, correspondentId, messageId }, detaches }: { readonly asked: AskModeration; readonly detaches: boolean },
): Promise<Result<Subject, AskRefusal>> {
  if (messageId === undefined) {
    const { correspondentIds } = await readSpeakers(tx.db, tx.organisationId, conversationId);
    const isHere = correspondentId !== undefined && correspondentIds.includes(correspondentId);
    return isHere ? succeed({ correspondentId, messageId: null }) : fail({ kind: 'not-found' });
  }
  const message = await findModerated(tx.db, tx.organisationId, { conversationId, messageId });
  const author = message?.direction === 'outbound' ? null : (message?.correspondentId ?? null);
  if (!message || author === null || (correspondentId ?? author) !== author) return fail({ kind: 'not-found' });
  const isHideable = message.visibility !== 'private' && (message.isUnderOurs || (detaches && message.quotesOurs));
  if (kind === 'hide' && !isHideable) return fail({ kind: 'not-hideable' });
  return succeed({ correspondentId: author, messageId: kind === 'hide' || kind === 'report' ? messageId : null });
}
