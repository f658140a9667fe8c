import { capabilitiesOf, findAccount, mayAnswer } from '../accounts/index.ts';
import { findConversation, listSent } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import { findPin } from './pin-store.ts';
import { isPinnable, standingOf } from './pin.ts';
import type { Pin } from './pin.ts';
import { ownPostRefusal } from './policy.ts';
import type { OwnPostAct } from './policy.ts';
import { nextState } from './publication.ts';
import type { Publication } from './publication.ts';
import type { SentPost, SentPosts } from './schema-sent.ts';
import { listByIds } from './store.ts';
import { canWithdraw } from './withdraw-publication.ts';
import type { OwnPostDeps } from './withdraw-publication.ts';

/** What became of our posts in a conversation, and what this visitor may do with each; null when there is no such conversation here. */
export async function readSentPosts(
  { database, networks }: OwnPostDeps,
  visitor: Visitor,
  conversationId: string,
): Promise<SentPosts | null> {
  const { organisationId, memberId } = visitor;
  return await database.read(organisationId, async (db) => {
    const conversation = await findConversation(db, organisationId, conversationId);
    const account = conversation && (await findAccount(db, organisationId, conversation.accountId));
    if (!account) return null;
    const sent = await listSent(db, organisationId, conversationId);
    const ids = sent.map((one) => one.publicationId);
    const publications = new Map((await listByIds(db, organisationId, ids)).map((one) => [one.publicationId, one]));
    const pin = await findPin(db, organisationId, account.accountId);
    const answers = await mayAnswer(db, organisationId, account.accountId, memberId);
    const { pins } = capabilitiesOf(account, networks);
    const may = (act: OwnPostAct, { memberId: authorId }: Publication) => ownPostRefusal(act, visitor, { authorId, answers }) === null;
    // oxlint-disable-next-line oxc/no-map-spread -- new objects, made once
    const posts = sent.flatMap(({ messageId, publicationId, deletedAt }) => {
      const publication = publications.get(publicationId);
      if (!publication) return [];
      const isUp = deletedAt === null && nextState(publication.state, 'recalled') !== null;
      const wants = isUp && may('withdraw', publication);
      const goes = canWithdraw(account, networks, publication);
      const pinnable = pins && isPinnable(publication.visibility) && may('pin', publication);
      return {
        ...viewOf(publication),
        ...pinOf(pin, publication, { pinnable, isUp }),
        messageId,
        mayWithdraw: wants && goes,
        staysUp: wants && !goes,
      };
    });
    return { posts };
  });
}

const viewOf = ({ publicationId, state, failure, dueAt, published, withdrawal, correctsMessageId }: Publication) => ({
  publicationId,
  state,
  failure: failure && { ...failure },
  dueAt: dueAt.toISOString(),
  url: published?.url ?? null,
  withdrawal: withdrawal && {
    memberId: withdrawal.memberId,
    askedAt: withdrawal.askedAt.toISOString(),
    doneAt: withdrawal.doneAt?.toISOString() ?? null,
  },
  correctsMessageId,
});

function pinOf(
  pin: Pin | null,
  { publicationId, state }: Publication,
  { pinnable, isUp }: { readonly pinnable: boolean; readonly isUp: boolean },
): Pick<SentPost, 'pin' | 'pinFailure' | 'mayPin' | 'mayUnpin'> {
  const standing = standingOf(pin, publicationId);
  const isAtHead = standing === 'pinned' || standing === 'pinning' || standing === 'unpin-failed';
  const isFailed = standing === 'pin-failed' || standing === 'unpin-failed';
  return {
    pin: standing,
    pinFailure: isFailed && pin?.failure ? { ...pin.failure } : null,
    mayPin: pinnable && isUp && state === 'sent' && !isAtHead,
    mayUnpin: pinnable && (isAtHead || standing === 'pin-failed'),
  };
}
