import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, impossible, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { checkPost } from './check-post.ts';
import type { PostProblem } from './check-post.ts';
import { freshMoment } from './coming-store.ts';
import { recordPost } from './draft-post.ts';
import { enqueueLeaving } from './leaving-job.ts';
import { resolveLocal, wallTimeOf } from './local-time.ts';
import type { Resolved } from './local-time.ts';
import { nextFreeSlot } from './slot.ts';
import { lockSlots } from './slot-store.ts';
import { maySettle, readAgainBy } from './policy.ts';
import { nextState } from './post.ts';
import type { Plan, Post } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { endReview } from '../review/index.ts';
import type { HoldRefusal, PauseRefusal } from '../review/index.ts';
import { comingAfter, readRepeat } from './repeat.ts';
import type { Repeat, RepeatRefusal } from './repeat.ts';
import { findPost, lockPost, writePost } from './store.ts';
import { takenMoments } from './taken-moments.ts';
import { holderOtherThan, tellHolder } from './tell-holder.ts';
import { weighPost, wordsOf } from './weigh-post.ts';
import type { WeighedPost } from './weigh-post.ts';

/** When a person wants it said. */
export type When =
  | { readonly kind: 'now' }
  /** `which`: of a time that the clocks show twice. */
  | { readonly kind: 'at'; readonly local: string; readonly which?: 'first' | 'second' | undefined; readonly repeat: Repeat | null }
  /** At the next free slot of an account's week. */
  | { readonly kind: 'slot'; readonly accountId: string };

export type PlanRefusal =
  | { kind: 'not-found' }
  | { kind: 'wrong-state'; state: Post['state'] }
  /** Somebody changed it since the planner read it. */
  | { kind: 'changed-since'; revision: number }
  /** It stands in somebody else's name, and nobody said that this is to end. */
  | { kind: 'in-anothers-name'; memberId: string }
  | { kind: 'not-ready'; problems: PostProblem[] }
  | { kind: 'past' }
  | { kind: 'skipped'; before: string; after: string }
  | { kind: 'twice'; first: Date; second: Date }
  | { kind: 'no-such-time' }
  | { kind: 'no-such-zone' }
  | { kind: 'no-free-slot' }
  | PauseRefusal
  | HoldRefusal
  | RepeatRefusal;

export interface PlanRequest {
  readonly postId: string;
  /** The one that the planner read: it is these words that leave in his or her name. */
  readonly revision: number;
  readonly when: When;
  readonly deadlineMinutes: number | null;
  /** The planner was asked, and knows that it leaves in his or her name instead of a colleague's. */
  readonly takesOver?: boolean | undefined;
  /** The pause that the planner has taken to read these words again. */
  readonly readAgain?: string | null | undefined;
}

/** Who clicks a moment late still means now. */
const GRACE_MS = 60_000;
/** Slots are looked for in so many weeks. */
const FARTHEST_DAYS = 366;

/**
 * Gives a post its time and its name: it leaves by itself, in the name of whoever planned it. The guard-rails are asked last: by them it may have
 * to be read again first (a refusal, kept by the database), or waits in `review` for somebody else to read it.
 */
export async function planPost(deps: PostsDeps, visitor: Visitor, request: PlanRequest): Promise<Result<Post, PlanRefusal>> {
  const words = await deps.database.read(visitor.organisationId, (db) => findPost(db, visitor.organisationId, request.postId));
  if (words !== null) await deps.guard.askLinks(wordsOf(words));
  const asked = { ...request, readAgain: readAgainBy(visitor, request.readAgain) };
  return await deps.database.transact(visitor.organisationId, async (tx) => await planWithin(deps, tx, visitor, asked));
}

/** The same, in a transaction of the caller's. */
export async function planWithin(
  deps: PostsDeps,
  tx: Transaction,
  { memberId }: Pick<Visitor, 'memberId'>,
  request: PlanRequest,
): Promise<Result<Post, PlanRefusal>> {
  const before = await lockPost(tx, request.postId);
  if (before === null) return fail({ kind: 'not-found' });
  if (nextState(before.state, 'planned') === null) return fail({ kind: 'wrong-state', state: before.state });
  if (before.revision !== request.revision) return fail({ kind: 'changed-since', revision: before.revision });
  const other = holderOtherThan(before, memberId);
  if (other !== null && !request.takesOver) return fail({ kind: 'in-anothers-name', memberId: other });
  const problems = await checkPost(deps.networks, tx.db, tx.organisationId, { post: before, memberId });
  if (problems.length > 0) return fail({ kind: 'not-ready', problems });
  const time = await findTime(deps, tx, request);
  if (!time.ok) return time;
  const dueAt = await freshMoment(tx, before.postId, time.value.dueAt);
  const plan: Plan = { ...time.value, dueAt, deadlineMinutes: request.deadlineMinutes, memberId };
  const weighed = await weighPost(deps, tx, { post: before, plan, readAgain: request.readAgain });
  if (!weighed.ok) return weighed;
  const after = await giveTime(tx, before, { plan, weighed: weighed.value });
  if (other !== null) await tellHolder(deps, tx, before, { kind: 'taken-over', memberId });
  return succeed(after);
}

/** Writes a plan that the guard-rails have seen: it leaves at its time, or waits until then for somebody else to read it. */
export async function giveTime(
  tx: Transaction,
  before: Post,
  { plan, weighed: { review, judged } }: { readonly plan: Plan; readonly weighed: WeighedPost },
): Promise<Post> {
  const { memberId, local, zone, repeat } = plan;
  const state = nextState(before.state, review === null ? 'planned' : 'held') ?? before.state;
  const known = { judged, judgedRevision: before.revision, ...(review && { reviewId: review.reviewId }) };
  const after = await writePost(tx, before, { state, plan, ...known });
  if (review === null) enqueueLeaving(tx, after.postId, plan.dueAt);
  const held = review === null ? {} : { reviewId: review.reviewId };
  recordPost(tx, review === null ? 'planned' : 'held', after, { memberId, data: { local, zone, repeated: repeat !== null, ...held } });
  return after;
}

async function findTime(
  deps: PostsDeps,
  tx: Transaction,
  { when, postId }: Pick<PlanRequest, 'when' | 'postId'>,
): Promise<Result<Omit<Plan, 'deadlineMinutes' | 'memberId'>, PlanRefusal>> {
  const [zone, now] = [await deps.findZone(tx.db, tx.organisationId), deps.now()];
  switch (when.kind) {
    case 'now':
      return succeed({ local: wallTimeOf(now, zone), zone, dueAt: now, repeat: null });
    case 'slot': {
      const [slots, taken] = [
        await lockSlots(tx, when.accountId),
        await takenMoments(tx, { accountId: when.accountId, from: now, days: FARTHEST_DAYS, exceptPostId: postId }),
      ];
      const free = nextFreeSlot({ slots, taken, zone, after: now, days: FARTHEST_DAYS });
      return free === null ? fail({ kind: 'no-free-slot' }) : succeed({ local: free.local, zone, dueAt: free.at, repeat: null });
    }
    case 'at':
      return when.repeat === null ? onceAt(when, zone, now) : repeatedFrom(when.local, when.repeat, { zone, now });
    default:
      return impossible(when);
  }
}

function onceAt(
  { local, which }: { readonly local: string; readonly which?: 'first' | 'second' | undefined },
  zone: string,
  now: Date,
): Result<Omit<Plan, 'deadlineMinutes' | 'memberId'>, PlanRefusal> {
  const resolved: Resolved = resolveLocal(local, zone);
  if (resolved.kind !== 'once' && (resolved.kind !== 'twice' || which === undefined)) return fail(resolved);
  const dueAt = resolved.kind === 'once' ? resolved.at : resolved[which ?? 'first'];
  if (dueAt.getTime() < now.getTime() - GRACE_MS) return fail({ kind: 'past' });
  return succeed({ local, zone, dueAt, repeat: null });
}

function repeatedFrom(
  local: string,
  repeat: Repeat,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Result<Omit<Plan, 'deadlineMinutes' | 'memberId'>, PlanRefusal> {
  const resolved = resolveLocal(local, zone);
  if (resolved.kind === 'no-such-time' || resolved.kind === 'no-such-zone') return fail(resolved);
  const read = readRepeat({ local, repeat });
  if (!read.ok) return read;
  const first = comingAfter({ local, zone, repeat: read.value }, new Date(now.getTime() - GRACE_MS));
  if (first === null) return fail({ kind: 'past' });
  return succeed({ local: first.local, zone, dueAt: first.at, repeat: { ...read.value, from: local } });
}

/** Takes its time away: it is a draft again, with all its words. */
export async function unplanPost(
  deps: Pick<PostsDeps, 'database' | 'newId'>,
  visitor: Visitor,
  postId: string,
): Promise<Result<Post, { kind: 'not-found' } | { kind: 'not-allowed' } | { kind: 'wrong-state'; state: Post['state'] }>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const before = await lockPost(tx, postId);
    if (before === null) return fail({ kind: 'not-found' } as const);
    const state = nextState(before.state, 'unplanned');
    if (state === null || before.plan === null) return fail({ kind: 'wrong-state', state: before.state } as const);
    if (!maySettle(visitor, before.plan.memberId)) return fail({ kind: 'not-allowed' } as const);
    if (before.state === 'review') await endReview(tx, { postId }, visitor.memberId);
    const after = await writePost(tx, before, { state });
    recordPost(tx, 'unplanned', after, { memberId: visitor.memberId });
    await tellHolder(deps, tx, before, { kind: 'unplanned', memberId: visitor.memberId });
    return succeed(after);
  });
}
