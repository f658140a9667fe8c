import type { Database } from '../../platform/database/index.ts';
import type { PracticePerson } from './person.ts';
import type { PracticePost } from './post.ts';
import { countReplies, findPosts, lettersOf, newestPosts, postsOfThread } from './store.ts';
import { readLife } from './store-life.ts';
import { findByHandle, peopleOfKind } from './store-people.ts';
import { readDown } from './thread-tree.ts';
import type { ThreadLine } from './thread-tree.ts';

export const POSTS_A_PAGE = 25;
export const LINES_A_PAGE = 40;
const LONGEST_THREAD = 5_000;
const ACCOUNTS = 50;

/** Where a page of posts ended: the next one begins after it. */
export interface Mark {
  readonly writtenAt: Date;
  readonly ref: string;
}

export interface Surroundings {
  readonly accounts: readonly PracticePerson[];
  /** Whether the characters live now. */
  readonly lively: boolean;
}

export interface Timeline extends Surroundings {
  readonly posts: readonly PracticePost[];
  readonly replies: ReadonlyMap<string, number>;
  readonly quoted: ReadonlyMap<string, PracticePost>;
  readonly next: Mark | null;
  /** At the head of the person's profile. */
  readonly pinned: PracticePost | null;
}

/** What a passer-by reads, newest first: everybody's posts, or one person's when `author` is given. */
export async function readTimeline(
  database: Database,
  organisationId: string,
  page: { author?: PracticePerson | undefined; before?: Mark | undefined },
): Promise<Timeline> {
  return await database.read(organisationId, async (db) => {
    const { author, before } = page;
    const found = await newestPosts(db, organisationId, { authorIdentity: author?.identity, before, limit: POSTS_A_PAGE + 1 });
    const pinnedRef = before === undefined ? (author?.pinnedRef ?? null) : null;
    const [pinned] = pinnedRef === null ? [] : await findPosts(db, organisationId, [pinnedRef]);
    const posts = found.slice(0, POSTS_A_PAGE);
    const last = posts.at(-1);
    return {
      posts,
      replies: await countReplies(
        db,
        organisationId,
        posts.map((post) => post.rootRef),
      ),
      quoted: await quotedBy(posts, (refs) => findPosts(db, organisationId, refs)),
      pinned: pinned?.deletedAt === null && pinned.visibility === 'public' ? pinned : null,
      next: found.length > POSTS_A_PAGE && last ? { writtenAt: last.writtenAt, ref: last.ref } : null,
      accounts: await peopleOfKind(db, organisationId, 'account', ACCOUNTS),
      lively: (await readLife(db, organisationId))?.running ?? false,
    };
  });
}

export interface ThreadPage extends Surroundings {
  readonly lines: readonly ThreadLine[];
  readonly quoted: ReadonlyMap<string, PracticePost>;
  /** The post that was asked for. */
  readonly chosen: PracticePost;
  readonly page: number;
  readonly pages: number;
}

/** The thread around a post, the page of it where that post stands unless another is asked for; null when there is no such post. */
export async function readThread(
  database: Database,
  organisationId: string,
  wanted: { ref: string; page: number | null },
): Promise<ThreadPage | null> {
  return await database.read(organisationId, async (db) => {
    const [chosen] = await findPosts(db, organisationId, [wanted.ref]);
    if (chosen?.visibility !== 'public') return null;
    const thread = await postsOfThread(db, organisationId, chosen.rootRef, LONGEST_THREAD);
    const all = readDown(thread.filter(({ visibility }) => visibility === 'public'));
    const place = all.findIndex(({ post }) => post.ref === chosen.ref);
    const pages = Math.max(1, Math.ceil(all.length / LINES_A_PAGE));
    const page = Math.min(pages, wanted.page ?? Math.floor(Math.max(0, place) / LINES_A_PAGE) + 1);
    const lines = all.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE);
    return {
      lines,
      chosen,
      page,
      pages,
      quoted: await quotedBy(
        lines.map(({ post }) => post),
        (refs) => findPosts(db, organisationId, refs),
      ),
      accounts: await peopleOfKind(db, organisationId, 'account', ACCOUNTS),
      lively: (await readLife(db, organisationId))?.running ?? false,
    };
  });
}

export async function readPerson(database: Database, organisationId: string, handle: string): Promise<PracticePerson | null> {
  return await database.read(organisationId, async (db) => (await findByHandle(db, organisationId, handle))?.person ?? null);
}

async function quotedBy(
  posts: readonly PracticePost[],
  find: (refs: string[]) => Promise<PracticePost[]>,
): Promise<ReadonlyMap<string, PracticePost>> {
  const found = await find(posts.flatMap((post) => (post.quotedRef === null ? [] : [post.quotedRef])));
  return new Map(found.filter((post) => post.deletedAt === null && post.visibility === 'public').map((post) => [post.ref, post]));
}

const LETTERS = 50;

/** What somebody wrote and read in private, newest first, 50 at most. */
export async function readLetters(
  database: Database,
  organisationId: string,
  person: PracticePerson,
): Promise<Surroundings & { readonly letters: readonly PracticePost[] }> {
  return await database.read(organisationId, async (db) => ({
    letters: await lettersOf(db, organisationId, person.identity, LETTERS),
    accounts: await peopleOfKind(db, organisationId, 'account', ACCOUNTS),
    lively: (await readLife(db, organisationId))?.running ?? false,
  }));
}
