/** The reading itself, in a thread of its own: it takes a processor for seconds, and nobody must wait for it. */
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { ThreadTask } from '../platform/thread/index.ts';
import { readPastFile } from './past-file.ts';
import type { PastFailure, PastProgress } from './past-file.ts';
import type { BrokenRow, PastResult } from './schema.ts';

const PROGRESS_MS = 400;
const MOST_ACCOUNTS = 30;
const MOST_SIGNERS = 200;
const KEEP = { rows: 10_000, characters: 2_000 };

export interface ThreadGiven {
  readonly zone: string;
  readonly author: string | null;
}

export interface ThreadOutcome {
  readonly result: PastResult;
  readonly broken: { readonly count: number; readonly rows: readonly BrokenRow[] };
}

/** Reports `PastProgress` at most every 400 ms. */
export async function readInThread({ given, open, report }: ThreadTask<ThreadGiven>): Promise<Result<ThreadOutcome, PastFailure>> {
  let last = -Infinity;
  const onProgress = (progress: PastProgress) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    report(progress);
  };
  const read = await readPastFile(open, { zone: given.zone, account: given.author, keep: KEEP, onProgress });
  if (!read.ok) return fail(read.error);
  const { history, presence, signing, broken, rows, undated, duplicates, stoppedAt } = read.value;
  const accounts = presence.reportByAccount().map(({ account, presence: one }) => ({
    account,
    ours: one.posts.ours ?? 0,
    repliesShare: one.replies?.share ?? null,
  }));
  const { kind: format, encoding, columns } = history.format;
  return succeed({
    result: {
      presence: presence.report(signing.signed),
      accounts: accounts.length > 1 ? accounts.slice(0, MOST_ACCOUNTS) : [],
      signers: signing.signers.slice(0, MOST_SIGNERS),
      signersLeftOut: signing.leftOut + Math.max(signing.signers.length - MOST_SIGNERS, 0),
      file: { format, encoding, columns, rows, undated, duplicates, stoppedAt },
    },
    broken: { count: broken.count, rows: broken.rows },
  });
}
