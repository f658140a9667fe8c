import type { Facet, NetworkImage, ReplyTarget, Visibility } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { lockConversation } from './conversation-store.ts';
import { openConversations } from './ingest-store.ts';
import { previewOf } from './message.ts';
import { keepSent, showSent } from './sent-store.ts';

/** A post of ours that answers nobody but ourselves, and that the network has accepted. */
export interface SentAnnouncement {
  readonly publicationId: string;
  readonly accountId: string;
  /** Whose words they are; null when they are the account's own. */
  readonly memberId: string | null;
  readonly ref: string;
  readonly version: string;
  readonly url: string | null;
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly images?: readonly NetworkImage[];
  readonly languages: readonly string[];
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  /** The posts of ours that it continues; null: it starts its thread. */
  readonly target: ReplyTarget | null;
  /** The post's own date. */
  readonly writtenAt: Date;
}

/**
 * Puts a post of ours at the head of its own thread, or under the part before, under the name of its member. The conversation waits for nobody until somebody of the
 * public speaks in it. Called again, or after the network's echo of the same post came in, it completes the message and never doubles it.
 */
export async function recordAnnounced(tx: Transaction, sent: SentAnnouncement): Promise<void> {
  const head = sent.target?.root.ref ?? sent.ref;
  const threads = await openConversations(tx, sent.accountId, [head]);
  const conversation = await lockConversation(tx, threads.get(head)!);
  if (!conversation) return;
  const { conversationId } = conversation;
  const { messageId, added, completed } = await keepSent(tx, sent.accountId, { ...sent, conversationId });
  if (!completed) return;
  await showSent(tx, conversationId, { messageId, visibility: sent.visibility, preview: previewOf(sent.text), added });
  record(tx, sent, { conversationId, messageId });
}

/**
 * Puts a notice of the account into its thread. It is no answer: who waits goes on waiting, whoever has the conversation keeps it, and its
 * preview stays what the public said.
 */
export async function recordNotice(tx: Transaction, sent: SentAnnouncement & { readonly conversationId: string }): Promise<void> {
  const conversation = await lockConversation(tx, sent.conversationId);
  if (!conversation) return;
  const { conversationId } = conversation;
  const { messageId, added, completed } = await keepSent(tx, sent.accountId, sent);
  if (!completed) return;
  await showSent(tx, conversationId, { messageId, visibility: sent.visibility, preview: conversation.preview, added });
  record(tx, sent, { conversationId, messageId });
}

function record(
  tx: Transaction,
  sent: SentAnnouncement,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): void {
  const { memberId, accountId, publicationId } = sent;
  const about = { ...(memberId === null ? {} : { memberId }), accountId, conversationId, publicationId };
  tx.record({ kind: 'message.sent', ...about, data: { messageId } });
}
