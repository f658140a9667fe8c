import { capabilitiesOf, findAccount, hasVoice } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { extendLease, findAnswerable, findConversation, isHeldBy, LEASE_SECONDS, shortenLease } from '../inbox/index.ts';
import type { AnswerableMessage } from '../inbox/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Gone, SubjectDoors, Unfit } from '../review/index.ts';
import { withoutOwnSignature } from '../signatures/index.ts';
import { isEmptyBody, tidyBody } from './body.ts';
import { giveBack } from './give-back.ts';
import { nextState } from './publication.ts';
import type { Publication } from './publication.ts';
import { reachOf } from './reach.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { writeReleased } from './release-store.ts';
import type { ReplyDeps } from './reply.ts';
import { endedRight } from './right-to-speak.ts';
import { lockPublication, writeChange } from './store.ts';
import { readTypist, wordReply } from './word-reply.ts';
import type { Wording, WordingRefusal } from './word-reply.ts';

const gone = (why: string) => fail({ kind: 'gone', why } as const);

/** What a review does to a held reply. An account that must be reconnected, or that is paused, is no hindrance: the reply waits for it as any other. */
export function heldReplyDoor(deps: Pick<ReplyDeps, 'networks'>): SubjectDoors['reply'] {
  return {
    lock: async (tx, { publicationId }) => void (await lockPublication(tx, publicationId)),

    release: async (tx, { subject, reviewId }, { amended, reviewerId }) => {
      const publication = await lockPublication(tx, subject.publicationId);
      const state = publication && nextState(publication.state, 'released');
      if (publication === null || state === null) return gone('not-held');
      const account = await findAccount(tx.db, tx.organisationId, publication.accountId);
      if (account === null || account.state === 'disconnected') return gone('account-disconnected');
      const message = await findAnswerable(tx.db, tx.organisationId, { ...subject, messageId: subject.replyToMessageId });
      const hindrance = await hindranceOf(tx, publication, { account, message });
      if (hindrance !== null || message === null) return gone(hindrance ?? 'parent-gone');
      if (!reachOf(publication, message, capabilitiesOf(account, deps.networks)).ok) return gone('reach');
      const worded = await wordAnew(deps, tx, { publication, account, message, amended: amended?.[0] ?? null });
      if (!worded.ok) return worded;
      const { body, wording } = worded.value;
      const { persona, opening } = wording.voice;
      const released = await writeReleased(tx, publication, {
        body,
        signature: wording.signature,
        opening,
        persona: persona && { personaId: persona.personaId, name: persona.name, revision: persona.revision },
        text: wording.text,
        recordKey: deps.networks[account.network].newRecordKey(),
        undoDelaySeconds: account.undoDelaySeconds,
        amendedBy: amended === null ? null : reviewerId,
      });
      enqueueDelivery(tx, released);
      const data = { handle: account.handle, signature: released.signature, dueAt: released.dueAt.toISOString(), reviewId, reviewerId };
      recordPublication(tx, 'scheduled', released, { memberId: publication.memberId ?? undefined, data });
      await holdFor(tx, publication, account.undoDelaySeconds + LEASE_SECONDS);
      return succeed();
    },

    giveBack: async (tx, { subject, reviewId }, why) => {
      const publication = await lockPublication(tx, subject.publicationId);
      const state = publication && nextState(publication.state, 'sent-back');
      if (publication === null || state === null) return;
      const cancelled = await writeChange(tx, publication, { state });
      await giveBack(tx, publication);
      recordPublication(tx, 'cancelled', cancelled, { data: { why, reviewId } });
      await holdFor(tx, publication, LEASE_SECONDS);
    },
  };
}

/** Its author need not be there any more: the conversation is his or hers for so long from now, and no longer. */
async function holdFor(tx: Transaction, { conversationId, memberId }: Publication, seconds: number): Promise<void> {
  if (conversationId === null || memberId === null) return;
  await extendLease(tx, conversationId, seconds);
  await shortenLease(tx, conversationId, { memberId, seconds });
}

/** Why nobody can say it any more, by what is known now; null when it can be said. */
async function hindranceOf(
  tx: Transaction,
  publication: Publication,
  { account, message }: { readonly account: Account; readonly message: AnswerableMessage | null },
): Promise<string | null> {
  const { conversationId, memberId } = publication;
  if (conversationId === null || memberId === null || message === null || message.deletedAt !== null) return 'parent-gone';
  const conversation = await findConversation(tx.db, tx.organisationId, conversationId);
  if (conversation === null) return 'parent-gone';
  const { holderMemberId } = conversation;
  // Somebody else looks after it by now, and answers in his or her own way.
  if (holderMemberId !== null && holderMemberId !== memberId && isHeldBy(conversation, holderMemberId)) return 'taken-over';
  if (!(await hasVoice(tx.db, tx.organisationId, account.accountId, memberId))) return 'no-voice';
  return (await endedRight(tx, publication))?.kind ?? null;
}

/** The words with all that stands around them by now; a reviewer's own words have to fit, and what was held has to fit still. */
async function wordAnew(
  deps: Pick<ReplyDeps, 'networks'>,
  tx: Transaction,
  what: {
    readonly publication: Publication;
    readonly account: Account;
    readonly message: AnswerableMessage;
    readonly amended: string | null;
  },
): Promise<Result<{ body: string; wording: Wording }, Gone | Unfit>> {
  const { publication, account, message, amended } = what;
  const memberId = publication.memberId ?? '';
  const personaId = publication.persona?.personaId ?? null;
  const typist = await readTypist(tx.db, account, { memberId, personaId });
  const body = amended === null ? publication.body : withoutOwnSignature(tidyBody(amended), typist);
  const later = message.direction === 'outbound' && message.memberId === memberId;
  const conversationId = publication.conversationId ?? '';
  const speaking = { organisationId: tx.organisationId, account, conversationId, memberId, languages: message.languages, later };
  const around = { visibility: publication.visibility, contentWarning: publication.contentWarning, addressee: message.authorHandle };
  // What had no words has pictures.
  const shows = isEmptyBody(publication.body);
  const wording = await wordReply(deps, tx.db, { speaking, typist, body, personaId, keepTyped: amended === null, around, shows });
  if (wording.ok) return succeed({ body, wording: wording.value });
  return amended === null ? gone(wording.error.kind) : fail(unfit(wording.error));
}

/** What the reviewer can mend, said as such; anything else would hinder the held words too. */
function unfit(refusal: WordingRefusal): Gone | Unfit {
  switch (refusal.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'too-long':
      return { kind: 'too-long', length: refusal.length, maximum: refusal.maximum };
    case 'signed-by-another':
      return { kind: 'signed-by-another', memberId: refusal.memberId, name: refusal.name };
    default:
      return { kind: 'gone', why: refusal.kind };
  }
}
