import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { NetworkPost, NetworkResult } from '../networks/network.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import type { JobHandler } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log.ts';
import { findConversation, lockConversation } from './conversation-store.ts';
import { hangConversation } from './hanging-store.ts';
import { ingest } from './ingest.ts';

/** Asks an account's network for the posts around one; the composition root lends the accounts room's connections. */
export type FetchThread = (
  account: { readonly organisationId: string; readonly accountId: string },
  ref: string,
) => Promise<NetworkResult<readonly NetworkPost[]>>;

/** A conversation that has so many messages gets no more context: what is said to us still comes in. */
const MOST_CONTEXT = 3_000;

const payloadSchema = z.object({ organisationId: z.uuid(), accountId: z.uuid(), conversationId: z.uuid(), ref: z.string().min(1) });

/** Stores what surrounds a message as context. Throws to be tried again, as often as the job may. */
export const createFetchThreadJob =
  (deps: { readonly database: Database; readonly fetchThread: FetchThread; readonly log: Log }): JobHandler =>
  async (payload) => {
    const { organisationId, accountId, conversationId, ref } = payloadSchema.parse(payload);
    const [account, conversation] = await deps.database.read(organisationId, async (db) => [
      await findAccount(db, organisationId, accountId),
      await findConversation(db, organisationId, conversationId),
    ]);
    if (!account || !conversation || conversation.messageCount >= MOST_CONTEXT) return;
    const posts = await deps.fetchThread({ organisationId, accountId }, ref);
    if (!posts.ok) {
      const { kind } = posts.error;
      deps.log.warn({ organisationId, accountId, conversationId, kind }, 'the posts around a message could not be had');
      // Refused for good, or until a person reconnects the account: the thread shows that a message is missing.
      if (kind === 'rejected' || kind === 'unauthorised') return;
      throw new Error(`the network did not give the thread: ${kind}`);
    }
    const chosen = nearest(posts.value, ref, MOST_CONTEXT - conversation.messageCount);
    await deps.database.transact(organisationId, async (tx) => {
      if (!(await hang(tx, accountId, { conversationId, post: posts.value.find((one) => one.ref === ref) }))) return;
      const arrivals = chosen.map((post) => ({ kind: 'post', reason: 'context', post }) as const);
      await ingest(tx, account, arrivals, { kind: 'thread', conversationId });
    });
  };

/** Where what was taken for a beginning answers something: false when what it answers belongs to another conversation. */
async function hang(
  tx: Transaction,
  accountId: string,
  { conversationId, post }: { readonly conversationId: string; readonly post: NetworkPost | undefined },
): Promise<boolean> {
  const reply = post?.reply ?? null;
  if (post === undefined || reply === null || reply.root.ref === post.ref || post.visibility === 'private') return true;
  const conversation = await lockConversation(tx, conversationId);
  if (conversation === null) return false;
  return conversation.rootRef !== post.ref || (await hangConversation(tx, accountId, { conversationId, ref: post.ref, reply }));
}

/** At most `room` posts: first what leads to `ref`, then the others as the network gave them. */
export function nearest(posts: readonly NetworkPost[], ref: string, room: number): NetworkPost[] {
  const byRef = new Map(posts.map((post) => [post.ref, post]));
  const chosen = new Set<NetworkPost>();
  for (let at = byRef.get(ref); at && !chosen.has(at); at = at.reply ? byRef.get(at.reply.parent.ref) : undefined) chosen.add(at);
  for (const post of posts) chosen.add(post);
  return [...chosen].slice(0, room);
}
