import { createHash } from 'node:crypto';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { stateOf } from './calendar-file/index.ts';
import type { ExportState, FoundRow, ReadRow } from './calendar-file/index.ts';
import { beginDraft } from './draft-post.ts';
import type { Wording } from './draft-post.ts';
import { findImported, noteImported } from './import-store.ts';
import { repeatIn, timeIn } from './import-time.ts';
import type { ImportAnswers } from './import-time.ts';
import type { Made } from './made.ts';
import type { FindNamed } from './named-accounts.ts';
import { planWithin } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { Post } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { tryWithin } from './savepoint-store.ts';
import { wordingSchema } from './schema.ts';
import { findPost } from './store.ts';

export interface RowMeans {
  readonly deps: PostsDeps;
  readonly visitor: Pick<Visitor, 'memberId'>;
  readonly answers: ImportAnswers;
  readonly zone: string;
  readonly findNamed: FindNamed;
}

const BEGINNING = 200;
const refused = (because: Made['because'], text = ''): Made => ({
  becomes: 'refused',
  because,
  postId: null,
  local: null,
  accountIds: [],
  text,
});

/** Makes a row what it can be: a planned post in the importer's name where it could be planned by hand at once, else a draft, and why. */
export async function makeRow(tx: Transaction, found: FoundRow, means: RowMeans): Promise<Made> {
  const { row, fault } = found;
  if (row === null) return refused({ ...fault, kind: fault?.kind ?? 'broken' });
  const text = (row.parts[0] ?? '').trim().slice(0, BEGINNING);
  const mine = ownId(row.uid);
  const there = mine === null ? null : await findPost(tx.db, tx.organisationId, mine);
  if (there !== null) return { ...refused(null, text), becomes: 'there', postId: there.postId };
  const state = row.state === null ? null : stateOf(row.state);
  const over = state === null ? undefined : OVER[state];
  if (over !== undefined) return refused({ kind: over }, text);
  const wording = wordingOf(row, means);
  if (!wording.ok) return refused(wording.error, text);
  const when = whenOf(row, means);
  if (!when.ok && when.error.refuses) return refused(when.error.because, text);
  const sourceKey = keyOf(row, mine, { wording: wording.value, when: when.ok ? when.value : null });
  const before = await findImported(tx, sourceKey);
  if (before !== null) return { ...refused(null, text), becomes: 'there', postId: before };

  const draft = await beginDraft(means.deps, tx, means.visitor.memberId, wording.value);
  await noteImported(tx, sourceKey, draft.postId);
  const { accountIds } = wording.value;
  const kept = { becomes: 'draft' as const, postId: draft.postId, local: null, accountIds, text };
  if (state === 'draft') return { ...kept, because: null };
  if (!when.ok) return { ...kept, because: when.error.because };
  if (when.value === null) return { ...kept, because: { kind: 'no-time' } };
  const { local } = when.value;
  const planned = await plan(tx, draft, { when: when.value, deadlineMinutes: deadlineOf(row), means });
  return planned === null ? { ...kept, becomes: 'planned', because: null, local } : { ...kept, because: planned, local };
}

/** A planned post, through the same planning as by hand; null when it is, else why it stays a draft. Nothing else of the attempt stays. */
async function plan(
  tx: Transaction,
  draft: Post,
  { when, deadlineMinutes, means }: { readonly when: When; readonly deadlineMinutes: number | null; readonly means: RowMeans },
): Promise<Made['because']> {
  return await tryWithin<Made['because']>(tx, async (inner) => {
    const { postId, revision } = draft;
    const done = await planWithin(means.deps, inner, means.visitor, { postId, revision, when, deadlineMinutes });
    if (!done.ok) return { value: done.error, keep: false };
    // What somebody else has to read first is for its writer to ask for, one by one.
    return done.value.state === 'planned' ? { value: null, keep: true } : { value: { kind: 'hold' }, keep: false };
  });
}

/** What an export says that is over is not said again. */
const OVER: Partial<Record<ExportState, string>> = {
  left: 'already-said',
  skipped: 'already-said',
  undone: 'already-said',
  dropped: 'given-up',
};

const OWN_ID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\.\d+)?(?:@visavis)?$/iu;
const ownId = (uid: string | null): string | null => OWN_ID.exec(uid ?? '')?.[1]?.toLowerCase() ?? null;

/** By which it is known again. A table's own numbers may begin at 1 in each file: there what it says is its name. */
function keyOf({ uid }: ReadRow, mine: string | null, said: { readonly wording: Wording; readonly when: When | null }): string {
  const isGlobal = uid !== null && (mine !== null || uid.length > 12);
  const { content, accountIds } = said.wording;
  const name = isGlobal ? ['uid', mine ?? uid] : ['said', content, accountIds.toSorted(), said.when];
  return createHash('sha256').update(JSON.stringify(name)).digest('hex');
}

const deadlineOf = ({ deadlineMinutes }: ReadRow): number | null =>
  deadlineMinutes === null ? null : Math.min(10_080, Math.max(5, deadlineMinutes));

function wordingOf(row: ReadRow, { answers, findNamed }: RowMeans): Result<Wording, NonNullable<Made['because']>> {
  const ids: string[] = [];
  for (const name of row.accounts) {
    const named = findNamed(name);
    if (!named.ok) return named;
    ids.push(named.value);
  }
  const versions: { accountId: string; parts: { text: string }[] }[] = [];
  for (const { account, parts } of row.versions) {
    const named = findNamed(account);
    if (!named.ok) return named;
    versions.push({ accountId: named.value, parts: parts.map((text) => ({ text: text.trim() })) });
  }
  const parts = row.parts.map((text) => ({ text: text.trim() }));
  if ([...parts, ...versions.flatMap((version) => version.parts)].every(({ text }) => text === '')) return fail({ kind: 'empty' });
  const visibility = VISIBILITIES[row.visibility ?? 'public'] ?? null;
  if (visibility === null) return fail({ kind: 'unknown-visibility', written: row.visibility?.slice(0, 100) });
  const content = {
    parts,
    versions,
    visibility,
    contentWarning: row.contentWarning?.slice(0, 500) ?? null,
    languages: row.languages.slice(0, 3),
  };
  const accountIds = ids.length > 0 ? [...new Set(ids)] : [...answers.accountIds];
  const whole = wordingSchema.safeParse({ content: { ...moreOf(row), ...content }, accountIds });
  const plain = whole.success ? whole : wordingSchema.safeParse({ content: { ...content, languages: [] }, accountIds });
  return plain.success ? succeed(plain.data) : fail({ kind: 'too-long' });
}

const VISIBILITIES: Readonly<Record<string, 'public' | 'unlisted' | 'followers'>> = {
  public: 'public',
  publique: 'public',
  unlisted: 'unlisted',
  'non listé': 'unlisted',
  'non listée': 'unlisted',
  followers: 'followers',
  abonnés: 'followers',
};

function moreOf({ more }: ReadRow): object {
  try {
    const value: unknown = JSON.parse(more ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

type Unplanned = { readonly refuses: boolean; readonly because: NonNullable<Made['because']> };

/** When it leaves; null: it names no time. A row whose day nobody can tell is refused; one that cannot come again as it says is a draft. */
function whenOf(row: ReadRow, { answers, zone }: RowMeans): Result<Extract<When, { kind: 'at' }> | null, Unplanned> {
  if (row.time === null) return succeed(null);
  const time = timeIn(row.time, answers, zone);
  if (!time.ok) return fail({ refuses: true, because: time.error });
  const { local, which } = time.value;
  if (row.repeat === null) return succeed({ kind: 'at', local, repeat: null, ...(which && { which }) });
  const repeat = repeatIn(row.repeat, time.value, zone);
  return repeat.ok ? succeed({ kind: 'at', local, repeat: repeat.value }) : fail({ refuses: false, because: repeat.error });
}
