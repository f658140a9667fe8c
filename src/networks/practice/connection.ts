import { databaseTrouble, errorCode } from '../../platform/database/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import { unsupported } from '../network.ts';
import type { Heard, NetworkConnection, NetworkFailure, NetworkResult, OpenRequest, OutgoingPost, Published } from '../network.ts';
import type { createBell } from './bell-store.ts';
import { CAPABILITIES } from './capabilities.ts';
import { look } from './hearing.ts';
import { imagesOf, upload } from './media.ts';
import { moderate, pin, takeBack } from './moderation.ts';
import { isRecordKey, mayRead, postUrl, refOf, toNetworkPost } from './post.ts';
import type { PracticePost } from './post.ts';
import { readPicture, readProfile, updateProfile } from './profile.ts';
import { findPosts, postsOfThread } from './store.ts';
import { readStanding } from './standing.ts';
import { pageOfFollowers } from './store-followers.ts';
import { searchPeople } from './store-people-search.ts';
import { findByIdentity } from './store-people.ts';
import { writePost } from './write-posts.ts';
import type { PostRefusal } from './write-posts.ts';

const PAGE = 500;
const THREAD = 2_500;
const POSTS_A_CALL = 25;
const BUSY_MS = 1_000;
const IDLE_MS = 10_000;

/** An account's connection to its organisation's practice network. */
export function openConnection(
  { database, bells }: { database: Database; bells: ReturnType<typeof createBell> },
  { organisationId, identity }: Pick<OpenRequest, 'organisationId' | 'identity'>,
): NetworkConnection {
  const closed = new AbortController();
  const owner = { database, organisationId, identity };

  async function hear(after: number): Promise<NetworkResult<Heard & { last: number }>> {
    return await attempt('reading', async () => {
      const seen = await database.read(organisationId, (db) => look(db, { organisationId, identity }, { after, limit: PAGE }));
      return succeed({ ...seen, cursor: { seq: seen.last }, way: 'stream' as const, quota: null, spent: null });
    });
  }

  async function* listen(cursor: unknown, stop: AbortSignal): AsyncGenerator<NetworkResult<Heard>> {
    const signal = AbortSignal.any([stop, closed.signal]);
    const leave = bells.enter();
    let after = readCursor(cursor);
    let pause = BUSY_MS;
    try {
      while (!signal.aborted) {
        const rung = bells.bell.count(organisationId);
        const heard = await hear(after);
        if (signal.aborted) return;
        if (heard.ok) {
          const { last, ...page } = heard.value;
          pause = last === after ? Math.min(IDLE_MS, pause * 2) : BUSY_MS;
          after = last;
          yield succeed(page);
          if (!page.upToDate) continue;
        } else {
          yield heard;
        }
        await bells.bell.wait(organisationId, rung, { milliseconds: pause, signal });
      }
    } finally {
      leave();
    }
  }

  async function publish(post: OutgoingPost, key: string): Promise<NetworkResult<Published>> {
    const { visibility } = post;
    if (visibility !== 'public' && visibility !== 'private') return await unsupported(`visibility ${visibility}`);
    if (post.contentWarning !== null) return await unsupported('content warning');
    if (post.card !== undefined) return await unsupported('card of a link');
    return await attempt('writing', async () => {
      const images = await imagesOf(owner, post.media);
      if (!images.ok) return images;
      const written = await database.transact(organisationId, async (tx) => {
        if ((await findByIdentity(tx.db, organisationId, identity))?.kind !== 'account') return null;
        return await writePost(tx, {
          recordKey: key,
          authorIdentity: identity,
          text: post.text,
          parentRef: post.reply?.parent.ref ?? null,
          quotedRef: post.quoted?.ref ?? null,
          images: images.value,
          languages: post.languages,
          writtenAt: post.writtenAt,
          visibility,
        });
      });
      if (written === null) return fail({ kind: 'unauthorised', reason: 'the account is not on this practice network any more' });
      return written.ok ? succeed(toPublished(written.value)) : fail(toFailure(written.error));
    });
  }

  async function lookUp(key: string): Promise<NetworkResult<Published | null>> {
    if (!isRecordKey(key)) return succeed(null);
    return await attempt('reading', async () => {
      const [post] = await database.read(organisationId, (db) => findPosts(db, organisationId, [refOf(identity, key)]));
      return succeed(post ? toPublished(post) : null);
    });
  }

  const isReadable = (post: PracticePost): boolean => post.deletedAt === null && mayRead(post, identity);

  return {
    capabilities: CAPABILITIES,
    listen,
    upload: (file) => attempt('reading', () => upload(owner, file)),
    publish,
    lookUp,
    thread: (ref) =>
      attempt('reading', async () => {
        const posts = await database.read(organisationId, async (db) => {
          const [post] = await findPosts(db, organisationId, [ref]);
          return post ? await postsOfThread(db, organisationId, post.rootRef, THREAD) : [];
        });
        return succeed(posts.filter(isReadable).map(toNetworkPost));
      }),
    posts: (refs) =>
      attempt('reading', async () => {
        if (refs.length > POSTS_A_CALL) return fail({ kind: 'rejected', reason: 'invalid', detail: `${POSTS_A_CALL} posts at most` });
        const posts = await database.read(organisationId, (db) => findPosts(db, organisationId, refs));
        return succeed(posts.filter(isReadable).map(toNetworkPost));
      }),
    delete: (ref) => attempt('writing', () => takeBack(owner, ref)),
    pin: (ref) => attempt('writing', () => pin(owner, ref)),
    moderate: (act) => attempt('writing', () => moderate(owner, act)),
    followers: (after) =>
      attempt('reading', async () => succeed(await database.read(organisationId, (db) => pageOfFollowers(db, owner, after)))),
    searchPeople: async (typed, signal) =>
      signal.aborted
        ? fail({ kind: 'unavailable', detail: 'nobody waits any more' })
        : await attempt('reading', async () =>
            succeed(await database.read(organisationId, (db) => searchPeople(db, organisationId, typed))),
          ),
    readProfile: () => attempt('reading', () => readProfile(owner)),
    readPicture: (name) => attempt('reading', () => readPicture(owner, name)),
    updateProfile: (change, basedOn) => attempt('writing', () => updateProfile(owner, change, basedOn)),
    standing: () => attempt('reading', () => readStanding(owner)),
    revoke: async () => succeed(),
    close: async () => closed.abort(),
  };
}

const toPublished = ({ ref, version, visibility }: PracticePost): Published => ({
  ref,
  version: String(version),
  url: visibility === 'private' ? null : postUrl(ref),
});

function toFailure(refusal: PostRefusal): NetworkFailure {
  if (refusal === 'blocked') return { kind: 'rejected', reason: 'blocked', detail: refusal };
  if (refusal === 'author-unknown') return { kind: 'unauthorised', reason: refusal };
  const reason = refusal === 'parent-gone' || refusal === 'quoted-gone' ? 'parent-gone' : refusal === 'too-long' ? 'too-long' : 'invalid';
  return { kind: 'rejected', reason, detail: refusal };
}

/** Where listening goes on; from the beginning of the network when the cursor says nothing. */
function readCursor(cursor: unknown): number {
  const seq = typeof cursor === 'object' && cursor !== null && 'seq' in cursor ? cursor.seq : 0;
  return typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? seq : 0;
}

/** A database that cannot serve is a network that cannot; what broke while writing may have been written. Bugs still throw. */
async function attempt<Value>(what: 'reading' | 'writing', work: () => Promise<NetworkResult<Value>>): Promise<NetworkResult<Value>> {
  try {
    return await work();
  } catch (error) {
    const trouble = databaseTrouble(error);
    if (trouble === null) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    const neverLeft = trouble === 'disk-full' || errorCode(error) === 'ECONNREFUSED' || /trying to connect|is starting up/i.test(detail);
    return fail({ kind: what === 'writing' && !neverLeft ? 'outcome-unknown' : 'unavailable', detail });
  }
}
