import { decide } from '../guardrails/index.ts';
import type { Finding, Hours, Latitude, Outcome } from '../guardrails/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { digestOf, unread, wasRead } from './pause.ts';
import { askPause, findPassed, passPause, restartPause } from './pause-store.ts';
import type { PauseKey } from './pause-store.ts';
import type { WeighDeps } from './review-deps.ts';

/** What the guard-rails said of words on one account. */
export interface Judged {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly latitude: Latitude;
  readonly hours: Hours;
}

/** Words that somebody wants to leave, and what the guard-rails said of them. */
export interface Weighing {
  readonly memberId: string;
  /** Of the account whose judgement is the strictest. */
  readonly accountId: string;
  /** Where they are said, and all that a reader would read: pressed again, the same is the same text. */
  readonly place: unknown;
  readonly words: unknown;
  /** One an account and a part. */
  readonly judgements: readonly Judged[];
  /** To be shown to their author. */
  readonly findings: readonly Finding[];
  /** The pause that the author says to have taken. */
  readonly readAgain?: string | null | undefined;
}

/** They leave, after the pause `pauseId` when there was one; or somebody else reads them first. */
export type Weighed = { readonly outcome: 'go'; readonly pauseId: string | null } | { readonly outcome: 'hold' };

export type PauseRefusal =
  /** To be read again; from `until` on the same words leave with `readAgain: pauseId`. */
  | { kind: 'pause'; pauseId: string; until: Date; remainingMs: number; findings: readonly Finding[] }
  | { kind: 'too-soon'; pauseId: string; until: Date; remainingMs: number };

const STRICTEST: readonly Outcome[] = ['hold', 'pause', 'go'];

/** The strictest of several outcomes; nothing judged, it goes. */
export const strictest = (outcomes: readonly Outcome[]): Outcome => STRICTEST.find((one) => outcomes.includes(one)) ?? 'go';

/**
 * What becomes of words that were judged. A pause is kept in the caller's transaction, which has to commit for a refusal too: its clock is the
 * database's, and runs whatever the browser says. Who has read the same words in the same place is not stopped again, unless there is something
 * new to read.
 */
export async function weigh(
  { newId }: Pick<WeighDeps, 'newId'>,
  tx: Transaction,
  weighing: Weighing,
): Promise<Result<Weighed, PauseRefusal>> {
  const { judgements, findings, memberId, accountId, readAgain = null } = weighing;
  const outcome = strictest(judgements.map((one) => one.outcome));
  if (outcome === 'go') return succeed({ outcome, pauseId: null });
  if (outcome === 'hold') return succeed({ outcome });
  const key: PauseKey = { memberId, accountId, place: digestOf(weighing.place), words: digestOf(weighing.words) };
  const passed = await findPassed(tx, key);
  if (passed !== null && judgements.every((one) => wasRead(one, passed.findings)))
    return succeed({ outcome: 'go', pauseId: passed.pauseId });
  const asked = await askPause(tx, newId(), key, findings);
  const stale = asked.forgotten || !judgements.every((one) => wasRead(one, asked.findings));
  const pause = stale ? await restartPause(tx, asked.pauseId, findings) : asked;
  const { pauseId, until, remainingMs } = pause;
  if (readAgain !== pauseId || stale) return fail({ kind: 'pause', pauseId, until, remainingMs, findings });
  return pause.over ? succeed({ outcome: 'go', pauseId }) : fail({ kind: 'too-soon', pauseId, until, remainingMs });
}

/** Keeps as what words went on after their pause; nothing when there was none. */
export async function keepPassed(
  tx: Transaction,
  weighed: Extract<Weighed, { outcome: 'go' }>,
  as: { readonly publicationId: string } | { readonly postId: string },
): Promise<void> {
  if (weighed.pauseId !== null) await passPause(tx, weighed.pauseId, as);
}

/** What stops words by now that did not stop them when `known` was all there was. */
export const newlyStopped = ({ findings, latitude, hours }: Judged, known: readonly Pick<Finding, 'rule' | 'why'>[]): Finding[] => {
  const fresh = unread(findings, known);
  return decide(fresh, latitude, hours) === 'go' ? [] : fresh;
};
