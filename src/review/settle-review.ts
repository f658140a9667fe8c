import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Review, Subject } from './review.ts';
import type { GivenBack, Gone, ReviewDeps, SubjectDoor, SubjectDoors, Unfit } from './review-deps.ts';
import { settle } from './settle.ts';
import { findReview, lockReview, lockWaiting, readReview } from './store.ts';
import type { SubjectKey } from './store.ts';

export type SettleRefusal =
  | { kind: 'not-found' }
  /** *own*: nobody reviews himself. *not-author*: only who wrote them takes words back. */
  | { kind: 'not-allowed'; why: 'own' | 'not-reviewer' | 'not-author' }
  /** Somebody was there before, or its time was up: what became of it, and by whom. */
  | { kind: 'settled'; state: Review['state']; by: string | null }
  /** It cannot leave any more; its words went back to their author. */
  | Gone
  /** The reviewer's words have something in them that nobody may send alone. */
  | { kind: 'firm'; findings: Review['findings'] }
  | Unfit;

/** A review whose subject and which itself nobody else changes until the transaction ends. */
export interface Locked {
  readonly review: Review;
  readonly door: SubjectDoor;
}

/** Locks what waits, then its review: always in this order, so that whoever undoes, decides or counts the time waits for the others. */
async function lock(deps: Pick<ReviewDeps, 'subjects'>, tx: Transaction, reviewId: string): Promise<(Locked & { over: boolean }) | null> {
  const known = await findReview(tx.db, tx.organisationId, reviewId);
  if (known === null) return null;
  const door = doorOf(deps.subjects(), known.subject);
  await door.lock(tx, known.subject);
  const locked = await lockReview(tx, reviewId);
  return locked && { ...locked, door };
}

/** The rooms' doors differ in their subject only, and a review goes through that of its own. */
const doorOf = (doors: SubjectDoors, { kind }: Subject): SubjectDoor => doors[kind] as SubjectDoor;

/** Settles it and gives its words back. */
async function sendBack(
  tx: Transaction,
  { review, door }: Locked,
  event: GivenBack,
  how: Parameters<typeof settle>[3] = {},
): Promise<Review> {
  await door.giveBack(tx, review, event);
  return await settle(tx, review, event, how);
}

type Act = (tx: Transaction, locked: Locked) => Promise<Result<Review, SettleRefusal>>;

/**
 * What every settling begins with: the review is locked, waits, and its time is not up; the visitor may read it. `same`: whether what became of it
 * is what the visitor wants and did, so that the same press, sent again, is answered as the first time.
 */
async function withWaiting(
  deps: ReviewDeps,
  visitor: Visitor,
  reviewId: string,
  { same, act }: { readonly same: (review: Review) => boolean; readonly act: Act },
): Promise<Result<Review, SettleRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<Review, SettleRefusal>> => {
    const locked = await lock(deps, tx, reviewId);
    const read = locked && (await readReview(tx.db, visitor, reviewId));
    if (locked === null || read === null) return fail({ kind: 'not-found' });
    const { review } = locked;
    if (review.state === 'waiting' && !locked.over) return await act(tx, locked);
    const settled = review.state === 'waiting' ? await sendBack(tx, locked, 'timed-out') : review;
    return same(settled) ? succeed(settled) : fail({ kind: 'settled', state: settled.state, by: settled.reviewerId });
  });
}

/** The same, for whoever reviews it. */
const asReviewer = async (deps: ReviewDeps, visitor: Visitor, reviewId: string, how: { same: (review: Review) => boolean; act: Act }) =>
  await withWaiting(deps, visitor, reviewId, {
    same: (review) => review.reviewerId === visitor.memberId && how.same(review),
    act: async (tx, locked) => {
      const refusal = await reviewerRefusal(tx, visitor, locked.review);
      return refusal === null ? await how.act(tx, locked) : fail(refusal);
    },
  });

async function reviewerRefusal(tx: Transaction, visitor: Visitor, review: Review): Promise<SettleRefusal | null> {
  if (review.memberId === visitor.memberId || review.writtenBy.includes(visitor.memberId)) return { kind: 'not-allowed', why: 'own' };
  const read = await readReview(tx.db, visitor, review.reviewId);
  return read?.mayReview === true ? null : { kind: 'not-allowed', why: 'not-reviewer' };
}

async function letLeave(
  tx: Transaction,
  { review, door }: Locked,
  { reviewerId, amended }: { readonly reviewerId: string; readonly amended: readonly string[] | null },
): Promise<Result<Review, SettleRefusal>> {
  const released = await door.release(tx, review, { amended, reviewerId });
  if (released.ok) {
    const event = amended === null ? 'approved' : 'amended';
    return succeed(await settle(tx, review, event, { reviewerId, memberId: reviewerId, amendedParts: amended }));
  }
  if (released.error.kind !== 'gone') return fail(released.error);
  // What the reviewer wrote is kept beside it: it is nobody's draft, and may be worth reading.
  await sendBack(tx, { review, door }, 'gone', { reviewerId, memberId: reviewerId, amendedParts: amended, goneWhy: released.error.why });
  return fail(released.error);
}

/** Lets the words leave as they are, signed by their author, as if pressed now: they can still be taken back during their undo delay. */
export async function approve(deps: ReviewDeps, visitor: Visitor, reviewId: string): Promise<Result<Review, SettleRefusal>> {
  const { memberId: reviewerId } = visitor;
  return await asReviewer(deps, visitor, reviewId, {
    same: ({ state }) => state === 'approved',
    act: async (tx, locked) => await letLeave(tx, locked, { reviewerId, amended: null }),
  });
}

/**
 * Lets them leave as the reviewer wrote them: before and after are kept, with both names; the signature stays their author's. Judged again in the author's
 * place for what nobody may send alone, and for their length.
 */
export async function amend(
  deps: ReviewDeps,
  visitor: Visitor,
  { reviewId, parts }: { readonly reviewId: string; readonly parts: readonly string[] },
): Promise<Result<Review, SettleRefusal>> {
  const { memberId: reviewerId } = visitor;
  return await asReviewer(deps, visitor, reviewId, {
    // Words that the reviewer did not touch are approved.
    same: ({ state, amendedParts, parts: held }) =>
      (state === 'amended' || state === 'approved') && JSON.stringify(amendedParts ?? held) === JSON.stringify(parts),
    act: async (tx, locked) => {
      const { review } = locked;
      if (parts.length !== review.parts.length) return fail({ kind: 'other-parts', parts: review.parts.length });
      const firm = await findFirm(deps, tx, review, parts);
      if (firm.length > 0) return fail({ kind: 'firm', findings: firm });
      const unchanged = JSON.stringify(parts) === JSON.stringify(review.parts);
      return await letLeave(tx, locked, { reviewerId, amended: unchanged ? null : parts });
    },
  });
}

async function findFirm(
  { guard }: Pick<ReviewDeps, 'guard'>,
  tx: Transaction,
  { accountIds, memberId, subject }: Review,
  parts: readonly string[],
): Promise<Review['findings']> {
  const place = subject.kind === 'reply' ? subject : null;
  const found = [];
  for (const accountId of accountIds) {
    for (const text of parts) {
      const { findings } = await guard.judge(tx, {
        memberId,
        accountId,
        text,
        at: new Date(),
        conversationId: place?.conversationId ?? null,
        replyToMessageId: place?.replyToMessageId ?? null,
        exceptPostId: subject.kind === 'post' ? subject.postId : null,
      });
      found.push(...findings.filter(({ firm }) => firm));
    }
  }
  return found;
}

/** Sends the words back with a word; they are their author's draft again. */
export async function refuse(
  deps: ReviewDeps,
  visitor: Visitor,
  { reviewId, word }: { readonly reviewId: string; readonly word: string },
): Promise<Result<Review, SettleRefusal>> {
  const { memberId: reviewerId } = visitor;
  return await asReviewer(deps, visitor, reviewId, {
    same: ({ state }) => state === 'refused',
    act: async (tx, locked) => succeed(await sendBack(tx, locked, 'refused', { reviewerId, memberId: reviewerId, word })),
  });
}

/** Takes one's own words back before anybody has settled it. */
export async function takeBack(deps: ReviewDeps, visitor: Visitor, reviewId: string): Promise<Result<Review, SettleRefusal>> {
  return await withWaiting(deps, visitor, reviewId, {
    same: ({ state, memberId }) => state === 'taken-back' && memberId === visitor.memberId,
    act: async (tx, locked) => {
      if (locked.review.memberId !== visitor.memberId) return fail({ kind: 'not-allowed', why: 'not-author' });
      return succeed(await sendBack(tx, locked, 'taken-back', { memberId: visitor.memberId }));
    },
  });
}

/** Gives words back that nobody read in time. Never sends them; nothing when they were settled before, or got a later time. */
export async function timeOut(
  deps: Pick<ReviewDeps, 'database' | 'subjects'>,
  { organisationId, reviewId }: { readonly organisationId: string; readonly reviewId: string },
): Promise<void> {
  await deps.database.transact(organisationId, async (tx) => {
    const locked = await lock(deps, tx, reviewId);
    if (locked?.over === true && locked.review.state === 'waiting') await sendBack(tx, locked, 'timed-out');
  });
}

/** Gives words back because their author is not there any more, or may not speak: `why` is kept. In the caller's transaction. */
export async function endForGood(deps: Pick<ReviewDeps, 'subjects'>, tx: Transaction, reviewId: string, why: string): Promise<void> {
  const locked = await lock(deps, tx, reviewId);
  if (locked?.review.state === 'waiting') await sendBack(tx, locked, 'gone', { goneWhy: why });
}

/**
 * Ends the review of something that its own room took out of it: undone, changed, given another time. The caller has locked the subject, and looks
 * after its words. Answers whether one waited.
 */
export async function endReview(tx: Transaction, subject: SubjectKey, memberId: string): Promise<boolean> {
  const review = await lockWaiting(tx, subject);
  if (review === null) return false;
  await settle(tx, review, 'taken-back', { memberId });
  return true;
}
