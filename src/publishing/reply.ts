import { capabilitiesOf, cardsOn, findAccount, hasVoice, mayAnswer, shutBecause } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { dropDraft, extendLease, findAnswerable, findConversation, LEASE_SECONDS, requireHolder } from '../inbox/index.ts';
import type { AnswerableMessage } from '../inbox/index.ts';
import { attachCard } from '../cards/index.ts';
import type { LinkCard } from '../cards/index.ts';
import { attachToPublication, readAttachments, saveDraftMedia } from '../media/index.ts';
import type { Attachment, AttachedMedia, AttachRefusal } from '../media/index.ts';
import { firstLink } from '../networks/counting/index.ts';
import type { Visibility } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { hold, keepPassed } from '../review/index.ts';
import type { Guard, HoldRefusal, PauseRefusal, Review } from '../review/index.ts';
import { withoutOwnSignature } from '../signatures/index.ts';
import { tidyBody } from './body.ts';
import type { Publication } from './publication.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { findSame, findUnderway, repeated } from './same-press.ts';
import type { UnderwayRefusal } from './same-press.ts';
import { addPublication, findRecent } from './store.ts';
import { weighReply } from './weigh-reply.ts';
import type { WeighedReply } from './weigh-reply.ts';
import { readTypist, wordReply } from './word-reply.ts';
import type { KeyboardTypist, Wording, WordingRefusal } from './word-reply.ts';

export interface ReplyDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly newId: () => string;
  readonly guard: Guard;
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
  /** Of the first link of the words, where the account's network takes cards; absent or null: none. */
  readonly card?: LinkCard | null | undefined;
  /** The pause that its author has taken to read these words again. */
  readonly readAgain?: string | null | undefined;
}

export type ReplyRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-holder' }
  | { kind: 'held-by-another'; memberId: string }
  | UnderwayRefusal
  | PauseRefusal
  | HoldRefusal
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
 * again, and the same words, pressed in another tab, make one publication. Everything is checked and written under the conversation's lock,
 * the guard-rails last: by them it may have to be read again first (a refusal, kept by the database), or be held for somebody else to read.
 */
export async function reply(deps: ReplyDeps, visitor: Visitor, request: Reply): Promise<Result<Publication, ReplyRefusal>> {
  const { organisationId, memberId } = visitor;
  const { conversationId, personaId = null } = request;
  await deps.guard.askLinks(request.body);
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
    const same = await findSame(tx, recent, press);
    if (same !== null) return succeed(same);
    const underway = findUnderway(recent, press);
    if (underway !== null) return fail(underway);

    const checked = await check(deps, tx, { account, typist, press });
    if (!checked.ok) return checked;
    const worded = await word(deps, tx, checked.value);
    if (!worded.ok) return worded;
    const { reach } = checked.value;
    const weighed = await weighReply(deps, tx, { ...press, accountId: account.accountId, reach, typed: request.body });
    if (!weighed.ok) return weighed;
    const written = await write(deps, tx, { ...checked.value, worded: worded.value, weighed: weighed.value });
    if (!written.ok) return written;
    await dropDraft(tx, { conversationId, memberId });
    await saveDraftMedia(tx, { memberId, placeId: conversationId }, []);
    return written;
  });
}

interface Speaking {
  readonly account: Account;
  readonly message: AnswerableMessage;
  readonly typist: KeyboardTypist;
  readonly press: Press;
  readonly reach: Reach;
  readonly attached: readonly AttachedMedia[];
}

/** Whether this member may say anything at all to what is answered, to whom, and with what beside the words. */
async function check(
  deps: ReplyDeps,
  tx: Transaction,
  { account, typist, press }: Pick<Speaking, 'account' | 'typist' | 'press'>,
): Promise<Result<Speaking, ReplyRefusal>> {
  const { db, organisationId } = tx;
  const { conversationId, memberId, replyToMessageId: messageId } = press;
  const message = await findAnswerable(db, organisationId, { conversationId, messageId });
  if (!(await hasVoice(db, organisationId, account.accountId, memberId))) return fail({ kind: 'no-voice' });
  if (!(await mayAnswer(db, organisationId, account.accountId, memberId))) return fail({ kind: 'outside-team' });
  const hindrance = hindranceOf(account, message);
  if (hindrance !== null || message === null) return fail(hindrance ?? { kind: 'not-found' });
  if (press.corrects === true && message.direction !== 'outbound') return fail({ kind: 'not-ours' });
  const capabilities = capabilitiesOf(account, deps.networks);
  const reach = reachOf(press, message, capabilities);
  if (!reach.ok) return reach;
  const wanted = { attachments: press.attachments ?? [], offered: capabilities.media ?? null, visibility: reach.value.visibility };
  const attached = await readAttachments(db, organisationId, wanted);
  if (!attached.ok) return attached;
  return succeed({ account, message, typist, press, reach: reach.value, attached: attached.value });
}

async function word(deps: ReplyDeps, tx: Transaction, what: Speaking): Promise<Result<Wording, WordingRefusal>> {
  const { account, message, typist, press, reach } = what;
  const { body, memberId, personaId, conversationId } = press;
  const later = message.direction === 'outbound' && message.memberId === memberId;
  const speaking = { organisationId: tx.organisationId, account, conversationId, memberId, languages: message.languages, later };
  const around = { ...reach, addressee: message.authorHandle };
  const shows = what.attached.length > 0;
  return await wordReply(deps, tx.db, { speaking, typist, body, personaId, keepTyped: press.keepTyped ?? false, around, shows });
}

async function write(
  deps: ReplyDeps,
  tx: Transaction,
  what: Speaking & { readonly worded: Wording; readonly weighed: WeighedReply },
): Promise<Result<Publication, ReplyRefusal>> {
  const { account, message, press, weighed } = what;
  const { body, memberId, conversationId } = press;
  const { voice, signature, text } = what.worded;
  const { persona, opening } = voice;
  const publicationId = deps.newId();
  const held = weighed.outcome === 'hold' ? await holdReply(deps, tx, { ...what, publicationId, findings: weighed.findings }) : null;
  if (held !== null && !held.ok) return held;
  const publication = await addPublication(tx, {
    publicationId,
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
    held: held !== null,
  });
  await attachToPublication(tx, publication.publicationId, { attachments: what.attached, altBy: memberId });
  const card = cardFor(deps, what);
  if (card !== null) await attachCard(tx, publication.publicationId, card);
  const waitsFor = held === null ? account.undoDelaySeconds : (held.value.endsAt.getTime() - held.value.askedAt.getTime()) / 1_000;
  // It stays with its holder while the reply is on its way.
  await extendLease(tx, conversationId, waitsFor + LEASE_SECONDS);
  if (weighed.outcome === 'go') await keepPassed(tx, weighed, { publicationId });
  if (held === null) enqueueDelivery(tx, publication);
  const as = persona === null ? {} : { personaId: persona.personaId, persona: persona.name };
  const more = { ...(opening === '' ? {} : { opening }), ...(press.corrects === true ? { corrects: message.messageId } : {}) };
  const data = { handle: account.handle, signature, dueAt: publication.dueAt.toISOString(), ...as, ...more };
  // What is held is told as a review (`review.asked`): it is not to leave yet.
  if (held === null) recordPublication(tx, 'scheduled', publication, { memberId, data });
  return succeed(publication);
}

const holdReply = async (
  deps: ReplyDeps,
  tx: Transaction,
  { account, press, publicationId, findings }: Speaking & { readonly publicationId: string; readonly findings: Review['findings'] },
) =>
  await hold(deps, tx, {
    subject: { kind: 'reply', publicationId, conversationId: press.conversationId, replyToMessageId: press.replyToMessageId },
    accountId: account.accountId,
    accountIds: [account.accountId],
    memberId: press.memberId,
    writtenBy: [],
    parts: [press.body],
    findings,
    endsAt: null,
  });

/** The card that goes with it: of the link that the words begin with by now, where nothing else stands there. */
function cardFor({ networks }: ReplyDeps, { account, press, reach, attached }: Speaking): LinkCard | null {
  const { card = null, body } = press;
  if (card === null || attached.length > 0 || reach.visibility === 'private' || cardsOn(account, networks) !== 'sent') return null;
  return firstLink(body) === card.url ? card : null;
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
