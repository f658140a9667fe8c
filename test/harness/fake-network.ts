import { setTimeout as sleep } from 'node:timers/promises';
import { unsupported } from '../../src/networks/network.ts';
import type {
  Arrival,
  Capabilities,
  ConnectFailure,
  Heard,
  MediaCapabilities,
  Network,
  NetworkConnection,
  NetworkFailure,
  NetworkImage,
  NetworkName,
  NetworkPost,
  NetworkResult,
  OpenRequest,
  OutgoingMedia,
  OutgoingPost,
  PostPointer,
  Published,
} from '../../src/networks/network.ts';
import { fail, succeed } from '../../src/platform/result.ts';
import { createFakeProfile } from './fake-profile.ts';
import type { FakeProfile } from './fake-profile.ts';
import { edited, fakePost, reasonFor, threadOf } from './fake-posts.ts';
import type { Writing } from './fake-posts.ts';

/** How the fake misbehaves at its next call of an operation. */
export type Misbehaviour =
  | { readonly failWith: NetworkFailure }
  /** Does what was asked, then answers as if it had not been heard of again. */
  | { readonly doItThenFailWith: NetworkFailure }
  /** Does what was asked and never answers. */
  | { readonly doItThenHang: true }
  | { readonly hang: true }
  | { readonly throwing: Error };

const OPERATIONS = ['upload', 'publish', 'lookUp', 'posts', 'listen', 'delete', 'pin', 'readProfile', 'updateProfile'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface FakePerson {
  readonly identity: string;
  readonly handle: string;
  secret: string;
  /** Sessions that the network still honours. */
  readonly sessions: Set<string>;
  readonly profile: FakeProfile;
  /** The post at the head of its profile, by ref. */
  pinned: string | null;
}

export interface FakeNetwork {
  readonly network: Network;
  /** Everything that was recorded, by ref: what the public can read. */
  readonly posts: Map<string, NetworkPost>;
  readonly calls: Record<Operation, number>;
  /** What was handed over and taken, in its order. */
  readonly sent: OutgoingPost[];
  /** The card that stands under a post, as the public sees it. */
  cardUnder(ref: string): { url: string; title: string; description: string; pictured: boolean } | null;
  /** How often something was published that was already there: a network that minds less would now have it twice. */
  repeats(): number;
  addPerson(handle: string, secret: string): FakePerson;
  personOf(handle: string): FakePerson;
  /** Someone of the public writes to whoever listens, whether or not they are mentioned. */
  say(handle: string, text: string, reach?: Pick<Writing, 'visibility' | 'contentWarning'>): NetworkPost;
  /** Someone writes; those hear it whom it mentions, answers or quotes. */
  post(
    handle: string,
    text: string,
    options?: { replyTo?: PostPointer; quote?: PostPointer; languages?: readonly string[]; contentWarning?: string },
  ): NetworkPost;
  edit(ref: string, text: string): void;
  remove(ref: string): void;
  /** Queues what the next calls of `operation` do, one each; afterwards it behaves again. */
  misbehave(operation: Operation, ...how: Misbehaviour[]): void;
  /** Ends every session of a person: it must be connected again. */
  revoke(handle: string): void;
  failConnect(failure: ConnectFailure): void;
}

const PAGE = 50;
const POSTS_A_CALL = 25;
const LONGEST = 300;
const PICTURE = { width: 1_000, height: 1_000, maximumBytes: 1_000_000 };
const PROFILE = { displayNameLength: 64, descriptionLength: 256, avatar: PICTURE, banner: { ...PICTURE, width: 3_000 } };
const LOOK_EVERY_MS = 5;
const HOUR_MS = 3_600_000;
const MEDIA: MediaCapabilities = {
  pictures: 4,
  pictureBytes: 100_000,
  pictureSide: 1_000,
  picturePixels: null,
  pictureTypes: ['image/jpeg', 'image/png'],
  altLength: 1_000,
  film: { bytes: 1_000_000, types: ['video/mp4'], seconds: null },
  inPrivate: false,
};

const CAPABILITIES: Capabilities = {
  counting: { unit: 'graphemes', maximum: LONGEST, maximumBytes: 10 * LONGEST, urlLength: null, mentionsByNameOnly: false },
  images: false,
  media: MEDIA,
  edits: true,
  quotes: true,
  visibilities: ['public', 'unlisted', 'followers', 'private'],
  contentWarnings: true,
  polls: false,
  follows: false,
  answersPrivately: true,
  deletes: true,
  deletesPrivate: true,
  pins: true,
  gates: true,
  cards: 'sent',
  moderation: [],
  profile: PROFILE,
};

const shown = ({ handle, alt, width, height }: OutgoingMedia): NetworkImage => {
  const url = `https://fake.example/${String(handle)}`;
  return { url, thumbnailUrl: url, alt, width, height };
};

/** One network under every name. */
export const everywhere = (network: Network): Record<NetworkName, Network> => ({
  practice: network,
  bluesky: network,
  mastodon: network,
  x: network,
});

/** A whole network in memory that behaves, and misbehaves on command. */
export function createFakeNetwork(name: NetworkName = 'bluesky'): FakeNetwork {
  const people = new Map<string, FakePerson>();
  const posts = new Map<string, NetworkPost>();
  const sent: OutgoingPost[] = [];
  const cards = new Map<string, NonNullable<OutgoingPost['card']>>();
  /** What happened, oldest first; `toAll`: everybody hears it as a mention. */
  const log: { ref: string; toAll: boolean }[] = [];
  const each = <Value>(made: () => Value) => Object.fromEntries(OPERATIONS.map((one) => [one, made()])) as Record<Operation, Value>;
  const queues = each<Misbehaviour[]>(() => []);
  const calls = each(() => 0);
  const connectFailures: ConnectFailure[] = [];
  let keys = 0;
  let repeated = 0;

  const profile = ({ identity, handle }: FakePerson) => ({ identity, handle, displayName: handle, avatarUrl: null });
  const find = (handle: string) => [...people.values()].find((one) => one.handle === handle || one.identity === handle) ?? null;
  const whoIs = (handle: string) => find(handle)?.identity ?? null;
  const personOf = (handle: string): FakePerson => {
    const person = find(handle);
    if (!person) throw new Error(`nobody is called ${handle} on the fake network`);
    return person;
  };
  const newRecordKey = () => `key${String((keys += 1)).padStart(6, '0')}`;
  const length = (text: string) =>
    Buffer.byteLength(text) > 10 * LONGEST ? Buffer.byteLength(text) : [...new Intl.Segmenter().segment(text)].length;

  async function perform<Value>(operation: Operation, act: () => NetworkResult<Value>): Promise<NetworkResult<Value>> {
    calls[operation] += 1;
    const how = queues[operation].shift();
    await sleep(0);
    if (how === undefined) return act();
    if ('failWith' in how) return fail(how.failWith);
    if ('throwing' in how) throw how.throwing;
    if ('hang' in how) return await new Promise(() => {});
    act();
    if ('doItThenHang' in how) return await new Promise(() => {});
    return fail(how.doItThenFailWith);
  }

  function record(author: FakePerson, key: string, writing: Writing, toAll = false): NetworkPost {
    const post = fakePost(profile(author), key, writing, whoIs);
    const known = posts.get(post.ref);
    if (known) return known;
    posts.set(post.ref, post);
    log.push({ ref: post.ref, toAll });
    return post;
  }

  function publishAs(person: FakePerson, post: OutgoingPost, key: string): NetworkResult<Published> {
    if (length(post.text) > LONGEST) return fail({ kind: 'rejected', reason: 'too-long', detail: `more than ${LONGEST}` });
    if (post.text.trim() === '' && post.media.length === 0) return fail({ kind: 'rejected', reason: 'invalid', detail: 'nothing is said' });
    if (post.reply && !posts.has(post.reply.parent.ref)) {
      return fail({ kind: 'rejected', reason: 'parent-gone', detail: 'the post that it answers is gone' });
    }
    if (post.media.some(({ handle }) => handle === null)) {
      return fail({ kind: 'rejected', reason: 'media-refused', detail: 'a picture that was never brought' });
    }
    if (posts.has(`fake://${person.identity}/${key}`)) repeated += 1;
    sent.push(post);
    const { ref, version, url } = record(person, key, { ...post, images: post.media.map(shown) });
    if (post.card) cards.set(ref, post.card);
    return succeed({ ref, version, url });
  }

  function cardUnder(ref: string) {
    const card = cards.get(ref);
    return card ? { url: card.url, title: card.title, description: card.description, pictured: card.picture !== null } : null;
  }

  function remove(ref: string): void {
    posts.delete(ref);
    log.push({ ref, toAll: true });
  }

  function hear(identity: string, position: number): Heard & { cursor: number } {
    const news = log.slice(position, position + PAGE);
    const arrivals = news.flatMap(({ ref, toAll }): Arrival[] => {
      const post = posts.get(ref);
      if (!post) return [{ kind: 'deleted', ref }];
      const reason = reasonFor(post, identity, posts) ?? (toAll ? 'mention' : null);
      return reason === null ? [] : [{ kind: 'post', reason, post }];
    });
    const cursor = position + news.length;
    return { arrivals, cursor, upToDate: cursor === log.length, way: 'poll', quota: null, spent: null };
  }

  function open({ identity, credentials }: OpenRequest): NetworkConnection {
    const person = personOf(identity);
    const refused = (): NetworkResult<never> | null =>
      person.sessions.has(String(credentials['session'])) ? null : fail({ kind: 'unauthorised', reason: 'the session has ended' });
    const closed = new AbortController();

    return {
      capabilities: CAPABILITIES,
      async *listen(cursor, stop) {
        const signal = AbortSignal.any([stop, closed.signal]);
        const aborted = new Promise<'aborted'>((resolve) => {
          signal.addEventListener('abort', () => resolve('aborted'), { once: true });
          if (signal.aborted) resolve('aborted');
        });
        let position = typeof cursor === 'number' ? cursor : 0;
        while (!signal.aborted) {
          const page = await Promise.race([perform('listen', () => refused() ?? succeed(hear(identity, position))), aborted]);
          if (page === 'aborted' || signal.aborted) return;
          yield page;
          if (page.ok) position = page.value.cursor;
          await sleep(LOOK_EVERY_MS);
        }
      },
      upload: (file) =>
        perform('upload', () => refused() ?? succeed({ handle: `file ${file.digest}`, until: new Date(Date.now() + HOUR_MS) })),
      publish: (post, key) => perform('publish', () => refused() ?? publishAs(person, post, key)),
      lookUp: (key) =>
        perform('lookUp', () => {
          const found = posts.get(`fake://${identity}/${key}`);
          return refused() ?? succeed(found ? { ref: found.ref, version: found.version, url: found.url } : null);
        }),
      thread: async (ref) => refused() ?? succeed(threadOf(ref, posts)),
      posts: (refs) =>
        perform('posts', () => {
          if (refs.length > POSTS_A_CALL) return fail({ kind: 'rejected', reason: 'invalid', detail: `${POSTS_A_CALL} at most` });
          return refused() ?? succeed(refs.map((ref) => posts.get(ref)).filter((post) => post !== undefined));
        }),
      delete: (ref) =>
        perform('delete', () => {
          if (!refused() && posts.get(ref)?.author.identity === identity) remove(ref);
          return refused() ?? succeed();
        }),
      pin: (ref) =>
        perform('pin', () => {
          if (!refused()) person.pinned = ref;
          return refused() ?? succeed();
        }),
      moderate: ({ kind }) => unsupported(kind),
      readProfile: () => perform('readProfile', () => refused() ?? succeed(person.profile.read())),
      readPicture: async (name) => refused() ?? succeed(person.profile.picture(name)),
      updateProfile: (change, basedOn) => perform('updateProfile', () => refused() ?? person.profile.update(change, basedOn)),
      standing: async () => refused() ?? succeed({ person: profile(person), capabilities: CAPABILITIES, rights: [], endsAt: null }),
      revoke: async () => succeed(person.sessions.clear()),
      close: async () => closed.abort(),
    };
  }

  const network: Network = {
    name,
    capabilities: CAPABILITIES,
    length,
    profileLength: length,
    newRecordKey,
    async connect({ handle, secret }) {
      const failure = connectFailures.shift();
      if (failure) return fail(failure);
      const person = find(handle);
      if (!person) return fail({ kind: 'wrong-handle' });
      if (person.secret !== secret) return fail({ kind: 'wrong-secret' });
      const session = `session-${person.sessions.size + 1}-${Math.random()}`;
      person.sessions.add(session);
      return succeed({
        person: profile(person),
        server: 'https://fake.example',
        credentials: { session },
        capabilities: CAPABILITIES,
        rights: [],
        endsAt: null,
      });
    },
    authorisation: null,
    webhook: null,
    open,
  };

  const writing = (text: string, more: Partial<Writing> = {}): Writing => ({
    text,
    languages: ['fr'],
    reply: null,
    quoted: null,
    writtenAt: new Date(),
    ...more,
  });

  return {
    network,
    posts,
    calls,
    sent,
    cardUnder,
    repeats: () => repeated,
    personOf,
    addPerson(handle, secret) {
      const person: FakePerson = {
        identity: `fake:${handle}`,
        handle,
        secret,
        sessions: new Set(),
        profile: createFakeProfile(handle),
        pinned: null,
      };
      people.set(person.identity, person);
      return person;
    },
    say: (handle, text, reach) => record(personOf(handle), newRecordKey(), writing(text, reach), true),
    post(handle, text, { replyTo, quote, languages = ['fr'], contentWarning } = {}) {
      const reply = replyTo ? { root: posts.get(replyTo.ref)?.reply?.root ?? replyTo, parent: replyTo } : null;
      return record(
        personOf(handle),
        newRecordKey(),
        writing(text, { reply, quoted: quote ?? null, languages, contentWarning: contentWarning ?? null }),
      );
    },
    edit: (ref, text) => void posts.set(ref, edited(posts.get(ref)!, text, whoIs)),
    remove,
    misbehave: (operation, ...how) => void queues[operation].push(...how),
    revoke: (handle) => personOf(handle).sessions.clear(),
    failConnect: (failure) => void connectFailures.push(failure),
  };
}
