import { createAnswers } from './answers.ts';
import { plainName } from './classify.ts';
import type { PastPost } from './classify.ts';
import { createIdTable, detached, numberOf } from './id-table.ts';
import type { Presence, Signed } from './schema.ts';
import type { Mark } from './signing.ts';
import { judge } from './verdict.ts';
import { createVoice } from './voice.ts';
import type { Voice } from './voice.ts';

/** More accounts than this in one past are told together only. */
const MOST_ACCOUNTS = 200;
const LONGEST_NAME = 200;

export interface PresenceOptions {
  /** IANA. */
  readonly zone: string;
  /** What the zone adds to UTC at a moment (epoch, ms), in ms. */
  readonly offset: (at: number) => number;
  /** Which author is the account, when the past does not say which messages are inbound; null: every message is ours. */
  readonly account: string | null;
  readonly has: { readonly inbound: boolean; readonly inReplyTo: boolean; readonly id: boolean };
}

/** Reads a past post by post, in any order, and tells of its presence at the end. */
export interface PresenceReading {
  /** What the post is; a duplicate was there already, under the same id. */
  add(post: PastPost): Mark;
  readonly duplicates: () => number;
  /** `signed`: what the reader of signatures found. */
  report(signed: Signed | null): Presence;
  /** Each account of a past that has several, who says most first. */
  reportByAccount(): { readonly account: string; readonly presence: Presence }[];
}

export function createPresence({ zone, offset, account, has }: PresenceOptions): PresenceReading {
  const bothSides = has.inbound || account !== null;
  // Who replies to whom is of use when both sides are there, or to tell a thread of ours from a reply.
  const answers = has.inReplyTo ? createAnswers() : null;
  const whole = createVoice();
  const voices = new Map<number, { readonly name: string; readonly voice: Voice }>();
  const ids = createIdTable();
  const counts = { theirs: 0, duplicates: 0 };
  const wanted = account === null ? null : plainName(account);
  let settled = false;

  const sideOf = ({ inbound, author }: PastPost): 'ours' | 'theirs' => {
    if (inbound !== null) return inbound ? 'theirs' : 'ours';
    return wanted !== null && plainName(author ?? '') !== wanted ? 'theirs' : 'ours';
  };
  const voiceOf = (name: string | null, key: number): Voice | null => {
    if (name === null || key === 0) return null;
    const known = voices.get(key);
    if (known || voices.size >= MOST_ACCOUNTS) return known?.voice ?? null;
    const voice = createVoice();
    voices.set(key, { name: detached(name.slice(0, LONGEST_NAME)), voice });
    return voice;
  };
  const settle = () => {
    if (settled) return;
    settled = true;
    for (const key of answers?.ownThreads() ?? []) {
      whole.noteOwnThread();
      voices.get(key)?.voice.noteOwnThread();
    }
  };
  const presenceOf = (voice: Voice, key: number | undefined, signed: Signed | null): Presence => {
    settle();
    const { ours, ...report } = voice.report({ zone, ownThreads: answers !== null });
    const known = bothSides && answers ? answers.report(key) : { received: null, questions: null, delay: null };
    const theirs = bothSides && key === undefined ? counts.theirs : (known.received?.count ?? null);
    return { posts: { ours, theirs }, ...report, ...known, signed, verdict: judge(report.replies) };
  };

  return {
    add(post) {
      if (has.id && ids.add(numberOf(post.id)) < 0) {
        counts.duplicates += 1;
        return 'duplicate';
      }
      const side = sideOf(post);
      const name = post.account ?? (side === 'ours' ? post.author : firstMention(post.text));
      const plain = name === null ? '' : plainName(name);
      const key = plain === '' ? 0 : numberOf(plain);
      answers?.add(post, side, key);
      if (side === 'theirs') {
        counts.theirs += 1;
        return 'theirs';
      }
      const shift = post.at === null ? 0 : offset(post.at);
      voiceOf(name, key)?.add(post, shift);
      return whole.add(post, shift).kind === 'reply' ? 'reply' : 'post';
    },
    duplicates: () => counts.duplicates,
    report: (signed) => presenceOf(whole, undefined, signed),
    reportByAccount: () =>
      [...voices]
        .map(([key, { name, voice }]) => ({ account: name, presence: presenceOf(voice, key, null) }))
        .toSorted((one, other) => (other.presence.posts.ours ?? 0) - (one.presence.posts.ours ?? 0)),
  };
}

const firstMention = (text: string): string | null => /@([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/u.exec(text)?.[1]?.replace(/[.-]+$/, '') ?? null;
