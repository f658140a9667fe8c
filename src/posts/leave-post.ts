import { capabilitiesOf, findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { HoldRefusal, PauseRefusal } from '../review/index.ts';
import { cardOf, gateFor } from './beside.ts';
import { checkPost } from './check-post.ts';
import { writeComing } from './coming-store.ts';
import { recordPost } from './draft-post.ts';
import { enqueueLeaving } from './leaving-job.ts';
import { maySettle, readAgainBy } from './policy.ts';
import { LATE_MS, nextState, publicationKey } from './post.ts';
import type { Asks, Plan, Post, Said } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { comingAfter } from './repeat.ts';
import type { Coming } from './repeat.ts';
import { lateness, lockPost, writePost } from './store.ts';
import { giveTime } from './plan-post.ts';
import { stoppedSince, weighPost } from './weigh-post.ts';
import { spokenParts } from './wording/index.ts';

type Planned = Post & { readonly plan: Plan };
const isPlanned = (post: Post): post is Planned => post.plan !== null;

/**
 * Has a post said whose time has come: each account hands its parts to the outbox, in one transaction with what became of the post, so that it
 * is said once whatever is killed. What is late asks first, and so does what the guard-rails would stop by now for a reason that was not there when it
 * got its time.
 */
export async function leavePost(deps: PostsDeps, { organisationId, postId }: { organisationId: string; postId: string }): Promise<void> {
  await deps.database.transact(organisationId, async (tx) => {
    const post = await lockPost(tx, postId);
    if (post?.state !== 'planned' || !isPlanned(post)) return;
    const late = await lateness(tx, post.plan.dueAt);
    // It was moved since the job was made.
    if (late < 0) return;
    const { deadlineMinutes, memberId } = post.plan;
    if (late > Math.min(LATE_MS, (deadlineMinutes ?? Infinity) * 60_000)) return await ask(tx, post, 'late');
    if (!(await deps.isActive(tx.db, organisationId, memberId))) return await ask(tx, post, 'writer-gone');
    const stopped = await stoppedSince(deps, tx, post);
    if (stopped.length > 0) return await ask(tx, post, 'stopped', { stopped });
    await sayNow(deps, tx, post, { memberId: null, deadline: deadlineOf(post.plan) });
  });
}

const deadlineOf = ({ dueAt, deadlineMinutes }: Plan): Date | null =>
  deadlineMinutes === null ? null : new Date(dueAt.getTime() + deadlineMinutes * 60_000);

async function ask(
  tx: Transaction,
  post: Planned,
  asks: Asks,
  { said = [], stopped = [] }: { readonly said?: readonly Said[]; readonly stopped?: Post['stopped'] } = {},
): Promise<void> {
  const state = nextState(post.state, 'late');
  // What asked already goes on asking.
  const asking = await writePost(tx, post, { state: state ?? post.state, asks, ...(stopped.length > 0 && { stopped }) });
  recordPost(tx, 'asks', asking, {
    data: {
      because: asks,
      refusals: said.flatMap((one) => ('refusal' in one ? [one.refusal] : [])),
      rules: [...new Set(stopped.map(({ rule }) => rule))],
    },
  });
}

async function sayNow(
  deps: PostsDeps,
  tx: Transaction,
  post: Planned,
  { memberId, deadline }: { readonly memberId: string | null; readonly deadline: Date | null },
): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (const accountId of post.accountIds) said.push(...(await sayOn(deps, tx, { post, accountId, deadline })));
  if (said.every((one) => 'refusal' in one)) {
    // Who asked in vain is told so; the post goes on asking, in the name that it had.
    if (memberId === null) await ask(tx, post, 'refused', { said });
    return said;
  }
  await writeComing(tx, post, { memberId, outcome: 'left', said });
  await goOn(deps, tx, post, memberId);
  return said;
}

/** All parts of a thread, or none: an account that may not say the first says nothing. */
async function sayOn(
  deps: PostsDeps,
  tx: Transaction,
  { post, accountId, deadline }: { readonly post: Planned; readonly accountId: string; readonly deadline: Date | null },
): Promise<Said[]> {
  const { content, plan, postId } = post;
  const { organisationId } = tx;
  const account = await findAccount(tx.db, organisationId, accountId);
  const only = { content, accountIds: [accountId] };
  const [problem] = await checkPost(deps.networks, tx.db, organisationId, { post: only, memberId: plan.memberId });
  if (account === null || problem) return [{ accountId, part: 0, refusal: problem?.kind ?? 'no-such-account' }];
  const { visibilities, contentWarnings } = capabilitiesOf(account, deps.networks);
  const said: Said[] = [];
  let continues: string | null = null;
  for (const [part, spoken] of spokenParts(content, account).entries()) {
    const one = await deps.say(tx, {
      accountId,
      memberId: plan.memberId,
      body: spoken.text,
      media: spoken.media ?? [],
      card: cardOf(spoken),
      gate: gateFor(content, accountId),
      key: publicationKey(postId, plan.dueAt, part),
      continues,
      deadline,
      visibility: content.visibility === 'unlisted' && !visibilities.includes('unlisted') ? 'public' : content.visibility,
      contentWarning: contentWarnings ? content.contentWarning : null,
      languages: content.languages.length > 0 ? content.languages : account.languages,
    });
    if (!one.ok) return [...said, { accountId, part, refusal: one.error.kind }];
    said.push({ accountId, part, publicationId: one.value.publicationId });
    continues = one.value.publicationId;
  }
  return said;
}

/** The one after this coming that is still ahead; what asks because its planner left may be ahead itself. */
function nextComing({ now }: Pick<PostsDeps, 'now'>, { repeat, zone, dueAt }: Plan): Coming | null {
  const after = new Date(Math.max(dueAt.getTime(), now().getTime()));
  return repeat && comingAfter({ local: repeat.from, zone, repeat }, after);
}

/** After a coming: the next one, or the end. */
async function goOn(deps: PostsDeps, tx: Transaction, post: Planned, memberId: string | null): Promise<Post> {
  const { plan } = post;
  const next = nextComing(deps, plan);
  const state = nextState(post.state, next ? 'left-for-now' : 'left') ?? post.state;
  const gone = await writePost(tx, post, { state, ...(next && { plan: { ...plan, local: next.local, dueAt: next.at } }) });
  if (next) enqueueLeaving(tx, post.postId, next.at);
  recordPost(tx, 'left', post, {
    memberId: memberId ?? undefined,
    data: { accounts: post.accountIds.length, again: next?.at.toISOString() ?? null },
  });
  return gone;
}

export type AskedRefusal =
  | { kind: 'not-found' }
  | { kind: 'wrong-state'; state: Post['state'] }
  | { kind: 'not-allowed' }
  /** Somebody changed it since whoever wants it said read it. */
  | { kind: 'changed-since'; revision: number }
  /** No account could say it: why, account by account. */
  | { kind: 'refused'; said: readonly Said[] }
  | PauseRefusal
  | HoldRefusal;

export interface Settling {
  readonly postId: string;
  readonly revision: number;
  readonly send: boolean;
  /** The pause that one has taken to read these words again. */
  readonly readAgain?: string | null | undefined;
}

/**
 * What becomes of a post that asks: it is said now, in the name of whoever says so, as its further comings are, unless the guard-rails want it read
 * again, by that person or by somebody else; or this coming is let go.
 */
export async function settleAsking(
  deps: PostsDeps,
  visitor: Visitor,
  { postId, revision, send, readAgain }: Settling,
): Promise<Result<Post, AskedRefusal>> {
  const { organisationId, memberId } = visitor;
  return await deps.database.transact(organisationId, async (tx): Promise<Result<Post, AskedRefusal>> => {
    const post = await lockPost(tx, postId);
    if (post === null) return fail({ kind: 'not-found' });
    if (post.state !== 'asking' || !isPlanned(post)) return fail({ kind: 'wrong-state', state: post.state });
    if (!maySettle(visitor, post.plan.memberId)) return fail({ kind: 'not-allowed' });
    if (post.revision !== revision) return fail({ kind: 'changed-since', revision: post.revision });
    if (!send) return succeed(await letGo(deps, tx, post, memberId));
    // Nobody has words leave in the name of somebody else who is not there to see it.
    const named = { ...post, plan: { ...post.plan, memberId } };
    const weighed = await weighPost(deps, tx, {
      post,
      plan: { ...named.plan, dueAt: deps.now() },
      readAgain: readAgainBy(visitor, readAgain),
    });
    if (!weighed.ok) return weighed;
    if (weighed.value.review !== null) return succeed(await giveTime(tx, post, { plan: named.plan, weighed: weighed.value }));
    // What this person has seen does not stop its further comings.
    const seen = { ...named, judged: weighed.value.judged, judgedRevision: post.revision };
    const said = await sayNow(deps, tx, seen, { memberId, deadline: null });
    if (said.every((one) => 'refusal' in one)) return fail({ kind: 'refused', said });
    return succeed((await lockPost(tx, postId)) ?? post);
  });
}

async function letGo(deps: PostsDeps, tx: Transaction, post: Planned, memberId: string): Promise<Post> {
  await writeComing(tx, post, { memberId, outcome: 'skipped', said: [] });
  const { plan } = post;
  const next = nextComing(deps, plan);
  const state = nextState(post.state, next ? 'left-for-now' : 'unplanned') ?? post.state;
  const after = await writePost(tx, post, { state, ...(next && { plan: { ...plan, local: next.local, dueAt: next.at } }) });
  if (next) enqueueLeaving(tx, post.postId, next.at);
  recordPost(tx, 'skipped', after, { memberId });
  return after;
}
