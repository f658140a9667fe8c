import { classify } from './classify.ts';
import type { PastPost, Spoken } from './classify.ts';
import { createTimetable } from './hours-kept.ts';
import type { Timetable } from './hours-kept.ts';
import { shareOf } from './quantile.ts';
import type { Hours, Presence, ReplySign, Spell } from './schema.ts';
import { findSpells } from './spells.ts';

/** From so many replies, on so many days, the hours are read from the replies alone. */
const REPLIES_FOR_HOURS = 100;
const DAYS_FOR_HOURS = 20;

/** What one account (or all of a past together) says, as it goes by. */
export interface Voice {
  /** `offset`: what the zone adds to UTC at that moment, in ms. */
  add(post: PastPost, offset: number): Spoken;
  /** How many replies go on a thread of ours: known at the end only, when all ids are. */
  noteOwnThread(): void;
  report(known: { zone: string; ownThreads: boolean }): VoiceReport;
}

export interface VoiceReport extends Pick<Presence, 'from' | 'until' | 'replies' | 'hours' | 'spells' | 'gaps'> {
  readonly ours: number;
}

export function createVoice(): Voice {
  const counts = { ours: 0, replies: 0, reposts: 0, ownThreads: 0 };
  const knownBy: Partial<Record<ReplySign, number>> = {};
  const all = createTimetable();
  const replies = createTimetable();
  let from = Infinity;
  let until = -Infinity;

  return {
    add(post, offset) {
      const spoken = classify(post);
      counts.ours += 1;
      if (spoken.kind === 'repost') counts.reposts += 1;
      if (spoken.kind === 'reply') {
        counts.replies += 1;
        knownBy[spoken.sign] = (knownBy[spoken.sign] ?? 0) + 1;
      }
      if (post.at !== null) {
        from = Math.min(from, post.at);
        until = Math.max(until, post.at);
        all.add(post.at + offset);
        if (spoken.kind === 'reply') replies.add(post.at + offset);
      }
      return spoken;
    },
    noteOwnThread() {
      counts.ownThreads += 1;
    },
    report({ zone, ownThreads }) {
      const replied = counts.replies - counts.ownThreads;
      return {
        ours: counts.ours,
        from: from === Infinity ? null : new Date(from).toISOString(),
        until: from === Infinity ? null : new Date(until).toISOString(),
        replies: {
          count: replied,
          broadcast: counts.ours - replied,
          reposts: counts.reposts,
          ownThreads: ownThreads ? counts.ownThreads : null,
          share: shareOf(replied, counts.ours),
          knownBy,
        },
        hours: from === Infinity ? null : readHours(all, replies, zone),
        ...readSpells(all),
      };
    },
  };
}

function readHours(all: Timetable, replies: Timetable, zone: string): Hours {
  const byReplies = replies.messages() >= REPLIES_FOR_HOURS && replies.days().length >= DAYS_FOR_HOURS;
  const read = byReplies ? replies : all;
  return { zone, basis: byReplies ? 'replies' : 'posts', grid: read.grid(), ...read.read() };
}

function readSpells(all: Timetable): { spells: Spell[] | null; gaps: Spell[] | null } {
  const days = all.days();
  return days.length === 0 ? { spells: null, gaps: null } : findSpells(days);
}
