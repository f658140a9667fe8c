import type { Arrival } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { absorbMessages } from './absorb-messages.ts';
import { batchArrivals } from './arrival-batch.ts';
import type { ArrivalBatch } from './arrival-batch.ts';
import { compareMessage } from './compare-message.ts';
import type { ArrivalSource } from './compare-message.ts';
import { sortByConversation } from './conversation-news.ts';
import type { BatchNews } from './conversation-news.ts';
import { lockConversations } from './conversation-store.ts';
import type { Conversation } from './conversation.ts';
import { askForParents } from './ask-for-parents.ts';
import {
  addMessages,
  changeMessages,
  findKnown,
  keepCorrespondents,
  markDeleted,
  openConversations,
  writeAbsorbed,
} from './ingest-store.ts';
import type { MessageDraft } from './ingest-store.ts';
import { findHomes } from './hanging-store.ts';
import { changeCorrespondents, keepFollowers } from './follower-store.ts';
import type { Follower } from './follower-store.ts';
import { findNotices } from './notice-store.ts';
import { recogniseAuthors } from './recognise-authors.ts';
import { recordNews } from './record-news.ts';

/** The account that heard something. `identity` is its own lasting name on its network. */
export interface HearingAccount {
  readonly accountId: string;
  readonly network: string;
  readonly identity: string;
}

export interface Stored {
  readonly added: number;
  readonly edited: number;
  readonly deleted: number;
  /** Posts that no column could hold (a ref that is empty, or longer than 1,000 signs): not stored. */
  readonly refused: number;
}

/** More arrivals than this are stored by several rounds of statements, in the same transaction. */
const BATCH = 500;

/**
 * Stores what an account heard: people, conversations, messages, edits, deletions, and their journal entries. Idempotent: what is known
 * changes nothing and records nothing, and two workers may store the same posts at once. The caller moves the account's cursor in the
 * same transaction. Parents unknown here are asked for by a job.
 */
export async function ingest(
  tx: Transaction,
  account: HearingAccount,
  arrivals: readonly Arrival[],
  source: ArrivalSource = { kind: 'listen' },
): Promise<Stored> {
  const total = { added: 0, edited: 0, deleted: 0, refused: 0 };
  for (let start = 0; start < arrivals.length; start += BATCH) {
    const batch = batchArrivals(arrivals.slice(start, start + BATCH), account.identity);
    const news = await storeBatch(tx, account, batch, source);
    total.refused += batch.refused;
    total.added += news.added.length;
    total.edited += news.changes.filter((change) => change.edited).length;
    total.deleted += news.removed.length + news.changes.filter((change) => change.deleted && change.message.deletedAt === null).length;
  }
  return total;
}

async function storeBatch(tx: Transaction, account: HearingAccount, batch: ArrivalBatch, source: ArrivalSource): Promise<BatchNews> {
  const people = new Map(batch.posts.filter((post) => post.direction !== 'outbound').map((post) => [post.author.identity, post.author]));
  for (const { person } of batch.followers) people.set(person.identity, person);
  const correspondents = await keepCorrespondents(tx, account.network, [...people.values()]);
  await changeCorrespondents(tx, account.network, batch.changed);
  await keepFollowers(tx, account.accountId, followersOf(batch, correspondents));
  const { conversations, homes } = await lockHomes(tx, account.accountId, batch, source);

  // Only now, under the locks: another worker may have stored the same posts meanwhile.
  const known = await findKnown(tx, account.accountId, refsOf(batch));
  const gone = new Set(batch.deleted);
  const drafts = batch.posts.flatMap((post) => {
    const conversationId = homes.get(post.ref);
    if (conversationId === undefined || known.has(post.ref)) return [];
    const correspondentId = post.direction === 'outbound' ? null : (correspondents.get(post.author.identity) ?? null);
    return [{ ...post, conversationId, correspondentId, preview: gone.has(post.ref) ? '' : post.preview, deleted: gone.has(post.ref) }];
  });
  const stored = new Map((await addMessages(tx, account.accountId, drafts)).map((message) => [message.ref, message]));
  const ours = drafts.filter((draft) => draft.direction === 'outbound');
  const notices = await findNotices(tx, account.accountId, ours);
  const added = drafts.flatMap((draft) => {
    const message = stored.get(draft.ref);
    return message ? [{ ...draft, ...message, notice: notices.has(draft.ref) }] : [];
  });

  const locked = new Set(conversations.map((conversation) => conversation.conversationId));
  const now = new Date();
  const changes = batch.posts.flatMap((post) => {
    const message = known.get(post.ref);
    if (!message || !locked.has(message.conversationId)) return [];
    return compareMessage(message, post, { source: source.kind, gone: gone.has(post.ref), now }) ?? [];
  });
  await changeMessages(tx, changes);
  const spoken = new Set(batch.posts.map((post) => post.ref));
  const removed = batch.deleted.flatMap((ref) => {
    const message = spoken.has(ref) ? undefined : known.get(ref);
    return message && message.deletedAt === null && locked.has(message.conversationId) ? [message] : [];
  });
  await markDeleted(
    tx,
    removed.map((message) => message.messageId),
  );

  const retold = changes.filter((change) => change.edited || change.direction !== change.message.direction);
  const authors = await recogniseAuthors(tx, account.accountId, [
    ...added.filter((message) => !message.notice && !message.deleted),
    ...retold.map(({ message, post, direction }) => ({ messageId: message.messageId, direction, text: post.text })),
  ]);

  const news = { added, changes, removed, authors };
  const absorbed = sortByConversation(news, conversations).map((one) => absorbMessages(one.conversation, one.messages, one.rewordings));
  await writeAbsorbed(tx, absorbed);
  recordNews(tx, account.accountId, news, absorbed);
  if (source.kind !== 'thread') await askForParents(tx, account.accountId, added.map(withBeginning(conversations)));
  return news;
}

/** What went before a private message is asked for once, when its conversation is new here. */
const withBeginning = (conversations: readonly Conversation[]) => {
  const begun = new Set(conversations.filter(({ messageCount }) => messageCount > 0).map(({ conversationId }) => conversationId));
  return <Message extends Pick<MessageDraft, 'conversationId' | 'parentRef' | 'visibility' | 'root'>>(message: Message): Message => {
    const wanted = message.visibility === 'private' && message.parentRef === null && !begun.has(message.conversationId);
    return wanted ? { ...message, parentRef: message.root?.ref ?? null } : message;
  };
};

const followersOf = ({ followers }: ArrivalBatch, correspondents: ReadonlyMap<string, string>): Follower[] =>
  followers.flatMap(({ person, at }) => {
    const correspondentId = correspondents.get(person.identity);
    return correspondentId === undefined ? [] : [{ correspondentId, at }];
  });

const refsOf = (batch: ArrivalBatch): string[] => [...new Set([...batch.posts.map((post) => post.ref), ...batch.deleted])];

/** Locks every conversation that a batch may touch, new ones included; `homes` says where each unknown post belongs, by ref. */
async function lockHomes(
  tx: Transaction,
  accountId: string,
  batch: ArrivalBatch,
  source: ArrivalSource,
): Promise<{ conversations: Conversation[]; homes: Map<string, string> }> {
  const known = await findKnown(tx, accountId, refsOf(batch));
  const unknown = batch.posts.filter((post) => !known.has(post.ref));
  const homes = new Map<string, string>();
  if (source.kind === 'thread') {
    for (const post of unknown) homes.set(post.ref, source.conversationId);
  } else {
    const beside = await findHomes(tx, accountId, unknown);
    const alone = unknown.filter((post) => !beside.has(post.ref));
    const threads = await openConversations(
      tx,
      accountId,
      alone.map((post) => post.threadRef),
    );
    for (const post of unknown) homes.set(post.ref, beside.get(post.ref) ?? threads.get(post.threadRef)!);
  }
  const ids = new Set([...homes.values(), ...[...known.values()].map((message) => message.conversationId)]);
  return { conversations: await lockConversations(tx, [...ids]), homes };
}
