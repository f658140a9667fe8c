import type { Transaction } from '../platform/database/index.ts';
import { succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { endReview, hold, keepPassed, newlyStopped, PART_BREAK, strictest, weigh } from '../review/index.ts';
import type { HoldRefusal, Judged, PauseRefusal, Review } from '../review/index.ts';
import type { Plan, Post } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { findVersion } from './version-store.ts';
import { partsFor } from './wording/index.ts';

type Findings = Review['findings'];
type Words = Pick<Post, 'postId' | 'content' | 'accountIds'>;

interface JudgedAccount {
  readonly accountId: string;
  /** As typed. */
  readonly parts: readonly string[];
  /** One a part; places count in the parts, with `PART_BREAK` between them. */
  readonly judged: readonly Judged[];
}

/** What the guard-rails say of a post, account by account and part by part, if it left at `at` in this member's name. */
async function judgePost(
  { guard }: Pick<PostsDeps, 'guard'>,
  tx: Transaction,
  { post, memberId, at }: { readonly post: Words; readonly memberId: string; readonly at: Date },
): Promise<JudgedAccount[]> {
  const { visibility, languages } = post.content;
  const said: JudgedAccount[] = [];
  for (const accountId of post.accountIds) {
    const parts = partsFor(post.content, accountId);
    const judged: Judged[] = [];
    let before = 0;
    for (const { text, media = [] } of parts) {
      const about = { memberId, accountId, text, at, visibility, exceptPostId: post.postId };
      const shown = media.map(({ alt }) => ({ alt: alt.trim() === '' ? null : alt }));
      const one = await guard.judge(tx, { ...about, media: shown, language: languages.length === 1 ? languages[0] : null });
      judged.push({ ...one, findings: placedAt(one.findings, before) });
      before += text.length + PART_BREAK.length;
    }
    said.push({ accountId, parts: parts.map(({ text }) => text), judged });
  }
  return said;
}

const placedAt = (findings: Findings, by: number): Findings =>
  findings.map(({ where: { start, end }, ...finding }) => Object.assign(finding, { where: { start: start + by, end: end + by } }));

const outcomeOf = ({ judged }: JudgedAccount) => strictest(judged.map(({ outcome }) => outcome));

/** The findings of all accounts, each once, in the words of the first that is stopped; those in another account's own words have no place in these. */
function findingsBeside(first: JudgedAccount, all: readonly JudgedAccount[]): Findings {
  const words = first.parts.join(PART_BREAK);
  const found = new Map<string, Findings[number]>();
  for (const { parts, judged } of [first, ...all.filter((one) => one !== first)]) {
    for (const finding of judged.flatMap(({ findings }) => findings)) {
      const placed = parts.join(PART_BREAK) === words ? finding : { ...finding, where: { start: 0, end: 0 } };
      const key = JSON.stringify([placed.rule, placed.why, placed.where]);
      if (!found.has(key)) found.set(key, placed);
    }
  }
  return [...found.values()];
}

/** What is known of a post's words when it gets its time. */
const knownOf = (all: readonly JudgedAccount[]): string[] => [
  ...new Set(
    all.flatMap(({ accountId, judged }) =>
      judged.flatMap(({ findings }) => findings.map(({ rule, why }) => `${accountId} ${rule} ${why}`)),
    ),
  ),
];

/** What was found in the words when they got their time: whatever is not among it is new. */
export const judgeKnown = async (
  deps: Pick<PostsDeps, 'guard'>,
  tx: Transaction,
  what: { readonly post: Words; readonly memberId: string; readonly at: Date },
): Promise<string[]> => knownOf(await judgePost(deps, tx, what));

/** It leaves at its time; or it waits in this review. */
export interface WeighedPost {
  readonly review: Review | null;
  readonly judged: readonly string[];
}

/**
 * Asks the guard-rails about a post that nothing else hinders, locked: it may have its time, is read again by who plans it, or by somebody else
 * (until its time, at the latest). A review that waited for it ends when it is not needed any more.
 */
export async function weighPost(
  deps: Pick<PostsDeps, 'guard' | 'newId' | 'now'>,
  tx: Transaction,
  { post, plan, readAgain }: { readonly post: Post; readonly plan: Plan; readonly readAgain: string | null | undefined },
): Promise<Result<WeighedPost, PauseRefusal | HoldRefusal>> {
  const { postId, content, accountIds } = post;
  const { memberId, dueAt } = plan;
  const all = await judgePost(deps, tx, { post, memberId, at: dueAt });
  const held = all.filter((one) => outcomeOf(one) === 'hold');
  const first = held[0] ?? all.find((one) => outcomeOf(one) === 'pause') ?? all[0];
  // Its accounts were taken off since: nobody says anything, which is told elsewhere.
  if (first === undefined) return succeed({ review: null, judged: [] });
  const findings = findingsBeside(first, all);
  const judged = knownOf(all);
  const weighed = await weigh(deps, tx, {
    memberId,
    accountId: first.accountId,
    place: [postId],
    words: [content, accountIds],
    judgements: all.flatMap((one) => one.judged),
    findings,
    readAgain,
  });
  if (!weighed.ok) return weighed;
  if (weighed.value.outcome === 'go') {
    await keepPassed(tx, weighed.value, { postId });
    await endReview(tx, { postId }, memberId);
    return succeed({ review: null, judged });
  }
  const version = await findVersion(tx.db, tx.organisationId, post);
  const review = await hold(deps, tx, {
    subject: { kind: 'post', postId },
    accountId: first.accountId,
    accountIds: held.map((one) => one.accountId),
    memberId,
    writtenBy: version === null || version.memberId === memberId ? [] : [version.memberId],
    parts: first.parts,
    findings,
    // What was to leave at once waits as long as a reply would.
    endsAt: dueAt > deps.now() ? dueAt : null,
  });
  return review.ok ? succeed({ review: review.value, judged }) : review;
}

/** What would stop a post that leaves now, and was not there when it got its time; of words that were changed since, everything. */
export async function stoppedSince(
  deps: Pick<PostsDeps, 'guard' | 'now'>,
  tx: Transaction,
  post: Post & { readonly plan: Plan },
): Promise<Findings> {
  const all = await judgePost(deps, tx, { post, memberId: post.plan.memberId, at: deps.now() });
  const known = post.judgedRevision === post.revision ? post.judged : [];
  return all.flatMap(({ accountId, judged }) =>
    judged.flatMap((one) =>
      newlyStopped(
        one,
        one.findings.filter(({ rule, why }) => known.includes(`${accountId} ${rule} ${why}`)),
      ),
    ),
  );
}

/** All that accounts would say of it: what links it has. */
export const wordsOf = ({ content }: Pick<Post, 'content'>): string =>
  [...content.parts, ...content.versions.flatMap(({ parts }) => parts)].map(({ text }) => text).join('\n');
