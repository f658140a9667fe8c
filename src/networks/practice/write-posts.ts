import type { Transaction } from '../../platform/database/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { authorOf, isRecordKey, mayRead, refOf } from './post.ts';
import type { PostDraft, PracticePost } from './post.ts';
import { changeText, findPosts, insertPosts, markDeleted } from './store.ts';
import type { PlacedDraft } from './store.ts';
import { isBlocked } from './store-kept-away.ts';
import { identitiesOf } from './store-people.ts';
import { countLength, findFacets, MAXIMUM_LENGTH, mentionedHandles } from './text.ts';

/** Why the practice network refuses a post. */
export type PostRefusal =
  | 'too-long'
  | 'empty'
  | 'wrong-key'
  | 'wrong-time'
  | 'parent-gone'
  | 'quoted-gone'
  | 'author-unknown'
  | 'too-wide'
  | 'blocked';

const MAXIMUM_IMAGES = 4;

const isPublic = ({ deletedAt, visibility }: PracticePost): boolean => deletedAt === null && visibility === 'public';

/** What is wrong with a draft by itself; null when nothing is. */
export function refusalOf(draft: PostDraft): PostRefusal | null {
  if (!isRecordKey(draft.recordKey)) return 'wrong-key';
  if (Number.isNaN(draft.writtenAt.getTime())) return 'wrong-time';
  // Postgres keeps no NUL; whoever sends one has nothing to say.
  if (draft.text.includes('\u0000')) return 'empty';
  if (draft.text.trim() === '' && draft.images.length === 0) return 'empty';
  if (countLength(draft.text) > MAXIMUM_LENGTH) return 'too-long';
  return draft.images.length > MAXIMUM_IMAGES ? 'too-long' : null;
}

/**
 * Writes one post on the practice network of the transaction's organisation. The same author and key again is the same post, whatever it
 * says this time. Ends the transaction's work: nothing slow may follow it.
 */
export async function writePost(tx: Transaction, draft: PostDraft): Promise<Result<PracticePost, PostRefusal>> {
  const refusal = refusalOf(draft);
  if (refusal !== null) return fail(refusal);
  const ref = refOf(draft.authorIdentity, draft.recordKey);
  const around = await findPosts(
    tx.db,
    tx.organisationId,
    [ref, draft.parentRef, draft.quotedRef].filter((each) => each !== null),
  );
  const already = around.find((post) => post.ref === ref);
  if (already) return succeed(already);
  const parent = around.find((post) => post.ref === draft.parentRef && post.deletedAt === null);
  if (draft.parentRef !== null && !parent) return fail('parent-gone');
  // What was said in private is quoted nowhere.
  if (draft.quotedRef !== null && !around.some((post) => post.ref === draft.quotedRef && isPublic(post))) return fail('quoted-gone');
  const visibility = draft.visibility ?? parent?.visibility ?? 'public';
  if (visibility === 'public' && parent?.visibility === 'private') return fail('too-wide');
  if (parent && !mayRead(parent, draft.authorIdentity)) return fail('parent-gone');
  const spokenTo = parent ? [authorOf(parent.ref), ...parent.audience] : [];
  if (await isBlocked(tx.db, tx.organisationId, { identity: draft.authorIdentity, by: spokenTo })) return fail('blocked');
  await writeThread(tx, [{ ...draft, visibility, audience: spokenTo, rootRef: parent?.rootRef ?? ref }]);
  const [written] = await findPosts(tx.db, tx.organisationId, [ref]);
  return written ? succeed(written) : fail('author-unknown');
}

/** Writes drafts whose roots are known, in order, many in one statement: a morning of the demonstration, a second of a surge. */
export async function writeThread(
  tx: Transaction,
  drafts: readonly (PostDraft & { readonly rootRef: string; readonly audience?: readonly string[] })[],
): Promise<string[]> {
  const handles = [...new Set(drafts.flatMap((draft) => mentionedHandles(draft.text)))];
  const identities = await identitiesOf(tx.db, tx.organisationId, handles);
  const placed = drafts.map((draft): PlacedDraft => {
    const { visibility = 'public', audience = [] } = draft;
    const facets = findFacets(draft.text, identities);
    // A private post is read by its author and by whom it names; an answer by who read what it answers: a name in its words lets nobody in.
    const named = draft.parentRef === null ? facets.flatMap((facet) => (facet.kind === 'mention' ? facet.identity : [])) : [];
    const readers = visibility === 'public' ? [] : [...new Set([draft.authorIdentity, ...named, ...audience])];
    return { ...draft, facets, visibility, audience: readers };
  });
  return await insertPosts(tx.db, tx.organisationId, placed);
}

/** Gives a post another text, as its author. False when the post is gone. */
export async function rewritePost(tx: Transaction, ref: string, text: string): Promise<boolean> {
  const identities = await identitiesOf(tx.db, tx.organisationId, mentionedHandles(text));
  return await changeText(tx.db, tx.organisationId, ref, { text, facets: findFacets(text, identities) });
}

export async function deletePost(tx: Transaction, ref: string): Promise<boolean> {
  return await markDeleted(tx.db, tx.organisationId, ref);
}
