import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Arrival,
  ConnectFailure,
  Credentials,
  Network,
  NetworkConnection,
  NetworkFailure,
  NetworkName,
  NetworkPost,
  NetworkResult,
  OpenRequest,
  OutgoingPost,
  Published,
} from '../../src/networks/network.ts';
import { fail, succeed } from '../../src/platform/result.ts';

/** How the fake misbehaves at its next call of an operation. */
export type Misbehaviour =
  | { readonly failWith: NetworkFailure }
  /** Does what was asked, then answers as if it had not been heard of again. */
  | { readonly doItThenFailWith: NetworkFailure }
  /** Does what was asked and never answers. */
  | { readonly doItThenHang: true }
  | { readonly hang: true }
  | { readonly throwing: Error };

export type Operation = 'publish' | 'lookUp' | 'posts' | 'listen';

export interface FakePerson {
  readonly identity: string;
  readonly handle: string;
  secret: string;
  /** Sessions that the network still honours. */
  readonly sessions: Set<string>;
}

export interface FakeNetwork {
  readonly network: Network;
  /** Everything that was recorded, by ref: what the public can read. */
  readonly posts: Map<string, NetworkPost>;
  /** Refs in the order in which they were first recorded. */
  readonly order: string[];
  readonly calls: Record<Operation, number>;
  addPerson(handle: string, secret: string): FakePerson;
  /** How often something was published that was already there: a network that minds less would now have it twice. */
  repeats(): number;
  /** Someone of the public writes; whoever listens hears it. */
  say(handle: string, text: string, options?: { replyTo?: string; reason?: 'mention' | 'reply' }): NetworkPost;
  remove(ref: string): void;
  /** Queues what the next calls of `operation` do, one each; afterwards it behaves again. */
  misbehave(operation: Operation, ...how: Misbehaviour[]): void;
  /** Ends every session of a person: it must be connected again. */
  revoke(handle: string): void;
  failConnect(failure: ConnectFailure): void;
}

/** A whole network in memory that behaves, and misbehaves on command. */
export function createFakeNetwork(name: NetworkName = 'bluesky'): FakeNetwork {
  const people = new Map<string, FakePerson>();
  const posts = new Map<string, NetworkPost>();
  const order: string[] = [];
  const log: { arrival: Arrival; author: string }[] = [];
  const queues: Record<Operation, Misbehaviour[]> = { publish: [], lookUp: [], posts: [], listen: [] };
  const calls: Record<Operation, number> = { publish: 0, lookUp: 0, posts: 0, listen: 0 };
  const connectFailures: ConnectFailure[] = [];
  let keys = 0;
  let repeated = 0;

  const profile = ({ identity, handle }: FakePerson) => ({ identity, handle, displayName: handle, avatarUrl: null });
  const personOf = (handle: string): FakePerson => {
    const person = [...people.values()].find((one) => one.handle === handle || one.identity === handle);
    if (!person) throw new Error(`nobody is called ${handle} on the fake network`);
    return person;
  };

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

  function record(
    author: FakePerson,
    key: string,
    post: Omit<OutgoingPost, 'quoted' | 'languages'>,
    reason: 'mention' | 'reply' | 'own',
  ): NetworkPost {
    const ref = `fake://${author.identity}/${key}`;
    const known = posts.get(ref);
    if (known) return known;
    const written: NetworkPost = {
      ref,
      version: `v-${key}`,
      author: profile(author),
      text: post.text,
      facets: [],
      images: [],
      languages: ['fr'],
      reply: post.reply,
      quoted: null,
      writtenAt: post.writtenAt,
      url: `https://fake.example/${key}`,
    };
    posts.set(ref, written);
    order.push(ref);
    log.push({ arrival: { kind: 'post', reason, post: written }, author: author.identity });
    return written;
  }

  function publishAs(person: FakePerson, post: OutgoingPost, key: string): NetworkResult<Published> {
    if (post.reply && !posts.has(post.reply.parent.ref)) {
      return fail({ kind: 'rejected', reason: 'parent-gone', detail: 'the post that it answers is gone' });
    }
    if (posts.has(`fake://${person.identity}/${key}`)) repeated += 1;
    const { ref, version, url } = record(person, key, post, 'own');
    return succeed({ ref, version, url });
  }

  function open({ identity, credentials }: OpenRequest): NetworkConnection {
    const person = personOf(identity);
    const refused = (): NetworkResult<never> | null =>
      person.sessions.has(String(credentials['session'])) ? null : fail({ kind: 'unauthorised', reason: 'the session has ended' });
    const closed = new AbortController();

    return {
      async *listen(cursor, stop) {
        const signal = AbortSignal.any([stop, closed.signal]);
        let position = typeof cursor === 'number' ? cursor : 0;
        while (!signal.aborted) {
          const looked = perform('listen', () => {
            const news = log.slice(position, position + 50);
            const arrivals = news.map(({ arrival, author }): Arrival =>
              arrival.kind === 'post' && author !== identity && arrival.reason === 'own' ? { ...arrival, reason: 'context' } : arrival,
            );
            return refused() ?? succeed({ arrivals, cursor: position + news.length, upToDate: position + news.length === log.length });
          });
          const page = await Promise.race([looked, whenAborted(signal)]);
          if (page === 'aborted' || signal.aborted) return;
          yield page;
          if (page.ok) position = page.value.cursor;
          await sleep(5);
        }
      },
      publish: (post, key) => perform('publish', () => refused() ?? publishAs(person, post, key)),
      lookUp: (key) =>
        perform('lookUp', () => {
          const found = posts.get(`fake://${identity}/${key}`);
          return refused() ?? succeed(found ? { ref: found.ref, version: found.version, url: found.url } : null);
        }),
      thread: async (ref) => succeed([...posts.values()].filter((post) => post.ref === ref || post.reply?.root.ref === ref)),
      posts: (refs) => perform('posts', () => refused() ?? succeed(refs.map((ref) => posts.get(ref)).filter((post) => post !== undefined))),
      close: async () => closed.abort(),
    };
  }

  const network: Network = {
    name,
    capabilities: { maximumLength: 300, images: true, edits: false, quotes: true },
    length: (text) => [...new Intl.Segmenter().segment(text)].length,
    newRecordKey: () => `key${String((keys += 1)).padStart(6, '0')}`,
    async connect({ handle, secret }) {
      const failure = connectFailures.shift();
      if (failure) return fail(failure);
      const person = [...people.values()].find((one) => one.handle === handle || one.identity === handle);
      if (!person) return fail({ kind: 'wrong-handle' });
      if (person.secret !== secret) return fail({ kind: 'wrong-secret' });
      const session = `session-${person.sessions.size + 1}-${Math.random()}`;
      person.sessions.add(session);
      const credentials: Credentials = { session };
      return succeed({ person: profile(person), server: 'https://fake.example', credentials });
    },
    open,
  };

  return {
    network,
    posts,
    order,
    calls,
    addPerson(handle, secret) {
      const person: FakePerson = { identity: `fake:${handle}`, handle, secret, sessions: new Set() };
      people.set(person.identity, person);
      return person;
    },
    repeats: () => repeated,
    say(handle, text, { replyTo, reason = 'mention' } = {}) {
      const parent = replyTo === undefined ? undefined : posts.get(replyTo);
      const pointer = parent && { ref: parent.ref, version: parent.version };
      const reply = pointer ? { root: parent.reply?.root ?? pointer, parent: pointer } : null;
      return record(personOf(handle), network.newRecordKey(), { text, reply, writtenAt: new Date() }, reason);
    },
    remove(ref) {
      posts.delete(ref);
      log.push({ arrival: { kind: 'deleted', ref }, author: '' });
    },
    misbehave: (operation, ...how) => void queues[operation].push(...how),
    revoke: (handle) => personOf(handle).sessions.clear(),
    failConnect: (failure) => void connectFailures.push(failure),
  };
}

function whenAborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
    if (signal.aborted) resolve('aborted');
  });
}
