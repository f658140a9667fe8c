import { closeConversation, ingest, openConversations, recordSent, takeConversation, writeNote } from '../inbox/index.ts';
import type { Arrival } from '../networks/network.ts';
import { awaitAnswer, writeHistory } from '../networks/practice/index.ts';
import type { Persona } from '../personas/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { keepPastReply } from '../publishing/index.ts';
import type { Colleague, Thread } from './morning.ts';
import type { ThreadPost } from './thread-posts.ts';

export interface Told {
  readonly thread: Thread;
  readonly posts: readonly ThreadPost[];
  readonly account: { readonly accountId: string; readonly network: string; readonly identity: string };
  readonly members: ReadonlyMap<Colleague, string>;
  /** The character that speaks in it, where one does. */
  readonly persona: Persona;
}

type Heard = Extract<Arrival, { kind: 'post' }>;

/**
 * Plays one thread into the practice network and the desk, as if it had been lived here: heard, answered by whom it says, noted, closed.
 * A thread that was told before changes nothing.
 */
export async function tellThread(tx: Transaction, told: Told): Promise<void> {
  const { thread, posts, account, members } = told;
  const arrivals = (await writeHistory(tx, thread.account, posts)).map((arrival) => (arrival?.kind === 'post' ? arrival : null));
  const first = arrivals[0];
  if (!first) return;
  const heard = (from: number, to?: number): Heard[] => arrivals.slice(from, to).filter((arrival) => arrival !== null);

  // In two parts: what came after our last answer is not answered by it.
  const answered = posts.findLastIndex((post) => post.colleague !== null) + 1;
  await ingest(tx, account, heard(0, answered));
  const conversationId = (await openConversations(tx, account.accountId, [first.post.ref])).get(first.post.ref);
  if (conversationId === undefined) throw new Error('a thread that was heard has its conversation');
  for (const [place, post] of posts.entries()) {
    const arrival = arrivals[place];
    if (post.colleague && arrival) await keepReply(tx, told, { conversationId, post, arrival });
  }
  await ingest(tx, account, heard(answered));

  const memberOf = (colleague: Colleague): string => members.get(colleague) ?? '';
  if (thread.note) {
    const { by, text } = thread.note;
    await writeNote(tx, { conversationId, accountId: account.accountId }, { memberId: memberOf(by), text });
  }
  if (thread.takenBy) await takeConversation(tx, { conversationId, memberId: memberOf(thread.takenBy) });
  if (thread.closedBy) await closeConversation(tx, { conversationId, memberId: memberOf(thread.closedBy), role: 'member' });
  // Who is still waiting takes part in the life of the network: whoever answers hears from them again.
  if (!thread.closedBy && answered < posts.length)
    await awaitAnswer(tx, thread.account, { posts, language: thread.language ?? 'fr', now: new Date() });
}

async function keepReply(
  tx: Transaction,
  { account, members, persona: character }: Told,
  { conversationId, post, arrival }: { conversationId: string; post: ThreadPost; arrival: Heard },
): Promise<void> {
  const { ref, version, url, reply, facets, text, visibility, contentWarning, writtenAt } = arrival.post;
  if (!post.colleague || !reply) return;
  const memberId = members.get(post.colleague) ?? '';
  const persona = post.inCharacter ? character : null;
  const sent = { conversationId, memberId, text, target: reply, languages: post.languages, writtenAt };
  const publicationId = await keepPastReply(tx, {
    ...sent,
    accountId: account.accountId,
    body: post.body,
    signature: post.signature,
    persona,
    opening: post.opening,
    recordKey: post.recordKey,
    published: { ref, version, url },
  });
  // Everything up to here was stored in this transaction: pressed after all of it.
  const pressedAt = new Date(Date.now() + 3_600_000);
  const reach = { visibility, contentWarning };
  await recordSent(tx, { ...sent, ...reach, personaName: persona?.name ?? null, publicationId, ref, version, url, facets, pressedAt });
}
