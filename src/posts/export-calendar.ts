import { listAccounts } from '../accounts/index.ts';
import { findMember } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { ExportRow } from './calendar-file/index.ts';
import type { PastComing } from './coming-store.ts';
import { listAllComings, listPostIds } from './export-store.ts';
import type { PostPlace } from './export-store.ts';
import { nameOf } from './named-accounts.ts';
import type { Plan, Post, PostContent } from './post.ts';
import { readDeliveries } from './read-deliveries.ts';
import type { Deliveries } from './read-deliveries.ts';
import { listByIds } from './store.ts';

const AT_ONCE = 200;
/** More are for the database's own tools. */
const MOST_ROWS = 50_000;

type Namer = (id: string) => string;

/** All posts, past and to come: each as it is drafted or planned, and each time that it was said or let go; 50,000 rows at most. */
export async function exportCalendar(db: Query, organisationId: string, zone: string): Promise<ExportRow[]> {
  const accounts = await listAccounts(db, organisationId);
  const names = new Map(accounts.map((account) => [account.accountId, nameOf(account, accounts)]));
  const people = new Map<string, string>();
  const nameAccount: Namer = (id) => names.get(id) ?? id;
  const found: ExportRow[] = [];
  let after: PostPlace | null = null;
  for (;;) {
    const places: PostPlace[] = await listPostIds(db, organisationId, after, AT_ONCE);
    after = places.at(-1) ?? null;
    if (after === null || found.length >= MOST_ROWS) return found.slice(0, MOST_ROWS);
    const ids = places.map(({ postId }) => postId);
    const posts = new Map((await listByIds(db, organisationId, ids)).map((post) => [post.postId, post]));
    const comings = Map.groupBy(await listAllComings(db, organisationId, ids, MOST_ROWS), ({ postId }) => postId);
    const deliveries = await readDeliveries(db, organisationId, [...comings.values()].flat());
    for (const { plan } of posts.values()) {
      if (plan === null || people.has(plan.memberId)) continue;
      people.set(plan.memberId, (await findMember(db, organisationId, plan.memberId))?.publicName ?? '');
    }
    for (const postId of ids) {
      const post = posts.get(postId);
      if (post === undefined) continue;
      const row = wordsOf(post, nameAccount, (id) => people.get(id) ?? '');
      for (const coming of comings.get(postId) ?? []) found.push(pastRow(row, coming, { zone, nameAccount, deliveries }));
      if (post.state !== 'left') found.push({ ...row, state: post.state, ...planOf(post) });
    }
  }
}

type Words = Omit<ExportRow, 'state'>;

function wordsOf(post: Post, nameAccount: Namer, namePerson: Namer): Words {
  const { postId, content, accountIds, plan } = post;
  return {
    uid: `${postId}@visavis`,
    postId,
    time: null,
    repeat: null,
    accounts: accountIds.map(nameAccount),
    parts: content.parts.map(({ text }) => text),
    versions: content.versions.map(({ accountId, parts }) => ({ account: nameAccount(accountId), parts: parts.map(({ text }) => text) })),
    visibility: content.visibility,
    contentWarning: content.contentWarning,
    languages: content.languages,
    deadlineMinutes: plan?.deadlineMinutes ?? null,
    plannedBy: plan === null ? '' : namePerson(plan.memberId),
    outcome: [],
    addresses: [],
    more: moreOf(content),
    changedAt: post.changedAt,
  };
}

/** What the words say besides that has no column of its own. Pictures and films stay where they are. */
function moreOf(content: PostContent): string | null {
  const { parts: _parts, versions: _versions, visibility: _visibility, contentWarning: _warning, languages: _languages, ...more } = content;
  return Object.keys(more).length === 0 ? null : JSON.stringify(more);
}

/** A draft has a time no more, even when it had one. */
function planOf({ state, plan }: Post): Pick<ExportRow, 'time' | 'repeat'> {
  const stands: Plan | null = state === 'draft' || state === 'dropped' ? null : plan;
  return { time: stands && { local: stands.local, zone: stands.zone, dueAt: stands.dueAt }, repeat: stands?.repeat ?? null };
}

function pastRow(
  row: Words,
  { local, dueAt, outcome, said }: PastComing,
  { zone, nameAccount, deliveries }: { readonly zone: string; readonly nameAccount: Namer; readonly deliveries: Deliveries },
): ExportRow {
  const told = said.map((one) => {
    const delivery = 'publicationId' in one ? deliveries.get(one.publicationId) : undefined;
    const state = 'refusal' in one ? one.refusal : (delivery?.state ?? 'unknown');
    return { line: [nameAccount(one.accountId), state, delivery?.url ?? ''].join(' ').trim(), url: delivery?.url ?? null };
  });
  return {
    ...row,
    uid: `${row.postId}.${dueAt.getTime()}@visavis`,
    state: outcome,
    time: { local, zone, dueAt },
    outcome: told.map(({ line }) => line),
    addresses: told.flatMap(({ url }) => url ?? []),
  };
}
