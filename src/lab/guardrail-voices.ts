import { createReadStream } from 'node:fs';
import { FEWEST_POSTS, learnVoice } from '../guardrails/index.ts';
import type { PastPost, SentText, Voice } from '../guardrails/index.ts';
import { openHistory } from '../signatures/history/index.ts';
import { explainHistoryFailure } from './history-words.ts';
import type { LabOutput } from './presence.ts';

const CHUNK_BYTES = 256 * 1024;
const DAY_MS = 86_400_000;
const MOST_SENT = 500;

export interface Voices {
  /** The voice of the account, where the past has enough of it; else the one of the whole past. */
  of(account: string | null): Voice | null;
  /** What the account had said in the day before, by its past. */
  sentBefore(account: string | null, at: number): readonly SentText[];
}

interface Said extends PastPost {
  readonly at: number | null;
}

const NONE: Voices = { of: () => null, sentBefore: () => [] };

/** Learns from a past, in the order of time where it has one; null, with a word to the person, when the file cannot be read. */
export async function readVoices(file: string | undefined, zone: string, tell: LabOutput['tell']): Promise<Voices | null> {
  if (file === undefined) return NONE;
  const opened = await openHistory(() => createReadStream(file, { highWaterMark: CHUNK_BYTES }), { zone });
  if (!opened.ok) {
    tell(explainHistoryFailure(opened.error));
    return null;
  }
  const all: Said[] = [];
  const byAccount = new Map<string, Said[]>();
  for await (const batch of opened.value.read().batches) {
    for (const { text, kind, inReplyTo, inbound, account, at } of batch) {
      if (inbound === true) continue;
      const post = { text, reply: inReplyTo !== null || /^(?:reply|réponse|reponse)$/i.test(kind ?? ''), at };
      all.push(post);
      if (account === null) continue;
      const posts = byAccount.get(account) ?? [];
      byAccount.set(account, posts);
      posts.push(post);
    }
  }
  const learned = new Map<string, Voice | null>();
  const whole = learnVoice(inOrder(all));
  if (!whole) tell(`The past has ${all.length} posts, ${FEWEST_POSTS} at least make a voice: nothing is compared with it.`);
  const voiceOf = (account: string): Voice | null => {
    const posts = byAccount.get(account);
    if (!posts) return null;
    if (!learned.has(account)) learned.set(account, learnVoice(inOrder(posts)));
    return learned.get(account) ?? null;
  };
  return {
    of: (account) => (account === null ? null : voiceOf(account)) ?? whole,
    sentBefore: (account, at) => lately((account === null ? undefined : byAccount.get(account)) ?? all, at),
  };
}

const inOrder = (posts: readonly Said[]): Said[] => posts.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));

/** Sorted once a list, however many drafts ask. */
const sorted = new WeakMap<readonly Said[], SentText[]>();

function lately(posts: readonly Said[], at: number): readonly SentText[] {
  let dated = sorted.get(posts);
  if (!dated) {
    dated = posts.flatMap(({ text, at: when }) => (when === null ? [] : [{ text, at: when }])).toSorted((one, other) => one.at - other.at);
    sorted.set(posts, dated);
  }
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dated[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  let first = low;
  while (first > 0 && at - dated[first - 1]!.at <= DAY_MS && low - first < MOST_SENT) first--;
  return dated.slice(first, low);
}
