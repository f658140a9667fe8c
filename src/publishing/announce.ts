import { findAccount, hasVoice, measureOf, shutBecause } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { expectNotice, findAnswerable } from '../inbox/index.ts';
import type { AnswerableMessage } from '../inbox/index.ts';
import type { PostGate, Visibility } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Guard, Review } from '../review/index.ts';
import { signedText } from '../signatures/index.ts';
import type { Signature } from '../signatures/index.ts';
import { addAnnouncement, findAnnounced } from './announcement-store.ts';
import { isEmptyBody, tidyBody } from './body.ts';
import { writeGateOf } from './gate-store.ts';
import type { AnnouncementKind, Publication } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';

export interface AnnounceDeps {
  readonly networks: Networks;
  readonly newId: () => string;
  /** Looks at a person's words for what nobody may send alone; absent where the words were judged already. */
  readonly guard?: Pick<Guard, 'judge'> | undefined;
}

export interface Announcement {
  readonly accountId: string;
  /** Whose words they are; null when they are the account's own. */
  readonly memberId: string | null;
  /** A *notice* is said in a thread by the account itself, and answers nobody: who waits there still waits. */
  readonly kind: AnnouncementKind;
  readonly body: string;
  /** Null: unsigned. */
  readonly signature: Pick<Signature, 'text' | 'separator' | 'stands'> | null;
  /** What makes it this one and no other, e.g. `greeting:<shift>`: under one key an account says one thing, once, for life. */
  readonly key: string;
  /** Seconds during which a person can still take it back. */
  readonly undoDelaySeconds: number;
  /** The part of a thread under which it stands, by its publication: it leaves once that one is there. Absent or null: it starts one. */
  readonly continues?: string | null;
  /** Past it, it does not leave any more by itself; absent or null: whenever it can. */
  readonly deadline?: Date | null;
  /** Absent: everybody may read it, it stands open, and is in the account's languages. Of a notice, what it answers says these. */
  readonly reach?: { readonly visibility: Visibility; readonly contentWarning: string | null; readonly languages: readonly string[] };
  /** True: an account that must be reconnected, or that is paused, keeps it until it can speak. Else it refuses. */
  readonly waitsForAccount?: boolean;
  /** It carries pictures or a film: then it needs no words. */
  readonly shows?: boolean;
  /** Who may answer and quote it; absent: as its account's rules have it. */
  readonly gate?: PostGate | null;
  /** The message under which a notice stands; null for every other kind. */
  readonly inReply: { readonly conversationId: string; readonly messageId: string } | null;
}

export type AnnounceRefusal =
  | { kind: 'not-found' }
  | { kind: 'empty' }
  | { kind: 'too-long'; length: number; maximum: number }
  /** Something in it that nobody may send alone; it is said with something else, and cannot wait for a reviewer. */
  | { kind: 'firm'; findings: Review['findings'] }
  | { kind: 'parent-gone' }
  | { kind: 'account-disconnected' }
  | { kind: 'account-needs-reconnection' }
  | { kind: 'account-paused' }
  /** The account belongs to an office that is vacant, or that somebody else holds. */
  | { kind: 'no-voice' };

/**
 * Has an account say something that is no reply to anybody, or a notice in a thread. It is written in the caller's transaction, so that it is
 * said exactly when what it speaks of is true, and leaves through the same outbox as replies. The same key again answers what was made the
 * first time, whatever it says now and whatever became of it. A refusal writes nothing.
 */
export async function announce(
  deps: AnnounceDeps,
  tx: Transaction,
  announcement: Announcement,
): Promise<Result<Publication, AnnounceRefusal>> {
  const { accountId, kind, inReply } = announcement;
  if ((kind === 'notice') !== (inReply !== null)) throw new Error('a notice stands in a thread, and nothing else does');
  const before = await findAnnounced(tx, accountId, announcement.key);
  if (before !== null) return succeed(before);
  const account = await findAccount(tx.db, tx.organisationId, accountId);
  if (account === null) return fail({ kind: 'not-found' });
  const shut = shutBecause(account.state);
  const waits = announcement.waitsForAccount === true && shut !== 'account-disconnected';
  if (shut !== null && !waits) return fail({ kind: shut });
  if (!(await hasVoice(tx.db, tx.organisationId, accountId, announcement.memberId))) return fail({ kind: 'no-voice' });
  const message = inReply && (await findAnswerable(tx.db, tx.organisationId, inReply));
  if (inReply !== null && message === null) return fail({ kind: 'not-found' });
  if (message !== null && message.deletedAt !== null) return fail({ kind: 'parent-gone' });
  return await write(deps, tx, { account, message, announcement });
}

async function write(
  deps: AnnounceDeps,
  tx: Transaction,
  { account, message, announcement }: { account: Account; message: AnswerableMessage | null; announcement: Announcement },
): Promise<Result<Publication, AnnounceRefusal>> {
  const { accountId, memberId, kind, signature, key, undoDelaySeconds, inReply } = announcement;
  const network = deps.networks[account.network];
  const body = tidyBody(announcement.body);
  if (isEmptyBody(body) && announcement.shows !== true) return fail({ kind: 'empty' });
  const text = signature === null ? body : signedText(body, signature);
  const { visibility, contentWarning, languages } = reachOf(account, message, announcement);
  const measure = measureOf(account, deps.networks, { visibility, contentWarning, addressee: null });
  const [length, maximum] = [measure.length(text), measure.maximum];
  if (length > maximum) return fail({ kind: 'too-long', length, maximum });
  const firm = await findFirm(deps, tx, { accountId, memberId, body });
  if (firm.length > 0) return fail({ kind: 'firm', findings: firm });
  const recordKey = network.newRecordKey();
  const publication = await addAnnouncement(tx, {
    publicationId: deps.newId(),
    kind,
    accountId,
    conversationId: inReply?.conversationId ?? null,
    replyToMessageId: inReply?.messageId ?? null,
    memberId,
    body,
    signature: signature?.text ?? '',
    text,
    visibility,
    contentWarning,
    reply: message?.target ?? null,
    continues: announcement.continues ?? null,
    deadlineAt: announcement.deadline ?? null,
    languages,
    idempotencyKey: key,
    recordKey,
    undoDelaySeconds,
  });
  // Another transaction said it in between: its commit was waited for.
  if (publication === null) return succeed((await findAnnounced(tx, accountId, key))!);
  if (announcement.gate) await writeGateOf(tx, publication.publicationId, announcement.gate);
  if (kind === 'notice') await expectNotice(tx, accountId, { recordKey, text });
  enqueueDelivery(tx, publication);
  const data = { handle: account.handle, of: kind, signature: publication.signature, dueAt: publication.dueAt.toISOString() };
  recordPublication(tx, 'scheduled', publication, { ...(memberId === null ? {} : { memberId }), data });
  return succeed(publication);
}

/** The account's own words are nobody's to be stopped at: leads wrote them, for all occasions. */
async function findFirm(
  { guard }: AnnounceDeps,
  tx: Transaction,
  { accountId, memberId, body }: Pick<Announcement, 'accountId' | 'memberId' | 'body'>,
): Promise<Review['findings']> {
  if (guard === undefined || memberId === null) return [];
  const { findings } = await guard.judge(tx, { memberId, accountId, text: body, at: new Date() });
  return findings.filter(({ firm }) => firm);
}

/** A notice is read by whoever may read what it answers, in its language; anything else as it was asked for. */
function reachOf(account: Account, message: AnswerableMessage | null, { reach }: Announcement): NonNullable<Announcement['reach']> {
  const languages = message !== null && message.languages.length > 0 ? message.languages.slice(0, 3) : account.languages;
  if (message !== null) return { visibility: message.visibility, contentWarning: null, languages };
  return reach ?? { visibility: 'public', contentWarning: null, languages };
}
