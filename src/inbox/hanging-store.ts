/** Threads whose beginning was found later: what they hold stays together. */
import { sql } from 'kysely';
import type { PostPointer } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

interface Child {
  readonly ref: string;
  readonly parentRef: string | null;
}

/**
 * By ref, the conversation of the message that each of `posts` answers, directly or by way of others of them, as far as it is known. Once a
 * network learns what stands above a thread, it names another root for it than it did for the messages before.
 */
export async function findHomes(tx: Transaction, accountId: string, posts: readonly Child[]): Promise<Map<string, string>> {
  const among = new Map(posts.map((post) => [post.ref, post]));
  const parents = [...new Set(posts.flatMap(({ parentRef }) => (parentRef === null || among.has(parentRef) ? [] : [parentRef])))];
  if (parents.length === 0) return new Map();
  const { rows } = await sql<{ ref: string; conversationId: string }>`
    select ref, conversation_id as "conversationId" from message
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ref = any(${parents}::text[])`.execute(tx.db);
  const known = new Map(rows.map((row) => [row.ref, row.conversationId]));
  const homes = new Map<string, string>();
  for (const post of posts) {
    const way: string[] = [];
    const met = new Set<string>();
    let home: string | undefined;
    for (let at: Child | undefined = post; at !== undefined && !met.has(at.ref) && home === undefined;) {
      met.add(at.ref);
      way.push(at.ref);
      home = homes.get(at.ref) ?? known.get(at.parentRef ?? '');
      at = among.get(at.parentRef ?? '');
    }
    if (home !== undefined) for (const ref of way) homes.set(ref, home);
  }
  return homes;
}

export interface Hanging {
  readonly conversationId: string;
  /** The message that was taken for the beginning of the conversation. */
  readonly ref: string;
  readonly reply: { readonly root: PostPointer; readonly parent: PostPointer };
}

/**
 * Puts a conversation under the thread that its first message turned out to answer. False when that thread has a conversation of its own:
 * then nothing changes, for people may be at work in both. The caller holds the conversation's lock.
 */
export async function hangConversation(tx: Transaction, accountId: string, { conversationId, ref, reply }: Hanging): Promise<boolean> {
  const { numAffectedRows: moved } = await sql`
    update conversation set root_ref = ${reply.root.ref}
    where organisation_id = ${tx.organisationId} and conversation_id = ${conversationId} and root_ref = ${ref}
      and not exists (
        select 1 from conversation other
        where other.organisation_id = ${tx.organisationId} and other.account_id = ${accountId} and other.root_ref = ${reply.root.ref}
      )
      and not exists (
        select 1 from message
        where message.organisation_id = ${tx.organisationId} and message.account_id = ${accountId} and message.ref = ${reply.parent.ref}
          and message.conversation_id <> ${conversationId}
      )`.execute(tx.db);
  if (moved !== 1n) return false;
  await sql`
    update message set parent_ref = ${reply.parent.ref}, root_ref = ${reply.root.ref}, root_version = ${reply.root.version}
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ref = ${ref} and parent_ref is null`.execute(tx.db);
  return true;
}
