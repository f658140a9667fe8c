/**
 * What a stream of the whole network brings one account. The stream says that something was written; what it is, as the account may see it,
 * is asked of the network, which needs a moment to know of it.
 */
import { z } from 'zod';
import type { ArrivalReason } from '../../network.ts';
import { bodyOf } from '../bare-call.ts';
import { attempt } from '../failure.ts';
import type { StreamedArrival } from '../hearing.ts';
import { readDate, readPost, readProfile } from '../post.ts';
import { POSTS_A_CALL, readViews, type Reader } from '../reading.ts';
import { createWake, type Wake } from '../wake.ts';
import type { Stream } from './stream.ts';

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
const MOST_KNOWN = 5_000;

interface Wanted {
  readonly reason: ArrivalReason;
  readonly version: string | null;
  tries: number;
  due: number;
}

const view = z.looseObject({
  uri: z.string(),
  cid: z.string(),
  indexedAt: z.unknown().optional(),
  author: z.looseObject({
    viewer: z
      .looseObject({ muted: z.boolean().optional(), blockedBy: z.boolean().optional(), blocking: z.unknown().optional() })
      .optional(),
  }),
});

export function createStreamEar(
  reader: Reader,
  stream: Stream,
  { wake, signal, isHeard }: { wake: Wake; signal: AbortSignal; isHeard: (ref: string) => boolean },
): StreamEar {
  const wanted = new Map<string, Wanted>();
  const people = new Set<string>([reader.identity]);
  const asked = new Map<string, { follow: string | null }>();
  const more = createWake();
  let ready: StreamedArrival[] = [];
  let interrupted = true;
  let working = false;
  let crash: { error: unknown } | null = null;

  const bring = (arrival: StreamedArrival) => {
    ready.push(arrival);
    wake.ring();
  };

  async function readWanted(refs: readonly string[]): Promise<void> {
    const views = await readViews(reader, refs);
    const now = performance.now();
    const seen = new Map((views.ok ? views.value : []).flatMap((one) => (view.safeParse(one).success ? [[view.parse(one).uri, one]] : [])));
    for (const ref of refs) {
      const want = wanted.get(ref);
      if (want === undefined) continue;
      const one = seen.get(ref);
      const isThere = one !== undefined && (want.version === null || view.parse(one).cid === want.version);
      const pause = AGAIN_MS[want.tries];
      want.tries += 1;
      if (!isThere && pause !== undefined) want.due = now + pause;
      else wanted.delete(ref);
      if (isThere) deliver(ref, want.reason, one);
    }
  }

  function deliver(ref: string, reason: ArrivalReason, one: unknown): void {
    const { author, indexedAt } = view.parse(one);
    // The feeds leave out whom the account does not want to hear; so does this.
    if (author.viewer?.muted === true || author.viewer?.blockedBy === true || author.viewer?.blocking !== undefined) return;
    const post = readPost(one, reader.isPublic);
    if (post === null) return;
    know(post.author.identity);
    const at = new Date(Math.min((readDate(indexedAt) ?? post.writtenAt).getTime(), post.writtenAt.getTime()));
    const again = { feed: reason === 'own' ? ('own' as const) : ('notifications' as const), entry: { ref, at: at.toISOString() } };
    bring({ arrival: { kind: 'post', reason, post }, again });
  }

  function know(identity: string): void {
    people.add(identity);
    for (const known of people) {
      if (people.size <= MOST_KNOWN) break;
      if (known !== reader.identity) people.delete(known);
    }
  }

  async function readPerson(identity: string, follow: string | null): Promise<void> {
    const actor = identity as `did:plc:${string}`;
    const person = await attempt(async () => readProfile(await bodyOf(reader.agent.app.bsky.actor.getProfile({ actor }, { signal }))));
    if (!person.ok || person.value === null) return;
    const at = new Date();
    if (follow === null) bring({ arrival: { kind: 'person-changed', person: person.value }, again: null });
    else
      bring({
        arrival: { kind: 'followed', person: person.value, at },
        again: { feed: 'notifications', entry: { ref: follow, at: at.toISOString() } },
      });
  }

  async function work(): Promise<void> {
    while (!signal.aborted && (wanted.size > 0 || asked.size > 0)) {
      for (const [identity, { follow }] of [...asked].slice(0, 1)) {
        asked.delete(identity);
        await readPerson(identity, follow);
      }
      const now = performance.now();
      const due = [...wanted].filter(([, want]) => want.due <= now).map(([ref]) => ref);
      if (due.length > 0) await readWanted(due.slice(0, POSTS_A_CALL));
      else if (wanted.size > 0) await more.wait(Math.max(1, Math.min(...[...wanted.values()].map((want) => want.due)) - now), signal);
    }
  }

  function start(): void {
    more.ring();
    if (working) return;
    working = true;
    work()
      .catch((error: unknown) => {
        crash = { error };
        wake.ring();
      })
      .finally(() => (working = false));
  }

  const leave = stream.subscribe(reader.identity, {
    post(ref, { reason, version }) {
      if (wanted.size >= MOST_WANTED) return;
      wanted.set(ref, { reason, version, tries: 0, due: performance.now() });
      start();
    },
    removed(ref) {
      wanted.delete(ref);
      if (isHeard(ref)) bring({ arrival: { kind: 'deleted', ref }, again: null });
    },
    followed(ref, by) {
      if (asked.size < MOST_WANTED) asked.set(by, { follow: ref });
      start();
    },
    shownOtherwise(identity) {
      if (!people.has(identity) || asked.has(identity)) return;
      asked.set(identity, { follow: null });
      start();
    },
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
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}
