/**
 * What a stream of the whole network brings one account. A post of words alone is known from the stream once its author is; anything else is
 * asked of the network, which needs a moment to know of it.
 */
import { z } from 'zod';
import type { StreamedArrival } from '../hearing.ts';
import { isWordsOnly, readDate, readPost } from '../post.ts';
import { POSTS_A_CALL, readViews, type Reader } from '../reading.ts';
import { createWake, type Wake } from '../wake.ts';
import { createPeople, isUnwanted } from './people.ts';
import type { Stream, StreamedPost } from './stream.ts';

export interface StreamEar {
  isOpen(): boolean;
  /** Whether it opened since this was last asked: before, it may have missed something. */
  wasInterrupted(): boolean;
  /** What came, once. */
  take(): StreamedArrival[];
}

/** Asked for again after that long, in milliseconds; then left to the feeds. */
const AGAIN_MS = [60, 120, 250, 500, 1_000, 2_000, 4_000];
/** More at once than that is an incident, which the feeds bring in order. */
const MOST_WANTED = 2_000;
const MOST_BROUGHT = 5_000;

interface Wanted extends StreamedPost {
  tries: number;
  due: number;
}

const view = z.looseObject({ uri: z.string(), cid: z.string(), indexedAt: z.unknown().optional(), author: z.unknown() });

export function createStreamEar(
  reader: Reader,
  stream: Stream,
  { wake, signal, isHeard }: { wake: Wake; signal: AbortSignal; isHeard: (ref: string) => boolean },
): StreamEar {
  const people = createPeople(reader, signal);
  const wanted = new Map<string, Wanted>();
  /** Which state of a post was brought last: a stream may say the same twice. */
  const brought = new Map<string, string>();
  const more = createWake();
  let ready: (StreamedArrival & { readonly isNew: boolean })[] = [];
  let interrupted = true;
  let working = false;
  let crash: { error: unknown } | null = null;

  const bring = (arrival: StreamedArrival, isNew: boolean) => {
    ready.push({ ...arrival, isNew });
    wake.ring();
  };
  /** Work beside the loop that listens: what it throws is thrown there. */
  function beside(work: Promise<void>): void {
    work.catch((error: unknown) => {
      crash = { error };
      wake.ring();
    });
  }

  async function hear(post: StreamedPost): Promise<void> {
    if (isWordsOnly(post.record) && post.version !== null) {
      const author = await people.look(post.identity);
      if (signal.aborted || author?.isUnwanted === true) return;
      if (author !== null) {
        const labels = z.looseObject({ labels: z.looseObject({ values: z.unknown() }) }).safeParse(post.record).data?.labels.values;
        const seen = {
          uri: post.ref,
          cid: post.version,
          author: author.view,
          record: post.record,
          labels,
          indexedAt: new Date().toISOString(),
        };
        return deliver(post, seen);
      }
    }
    if (wanted.size >= MOST_WANTED) return;
    wanted.set(post.ref, { ...post, tries: 0, due: performance.now() });
    more.ring();
    if (working) return;
    working = true;
    await readWanted().finally(() => (working = false));
  }

  async function readWanted(): Promise<void> {
    while (!signal.aborted && wanted.size > 0) {
      const now = performance.now();
      const due = [...wanted.values()].filter((want) => want.due <= now).slice(0, POSTS_A_CALL);
      if (due.length > 0) await readDue(due);
      else await more.wait(Math.max(1, Math.min(...[...wanted.values()].map((want) => want.due)) - now), signal);
    }
  }

  async function readDue(due: readonly Wanted[]): Promise<void> {
    const answer = await readViews(
      reader,
      due.map(({ ref }) => ref),
    );
    const views = (answer.ok ? answer.value : []).flatMap((one) => view.safeParse(one).data ?? []);
    for (const want of due) {
      const seen = views.find(({ uri, cid }) => uri === want.ref && (want.version === null || cid === want.version));
      const pause = AGAIN_MS[want.tries];
      want.tries += 1;
      if (seen === undefined && pause !== undefined) want.due = performance.now() + pause;
      else wanted.delete(want.ref);
      if (seen === undefined || isUnwanted(seen.author)) continue;
      void people.look(want.identity);
      deliver(want, seen);
    }
  }

  function deliver({ ref, reason, isNew }: StreamedPost, seen: unknown): void {
    const post = readPost(seen, reader.isPublic);
    if (post === null || brought.get(ref) === post.version) return;
    brought.set(ref, post.version);
    for (const oldest of brought.keys()) {
      if (brought.size <= MOST_BROUGHT) break;
      brought.delete(oldest);
    }
    const indexed = readDate(view.parse(seen).indexedAt) ?? post.writtenAt;
    const at = new Date(Math.min(indexed.getTime(), post.writtenAt.getTime()));
    const feed = reason === 'own' ? ('own' as const) : ('notifications' as const);
    bring({ arrival: { kind: 'post', reason, post }, again: { feed, entry: { ref, at: at.toISOString() } } }, isNew);
  }

  async function meet(identity: string, follow: string): Promise<void> {
    const seen = await people.look(identity);
    if (seen === null || seen.isUnwanted) return;
    const at = new Date();
    const again = { feed: 'notifications' as const, entry: { ref: follow, at: at.toISOString() } };
    bring({ arrival: { kind: 'followed', person: seen.person, at }, again }, true);
  }

  async function lookAgain(identity: string): Promise<void> {
    const seen = await people.look(identity, true);
    if (seen !== null) bring({ arrival: { kind: 'person-changed', person: seen.person }, again: null }, false);
  }

  const leave = stream.subscribe(reader.identity, {
    post(post) {
      if (post.isNew ? !isHeard(post.ref) : brought.get(post.ref) !== post.version) beside(hear(post));
    },
    removed(ref) {
      wanted.delete(ref);
      if (isHeard(ref) || brought.has(ref)) bring({ arrival: { kind: 'deleted', ref }, again: null }, false);
    },
    followed(ref, by) {
      if (!isHeard(ref)) beside(meet(by, ref));
    },
    shownOtherwise(identity) {
      if (people.isKnown(identity)) beside(lookAgain(identity));
    },
    sideChanged: () => people.forget(),
    opened() {
      interrupted = true;
      wake.ring();
    },
  });
  signal.addEventListener('abort', leave, { once: true });

  return {
    isOpen: () => stream.isOpen(),
    wasInterrupted() {
      const was = interrupted;
      interrupted = false;
      return was;
    },
    take() {
      if (crash !== null) throw crash.error;
      // The feeds may have been quicker.
      const taken = ready.filter(({ isNew, again }) => !isNew || again === null || !isHeard(again.entry.ref));
      ready = [];
      return taken;
    },
  };
}
