import { asksSomething } from './classify.ts';
import type { PastPost } from './classify.ts';
import { createIdTable, numberOf } from './id-table.ts';
import { quantile, shareOf } from './quantile.ts';
import type { Presence } from './schema.ts';

/** How far back a question is followed through the messages that its own author added to it. */
const LONGEST_CHAIN = 50;

export type AnswersReport = Pick<Presence, 'received' | 'questions' | 'delay'>;

/** Who answered whom, when a past holds both sides. Holds numbers only, some 60 bytes a message. */
export interface Answers {
  /** `key`: to (or from) which of the past's accounts, by `numberOf`; 0 when nobody knows. */
  add(post: PastPost, side: 'ours' | 'theirs', key: number): void;
  /** Of all accounts, or of one. */
  report(key?: number): AnswersReport;
  /** The account of each message of ours that replies to one of ours. */
  ownThreads(): number[];
}

const OURS = 1;
const ASKS = 2;
const ANSWERED = 4;
/** Answered itself, not through a later message of the same person. */
const DIRECT = 8;

const COLUMNS = ['at', 'author', 'parent', 'key', 'answeredAt'] as const;
type Columns = Record<(typeof COLUMNS)[number], Float64Array> & { flags: Uint8Array };

export function createAnswers(): Answers {
  const ids = createIdTable();
  let columns = makeColumns(65_536);
  let settled = false;

  const number = (name: string | null): number => (name === null ? 0 : numberOf(name));
  const get = (column: (typeof COLUMNS)[number], place: number): number => columns[column][place] ?? 0;
  const has = (place: number, flag: number): boolean => ((columns.flags[place] ?? 0) & flag) !== 0;
  const set = (place: number, flag: number): void => void (columns.flags[place] = (columns.flags[place] ?? 0) | flag);
  const parentOf = (place: number): number => (get('parent', place) === 0 ? -1 : ids.find(get('parent', place)));

  /** Marks what a reply of ours answers: the message itself, and those of the same person that it goes on from. */
  function settleReply(reply: number): void {
    let place = parentOf(reply);
    if (place < 0 || has(place, OURS)) return;
    const [key, at, before] = [get('key', reply), get('at', reply), get('answeredAt', place)];
    if (key !== 0) columns.key[place] = key;
    if (!Number.isNaN(at) && !(before <= at)) columns.answeredAt[place] = at;
    set(place, DIRECT);
    const author = get('author', place);
    for (let steps = 0; place >= 0 && !has(place, OURS) && get('author', place) === author && steps < LONGEST_CHAIN; steps += 1) {
      set(place, ANSWERED);
      if (get('key', place) === 0) columns.key[place] = key;
      place = parentOf(place);
    }
  }

  function settle(): void {
    if (settled) return;
    settled = true;
    for (let place = 0; place < ids.size(); place += 1) if (has(place, OURS)) settleReply(place);
  }

  return {
    add({ id, text, at, author, inReplyTo }, side, key) {
      const place = ids.add(numberOf(id));
      if (place < 0) return;
      if (place === columns.flags.length) columns = enlarged(columns);
      columns.at[place] = at ?? Number.NaN;
      columns.author[place] = number(author);
      columns.parent[place] = number(inReplyTo);
      columns.key[place] = key;
      columns.answeredAt[place] = Number.NaN;
      columns.flags[place] = side === 'ours' ? OURS : asksSomething(text) ? ASKS : 0;
    },
    report(key) {
      settle();
      const counts = { received: 0, answered: 0, asked: 0, replied: 0, ours: 0 };
      let linked = false;
      const delays: number[] = [];
      for (let place = 0; place < ids.size(); place += 1) {
        linked ||= get('parent', place) !== 0;
        if (has(place, OURS)) {
          counts.ours += 1;
          continue;
        }
        if (key !== undefined && get('key', place) !== key) continue;
        counts.received += 1;
        const answered = has(place, ANSWERED);
        if (answered) counts.answered += 1;
        if (has(place, ASKS)) counts.asked += 1;
        if (has(place, ASKS) && answered) counts.replied += 1;
        // An answer before its question is a clock that was wrong.
        const delay = get('answeredAt', place) - get('at', place);
        if (has(place, DIRECT) && delay >= 0) delays.push(delay);
      }
      // We spoke, and nobody's message is said to reply to another: the file does not tell, rather than nobody ever answered.
      const unknown = counts.ours > 0 && !linked;
      if (unknown || counts.received === 0) return { received: null, questions: null, delay: null };
      return {
        received: { count: counts.received, answered: counts.answered, share: shareOf(counts.answered, counts.received) },
        questions: { count: counts.asked, answered: counts.replied, share: shareOf(counts.replied, counts.asked) },
        delay: delayOf(delays),
      };
    },
    ownThreads() {
      const found: number[] = [];
      for (let place = 0; place < ids.size(); place += 1) {
        const parent = has(place, OURS) ? parentOf(place) : -1;
        if (parent >= 0 && has(parent, OURS)) found.push(get('key', place));
      }
      return found;
    },
  };
}

function makeColumns(length: number): Columns {
  const column = () => new Float64Array(length);
  return { at: column(), author: column(), parent: column(), key: column(), answeredAt: column(), flags: new Uint8Array(length) };
}

function enlarged(columns: Columns): Columns {
  const larger = makeColumns(columns.flags.length * 2);
  for (const name of COLUMNS) larger[name].set(columns[name]);
  larger.flags.set(columns.flags);
  return larger;
}

function delayOf(delays: number[]): AnswersReport['delay'] {
  const [median, p90] = [quantile(delays, 0.5), quantile(delays, 0.9)];
  if (median === null || p90 === null) return null;
  return { count: delays.length, medianSeconds: Math.round(median / 1000), p90Seconds: Math.round(p90 / 1000) };
}
