import { capabilitiesOf, findAccount, hasVoice, mayAnswer, shutBecause } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { dropDraft, extendLease, findAnswerable, findConversation, LEASE_SECONDS, requireHolder } from '../inbox/index.ts';
import type { AnswerableMessage } from '../inbox/index.ts';
import { attachToPublication, carriesSame, readAttachments, saveDraftMedia } from '../media/index.ts';
import type { Attachment, AttachedMedia, AttachRefusal } from '../media/index.ts';
import type { Visibility } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { withoutOwnSignature } from '../signatures/index.ts';
import { tidyBody } from './body.ts';
import { UNSETTLED } from './publication.ts';
import type { Publication } from './publication.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { addPublication, findByKey, findRecent } from './store.ts';
import { readTypist, wordReply } from './word-reply.ts';
import type { KeyboardTypist, WordingRefusal } from './word-reply.ts';

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
  /** Who may read it; absent: whoever may read what it answers. Never more than those. */
  readonly visibility?: Visibility | undefined;
  /** Words to fold it behind; absent: those of the message that it answers; null: none. */
  readonly contentWarning?: string | null | undefined;
  /** It corrects the message of ours that it answers. */
  readonly corrects?: boolean;
  /** The words end with another's name, and are meant to. */
  readonly keepTyped?: boolean;
  /** Pictures, or a film, with what they show in words. */
  readonly attachments?: readonly Attachment[];
}

export type ReplyRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-holder' }
  | { kind: 'held-by-another'; memberId: string }
  /** Another voice has words in this thread that have yet to leave: what the next one must say first depends on them. */
  | { kind: 'other-voice-underway' }
  | WordingRefusal
  | AttachRefusal
  | { kind: 'parent-gone' }
  | { kind: 'account-disconnected' }
  | { kind: 'account-needs-reconnection' }
  | { kind: 'account-paused' }
  /** The account belongs to an office that is vacant, or that somebody else holds by now. */
  | { kind: 'no-voice' }
  /** The account has its team, and the member is not in it any more. */
  | { kind: 'outside-team' }
  /** It would be read by more people than the message that it answers, which is for few. */
  | { kind: 'too-wide'; visibility: Visibility }
  /** The account's network has no posts for so few, or no warnings. */
  | { kind: 'not-offered' }
  /** Only a message of ours is corrected. */
  | { kind: 'not-ours' }
  /** The same key came before with other words: keys are made anew for each press. */
  | { kind: 'key-reused' };

/** A press of the button, its words without the signature that their author typed by habit. */
interface Press extends Reply {
  readonly memberId: string;
  readonly personaId: string | null;
}

/**
 * Schedules a signed reply: it leaves at the end of the account's undo delay. Only the holder of the conversation may; the same press, sent
 * again, and the same words, pressed in another tab, make one publication. Everything is checked and written under the conversation's lock.
 */
export async function reply(deps: ReplyDeps, visitor: Visitor, request: Reply): Promise<Result<Publication, ReplyRefusal>> {
  const { organisationId, memberId } = visitor;
  const { conversationId, personaId = null } = request;
  return await deps.database.transact(organisationId, async (tx) => {
    const conversation = await findConversation(tx.db, organisationId, conversationId);
    const account = conversation && (await findAccount(tx.db, organisationId, conversation.accountId));
    if (account === null) return fail({ kind: 'not-found' } as const);
    const typist = await readTypist(tx.db, account, { memberId, personaId });
    const press: Press = { ...request, memberId, personaId, body: withoutOwnSignature(tidyBody(request.body), typist) };
    // A key that came back late: the conversation may be answered, and its lease over.
    const before = await repeated(tx, press);
    if (before !== null) return before;
    const held = await requireHolder(tx, conversationId, memberId);
    if (!held.ok) return fail(refusalOf(held.error));
    const meanwhile = await repeated(tx, press);
    if (meanwhile !== null) return meanwhile;
    const recent = await findRecent(tx, conversationId);
    for (const one of recent) if (await isSame(tx, one, press)) return succeed(one);
    const underway = underwayRefusal(recent, press);
    if (underway !== null) return fail(underway);

    const message = await findAnswerable(tx.db, organisationId, { conversationId, messageId: request.replyToMessageId });
    if (!(await hasVoice(tx.db, organisationId, account.accountId, memberId))) return fail({ kind: 'no-voice' } as const);
    if (!(await mayAnswer(tx.db, organisationId, account.accountId, memberId))) return fail({ kind: 'outside-team' } as const);
    const hindrance = hindranceOf(account, message);
    if (hindrance !== null) return fail(hindrance);
    if (request.corrects === true && message!.direction !== 'outbound') return fail({ kind: 'not-ours' } as const);
    const reach = reachOf(press, message!, capabilitiesOf(account, deps.networks));
    if (!reach.ok) return reach;
    const offered = capabilitiesOf(account, deps.networks).media ?? null;
    const wanted = { attachments: press.attachments ?? [], offered, visibility: reach.value.visibility };
    const attached = await readAttachments(tx.db, organisationId, wanted);
    if (!attached.ok) return attached;
    const written = await write(deps, tx, { account, message: message!, typist, press, reach: reach.value, attached: attached.value });
    if (!written.ok) return written;
    await dropDraft(tx, { conversationId, memberId });
    await saveDraftMedia(tx, { memberId, placeId: conversationId }, []);
    // It stays with its holder while the reply is on its way.
    await extendLease(tx, conversationId, account.undoDelaySeconds + LEASE_SECONDS);
    return written;
  });
}

async function write(
  deps: ReplyDeps,
  tx: Transaction,
  what: {
    account: Account;
    message: AnswerableMessage;
    typist: KeyboardTypist;
    press: Press;
    reach: Reach;
    attached: readonly AttachedMedia[];
  },
): Promise<Result<Publication, ReplyRefusal>> {
  const { account, message, typist, press, reach } = what;
  const { body, memberId, personaId, conversationId } = press;
  const later = message.direction === 'outbound' && message.memberId === memberId;
  const speaking = { organisationId: tx.organisationId, account, conversationId, memberId, languages: message.languages, later };
  const around = { ...reach, addressee: message.authorHandle };
  const worded = await wordReply(deps, tx.db, { speaking, typist, body, personaId, keepTyped: press.keepTyped ?? false, around });
  if (!worded.ok) return worded;
  const { voice, signature, text } = worded.value;
  const { persona, opening } = voice;
  const publication = await addPublication(tx, {
    publicationId: deps.newId(),
    accountId: account.accountId,
    conversationId,
    replyToMessageId: press.replyToMessageId,
    memberId,
    body,
    signature,
    persona: persona && { personaId: persona.personaId, name: persona.name, revision: persona.revision },
    opening,
    text,
    ...what.reach,
    reply: message.target,
    correctsMessageId: press.corrects === true ? message.messageId : null,
    languages: message.languages.length > 0 ? message.languages.slice(0, 3) : account.languages,
    idempotencyKey: press.idempotencyKey,
    recordKey: deps.networks[account.network].newRecordKey(),
    undoDelaySeconds: account.undoDelaySeconds,
  });
  await attachToPublication(tx, publication.publicationId, { attachments: what.attached, altBy: memberId });
  enqueueDelivery(tx, publication);
  const as = persona === null ? {} : { personaId: persona.personaId, persona: persona.name };
  const more = { ...(opening === '' ? {} : { opening }), ...(press.corrects === true ? { corrects: message.messageId } : {}) };
  const data = { handle: account.handle, signature, dueAt: publication.dueAt.toISOString(), ...as, ...more };
  recordPublication(tx, 'scheduled', publication, { memberId, data });
  return succeed(publication);
}

/** What this key made already: the same publication for the same words, a refusal for others. */
async function repeated(tx: Transaction, press: Press): Promise<Result<Publication, ReplyRefusal> | null> {
  const made = await findByKey(tx, press.conversationId, press.idempotencyKey);
  if (made === null) return null;
  return (await isSame(tx, made, press)) ? succeed(made) : fail({ kind: 'key-reused' });
}

const isSame = async (tx: Transaction, one: Publication, press: Press): Promise<boolean> =>
  one.memberId === press.memberId &&
  one.body === press.body &&
  one.replyToMessageId === press.replyToMessageId &&
  (press.visibility === undefined || one.visibility === press.visibility) &&
  (press.contentWarning === undefined || one.contentWarning === (press.contentWarning?.trim() || null)) &&
  (one.correctsMessageId !== null) === (press.corrects === true) &&
  (one.persona?.personaId ?? null) === press.personaId &&
  (await carriesSame(tx.db, tx.organisationId, one.publicationId, press.attachments ?? []));

/** What has yet to leave in this thread, by another person or in another voice, comes first. */
function underwayRefusal(recent: readonly Publication[], press: Press): ReplyRefusal | null {
  const underway = recent.filter(({ state }) => UNSETTLED.includes(state));
  const another = underway.find((one) => one.memberId !== press.memberId)?.memberId;
  if (another) return { kind: 'held-by-another', memberId: another };
  return underway.some((one) => (one.persona?.personaId ?? null) !== press.personaId) ? { kind: 'other-voice-underway' } : null;
}

function refusalOf(error: { kind: 'not-found' } | { kind: 'not-holder'; heldBy: string | null }): ReplyRefusal {
  if (error.kind === 'not-found') return error;
  return error.heldBy === null ? { kind: 'not-holder' } : { kind: 'held-by-another', memberId: error.heldBy };
}

function hindranceOf(account: Account, message: AnswerableMessage | null): ReplyRefusal | null {
  const shut = shutBecause(account.state);
  if (shut !== null) return { kind: shut };
  if (message === null) return { kind: 'not-found' };
  return message.deletedAt === null ? null : { kind: 'parent-gone' };
}
