import { createSummary } from '../signatures/history/index.ts';
import type { HistoryRow, SignatureReader, SignatureSummary } from '../signatures/history/index.ts';
import { dateOf, dayOf } from './local-days.ts';
import { shareOf } from './quantile.ts';
import type { Signed, Signer } from './schema.ts';

/** What a first reading found a row to be. */
export type Mark = 'theirs' | 'duplicate' | 'post' | 'reply';

export interface Marks {
  push(mark: Mark): void;
  at(place: number): Mark | undefined;
}

const MARKS: readonly Mark[] = ['theirs', 'duplicate', 'post', 'reply'];

/** One byte per row of a past, in the order of the file: a second reading needs no more of the first. */
export function createMarks(): Marks {
  let bytes = new Uint8Array(65_536);
  let length = 0;
  return {
    push(mark) {
      if (length === bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes[length] = MARKS.indexOf(mark);
      length += 1;
    },
    at: (place) => (place < length ? MARKS[bytes[place] ?? 0] : undefined),
  };
}

/** Who signed, and how much. */
export interface Signing {
  readonly signed: Signed | null;
  readonly signers: readonly Signer[];
  readonly leftOut: number;
}

interface SigningMeans {
  readonly marks: Marks;
  readonly reader: SignatureReader;
  readonly accountOf: (row: HistoryRow) => string;
  readonly offset: (at: number) => number;
}

/** The second reading: which of our messages are signed, by whom. */
export async function readSigning(batches: AsyncIterable<readonly HistoryRow[]>, means: SigningMeans): Promise<Signing> {
  const { marks, reader, accountOf, offset } = means;
  const summary = createSummary();
  const replies = { all: 0, signed: 0 };
  let place = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      const mark = marks.at(place);
      place += 1;
      if (mark === undefined) return tell(summary.summary(), replies, offset);
      if (mark === 'theirs' || mark === 'duplicate') continue;
      const account = accountOf(row);
      const found = reader.read(account, row.text);
      summary.add(account, found, row.at, row.at === null ? null : row.at + offset(row.at));
      if (mark !== 'reply') continue;
      replies.all += 1;
      if (found) replies.signed += 1;
    }
  }
  return tell(summary.summary(), replies, offset);
}

function tell(found: SignatureSummary, replies: { all: number; signed: number }, offset: (at: number) => number): Signing {
  const localDay = (moment: string | null) => {
    const at = moment === null ? null : Date.parse(moment);
    return at === null ? null : dateOf(dayOf(at + offset(at)));
  };
  return {
    signed: {
      count: found.signed,
      share: found.share,
      repliesShare: shareOf(replies.signed, replies.all),
      form: found.form,
      mark: found.mark,
    },
    signers: found.signers.map(({ account, signature, author, form, mark, count, share, days, first, last, hours }) => ({
      account,
      signature,
      author,
      form,
      mark,
      posts: count,
      share,
      days,
      firstDay: localDay(first),
      lastDay: localDay(last),
      hours,
    })),
    leftOut: found.signersLeftOut,
  };
}
