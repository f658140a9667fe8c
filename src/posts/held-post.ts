import { fail, succeed } from '../platform/result.ts';
import type { SubjectDoors, Unfit } from '../review/index.ts';
import { checkPost } from './check-post.ts';
import type { PostProblem } from './check-post.ts';
import { freshMoment } from './coming-store.ts';
import { recordPost } from './draft-post.ts';
import { enqueueLeaving } from './leaving-job.ts';
import { wallTimeOf } from './local-time.ts';
import { nextState } from './post.ts';
import type { Plan, PostContent } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { lockPost, writePost } from './store.ts';
import { keepVersion } from './version-store.ts';
import { judgeKnown } from './weigh-post.ts';

const gone = (why: string) => fail({ kind: 'gone', why } as const);

/** What a review does to a held post. */
export function heldPostDoor(deps: PostsDeps): SubjectDoors['post'] {
  return {
    lock: async (tx, { postId }) => void (await lockPost(tx, postId)),

    release: async (tx, { subject, reviewId }, { amended, reviewerId }) => {
      const post = await lockPost(tx, subject.postId);
      const state = post && nextState(post.state, 'approved');
      if (post === null || state === null || post.plan === null) return gone('not-held');
      const { memberId } = post.plan;
      if (!(await deps.isActive(tx.db, tx.organisationId, memberId))) return gone('writer-gone');
      const content = amended === null ? post.content : reworded(post.content, amended);
      if (content === 'several-versions') return fail({ kind: 'several-versions' });
      const [problem] = await checkPost(deps.networks, tx.db, tx.organisationId, { post: { ...post, content }, memberId });
      if (problem !== undefined) return amended === null ? gone(problem.kind) : fail(unfit(problem));
      const plan = await timeOf(post.plan, deps.now(), (moment) => freshMoment(tx, post.postId, moment));
      const revision = amended === null ? post.revision : post.revision + 1;
      const judged = amended === null ? post.judged : await judgeKnown(deps, tx, { post: { ...post, content }, memberId, at: plan.dueAt });
      const after = await writePost(tx, post, { state, content, revision, plan, judged, judgedRevision: revision });
      // Beside what its author wrote, whoever wrote that.
      if (amended !== null) await keepVersion(tx, after, { memberId: reviewerId, apart: true });
      enqueueLeaving(tx, after.postId, plan.dueAt);
      recordPost(tx, 'planned', after, { memberId, data: { local: plan.local, zone: plan.zone, reviewId, reviewerId } });
      return succeed();
    },

    giveBack: async (tx, { subject, reviewId }, why) => {
      const post = await lockPost(tx, subject.postId);
      const state = post && nextState(post.state, 'sent-back');
      if (post === null || state === null) return;
      const after = await writePost(tx, post, { state });
      recordPost(tx, 'unplanned', after, { data: { because: why, reviewId } });
    },
  };
}

/** The words of all accounts, part by part; where one has its own, they are changed as a draft. */
function reworded(content: PostContent, amended: readonly string[]): PostContent | 'several-versions' {
  if (content.versions.length > 0) return 'several-versions';
  return { ...content, parts: content.parts.map((part, index) => ({ ...part, text: amended[index] ?? part.text })) };
}

/** Its own time, or this moment when that has come: what was to leave at once leaves at once. */
async function timeOf(plan: Plan, now: Date, fresh: (moment: Date) => Promise<Date>): Promise<Plan> {
  if (plan.dueAt > now) return plan;
  return { ...plan, local: wallTimeOf(now, plan.zone), dueAt: await fresh(now) };
}

/** What the reviewer can mend, said as such; anything else would hinder the held words too. */
function unfit(problem: PostProblem): Unfit | { kind: 'gone'; why: string } {
  if (problem.kind === 'empty') return { kind: 'empty', part: problem.part };
  if (problem.kind === 'too-long') return { kind: 'too-long', length: problem.length, maximum: problem.maximum, part: problem.part };
  return { kind: 'gone', why: problem.kind };
}
