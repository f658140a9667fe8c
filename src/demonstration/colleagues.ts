import { setTimeout as sleep } from 'node:timers/promises';
import { findConversation, readQueuePage, readThread, renewLease, showPresence, takeConversation } from '../inbox/index.ts';
import { identityOf } from '../networks/practice/index.ts';
import type { Member, Visitor } from '../people/index.ts';
import type { Database, Query } from '../platform/database/index.ts';
import type { Colleague, Thread } from './morning.ts';
import { DEMONSTRATION_ID } from './team.ts';

export interface ColleaguesDeps {
  readonly database: Database;
  readonly findTeam: () => Promise<ReadonlyMap<Colleague, Member>>;
  /** Sends a signed reply as `visitor`; the publishing room's door. */
  readonly reply: (
    visitor: Visitor,
    request: { conversationId: string; replyToMessageId: string; idempotencyKey: string; body: string },
  ) => Promise<unknown>;
  readonly threads: readonly { readonly key: string; readonly thread: Thread }[];
  readonly newId: () => string;
}

/** Who looks at the demonstration, as far as this process knows. */
export interface Visits {
  /** Minutes since the first visitor came; null when nobody has come for an hour. */
  minutes(): number | null;
  /** In whose chairs visitors sit: nobody acts in their name. */
  readonly chairs: ReadonlySet<string>;
}

const LOOK_MS = 10_000;
/** Minutes before the answer at which a colleague is seen writing. */
const WRITES_FOR = 1;
/** Minutes after its hour at which an answer has surely been given. */
const SAID_AFTER = 1;
const PAGE = 100;

/**
 * The colleagues of the demonstration at work: each keeps the thread in hand that the story gives, is seen writing, and answers when the
 * time has come, through the same doors as anybody. A thread that a visitor took from them is the visitor's.
 */
export async function workAsColleagues(deps: ColleaguesDeps, visits: Visits, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const minutes = visits.minutes();
    if (minutes !== null) await lookRound(deps, visits, minutes);
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

/** One look of every colleague at the thread in hand. */
export async function lookRound(deps: ColleaguesDeps, { chairs }: Pick<Visits, 'chairs'>, minutes: number): Promise<void> {
  const open = await deps.database.read(DEMONSTRATION_ID, openThreads);
  const team = await deps.findTeam();
  for (const { key, thread } of deps.threads) {
    const conversationId = open.get(rootOf(thread, key));
    const member = thread.takenBy && team.get(thread.takenBy);
    if (!conversationId || !member || !thread.answer || member.state !== 'active' || chairs.has(member.memberId)) continue;
    // Said: whatever comes next in it is for whoever is there.
    if (minutes > thread.answer.after + SAID_AFTER) continue;
    const hand = { conversationId, memberId: member.memberId };
    if (!(await keepInHand(deps, hand))) continue;
    // The conversation's own id: however often the story comes to this moment, it is one press of the button.
    const said = { conversationId, body: thread.answer.text, key: conversationId };
    if (minutes >= thread.answer.after) await answerLast(deps, member, said);
    else await show(deps, hand, minutes >= thread.answer.after - WRITES_FOR ? 'writing' : 'viewing');
  }
}

interface Hand {
  readonly conversationId: string;
  readonly memberId: string;
}

/** Holds it, or takes it again when nobody does. False when somebody else has it. */
async function keepInHand({ database }: ColleaguesDeps, hand: Hand): Promise<boolean> {
  return await database.transact(DEMONSTRATION_ID, async (tx) => (await renewLease(tx, hand)).ok || (await takeConversation(tx, hand)).ok);
}

async function show({ database }: ColleaguesDeps, hand: Hand, activity: 'viewing' | 'writing'): Promise<void> {
  await database.transact(DEMONSTRATION_ID, async (tx) => await showPresence(tx, { ...hand, activity }));
}

/** Answers the last message of a thread. */
export async function answerLast(
  deps: Pick<ColleaguesDeps, 'database' | 'reply' | 'newId'>,
  member: Member,
  { conversationId, body, key }: { readonly conversationId: string; readonly body: string; readonly key: string },
): Promise<void> {
  const reader = { organisationId: DEMONSTRATION_ID, memberId: member.memberId };
  const thread = await deps.database.read(
    DEMONSTRATION_ID,
    async (db) => await readThread(db, reader, { conversationId, from: undefined, limit: PAGE }),
  );
  const last = thread?.messages.findLast(({ direction, deletedAt }) => direction === 'inbound' && deletedAt === null);
  if (!last) return;
  const visitor: Visitor = { ...reader, sessionId: deps.newId(), role: member.role };
  await deps.reply(visitor, { conversationId, replyToMessageId: last.messageId, idempotencyKey: key, body });
}

/** The post that begins a thread. */
export const rootOf = ({ by }: Thread, key: string): string => `${identityOf(by)}/${key}-0`;

/** Conversations that nobody has answered yet, by the post that begins them. */
export async function openThreads(db: Query): Promise<Map<string, string>> {
  // A reader who is nobody: every thread in somebody's hand is then another's.
  const reader = { organisationId: DEMONSTRATION_ID, memberId: DEMONSTRATION_ID };
  const threads = new Map<string, string>();
  for (const queue of ['to-answer', 'taken'] as const) {
    const { conversations } = await readQueuePage(db, reader, { queue, accountId: null, after: null, limit: PAGE });
    for (const { conversationId } of conversations) {
      const found = await findConversation(db, DEMONSTRATION_ID, conversationId);
      if (found) threads.set(found.rootRef, conversationId);
    }
  }
  return threads;
}
