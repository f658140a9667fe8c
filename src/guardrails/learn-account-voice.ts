import { setImmediate as breathe } from 'node:timers/promises';
import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayGuardrails } from './policy.ts';
import type { AccountVoiceView } from './schema.ts';
import { packVoice } from './voice/packing.ts';
import { FEWEST_POSTS, learnBySlices, MOST_POSTS, VOICE_VERSION } from './voice/voice.ts';
import type { PastPost, Voice } from './voice/voice.ts';
import { stateOf } from './voice-age.ts';
import { findVoice, listSaid, noteAsked, writeVoice } from './voice-store.ts';
import type { SaidRow } from './voice-store.ts';

type Means = { readonly database: Database };
interface Which {
  readonly organisationId: string;
  readonly accountId: string;
}

/** Task that learns one account's voice. */
export const LEARN_VOICE = 'learn-voice';

/** One waiting job an account, however often it is asked for. */
export const enqueueLearning = (tx: Transaction, accountId: string): void =>
  tx.enqueue({
    task: LEARN_VOICE,
    payload: { organisationId: tx.organisationId, accountId },
    key: `voice:${accountId}`,
    maximumAttempts: 3,
  });

/**
 * Learns how an account speaks from what it said to the public, as the inbox has it: 20,000 posts at most, the latest. Reads page by page and
 * learns slice by slice, so that other work of the process goes on; stops where `signal` says so.
 */
export async function learnAccountVoice({ database }: Means, { organisationId, accountId }: Which, signal: AbortSignal): Promise<void> {
  const posts: PastPost[] = [];
  for (let before: SaidRow | null = null; posts.length < MOST_POSTS && !signal.aborted;) {
    const page: SaidRow[] = await database.read(organisationId, (db) => listSaid(db, organisationId, { accountId, before }));
    posts.push(...page.map(({ text, signedAs, reply }) => ({ text: withoutMark(text, signedAs), reply })));
    before = page.at(-1) ?? null;
    if (before === null) break;
  }
  const voice = await learnBesideOthers(posts.slice(0, MOST_POSTS).toReversed(), signal);
  if (signal.aborted) return;
  await database.transact(organisationId, async (tx) => {
    const learned = { version: VOICE_VERSION, posts: voice?.posts ?? posts.length, packed: voice && packVoice(voice) };
    if (await writeVoice(tx, accountId, learned)) tx.record({ kind: 'voice.learned', accountId, data: { posts: learned.posts } });
  });
}

async function learnBesideOthers(posts: readonly PastPost[], signal: AbortSignal): Promise<Voice | null> {
  const learning = learnBySlices(posts);
  for (;;) {
    const step = learning.next();
    if (step.done === true) return step.value;
    await breathe();
    if (signal.aborted) return null;
  }
}

/** The words without the signature under them: drafts have none. */
function withoutMark(text: string, signedAs: string | null): string {
  const said = text.trim();
  if (!signedAs) return said;
  if (said.endsWith(signedAs)) return said.slice(0, -signedAs.length).trimEnd();
  return said.startsWith(signedAs) ? said.slice(signedAs.length).trimStart() : said;
}

/** How an account's voice stands; null: there is no such account. */
export async function readVoice(db: Query, { organisationId, accountId }: Which): Promise<AccountVoiceView | null> {
  if ((await findAccount(db, organisationId, accountId)) === null) return null;
  const kept = await findVoice(db, organisationId, accountId);
  return {
    state: kept ? stateOf(kept, kept.edition) : 'learning',
    posts: kept?.posts ?? 0,
    fewest: FEWEST_POSTS,
    learnedAt: kept?.readAt?.toISOString() ?? null,
  };
}

/** Has an account's past read again, soon. */
export async function askForVoice(
  { database }: Means,
  { organisationId, memberId, role }: Visitor,
  accountId: string,
): Promise<Result<AccountVoiceView, { kind: 'not-allowed' | 'not-found' }>> {
  if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
  return await database.transact(organisationId, async (tx) => {
    if ((await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' } as const);
    await noteAsked(tx, accountId);
    enqueueLearning(tx, accountId);
    tx.record({ kind: 'voice.asked', memberId, accountId });
    const view = await readVoice(tx.db, { organisationId, accountId });
    return view ? succeed(view) : fail({ kind: 'not-found' } as const);
  });
}
