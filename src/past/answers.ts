import { asksSomething } from './classify.ts';
import type { PastPost } from './classify.ts';
import { quantile, shareOf } from './quantile.ts';
import type { Presence } from './schema.ts';

/** How far back a question is followed through the messages that its own author added to it. */
const LONGEST_CHAIN = 50;

export type AnswersReport = Pick<Presence, 'received' | 'questions' | 'delay'>;

/** Who answered whom, when a past holds both sides. Holds the ids of all its messages, and no text. */
export interface Answers {
  /** `key`: to (or from) which of the past's accounts; null when nobody knows. */
  add(post: PastPost, side: 'ours' | 'theirs', key: string | null): void;
  /** Of all accounts, or of one. */
  report(key?: string): AnswersReport;
  /** Ours that reply to one of ours. */
  ownThreads(): { readonly account: string | null }[];
}

interface Said {
  readonly at: number | null;
  readonly ours: boolean;
  readonly author: string | null;
  readonly parent: string | null;
  readonly asks: boolean;
  key: string | null;
  answeredAt: number | null;
  answered: boolean;
  direct: boolean;
}

export function createAnswers(): Answers {
  const said = new Map<string, Said>();
  const ourReplies: Said[] = [];
  let settled = false;

  /** Marks what each reply of ours answers: the message itself, and those of the same person that it goes on from. */
  function settle(): void {
    if (settled) return;
    settled = true;
    for (const reply of ourReplies) {
      let message = reply.parent === null ? undefined : said.get(reply.parent);
      if (!message || message.ours) continue;
      message.key = reply.key ?? message.key;
      if (reply.at !== null && (message.answeredAt === null || reply.at < message.answeredAt)) message.answeredAt = reply.at;
      message.direct = true;
      const { author } = message;
      for (let steps = 0; message && !message.ours && message.author === author && steps < LONGEST_CHAIN; steps += 1) {
        message.answered = true;
        message.key ??= reply.key;
        message = message.parent === null ? undefined : said.get(message.parent);
      }
    }
  }

  return {
    add({ id, text, at, author, inReplyTo }, side, key) {
      const ours = side === 'ours';
      const one: Said = {
        at,
        ours,
        author,
        parent: inReplyTo,
        asks: !ours && asksSomething(text),
        key,
        answeredAt: null,
        answered: false,
        direct: false,
      };
      said.set(id, one);
      if (ours && inReplyTo !== null) ourReplies.push(one);
    },
    report(key) {
      settle();
      const counts = { received: 0, answered: 0, asked: 0, replied: 0 };
      const delays: number[] = [];
      for (const one of said.values()) {
        if (one.ours || (key !== undefined && one.key !== key)) continue;
        counts.received += 1;
        if (one.answered) counts.answered += 1;
        if (one.asks) counts.asked += 1;
        if (one.asks && one.answered) counts.replied += 1;
        // An answer before its question is a clock that was wrong.
        if (one.direct && one.at !== null && one.answeredAt !== null && one.answeredAt >= one.at) delays.push(one.answeredAt - one.at);
      }
      if (ourReplies.length === 0 || counts.received === 0) return { received: null, questions: null, delay: null };
      return {
        received: { count: counts.received, answered: counts.answered, share: shareOf(counts.answered, counts.received) },
        questions: { count: counts.asked, answered: counts.replied, share: shareOf(counts.replied, counts.asked) },
        delay: delayOf(delays),
      };
    },
    ownThreads: () =>
      ourReplies.filter(({ parent }) => parent !== null && said.get(parent)?.ours === true).map(({ key }) => ({ account: key })),
  };
}

function delayOf(delays: number[]): AnswersReport['delay'] {
  const [median, p90] = [quantile(delays, 0.5), quantile(delays, 0.9)];
  if (median === null || p90 === null) return null;
  return { count: delays.length, medianSeconds: Math.round(median / 1000), p90Seconds: Math.round(p90 / 1000) };
}
