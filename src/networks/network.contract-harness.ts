/** What the contract suite needs of an adapter's test file, and the steps that its two halves share. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Arrival,
  Credentials,
  Heard,
  Network,
  NetworkConnection,
  NetworkPerson,
  NetworkPost,
  NetworkResult,
  OutgoingPost,
  PostPointer,
} from './network.ts';

/** A person of the public, on the network itself and not through our adapter. What a network has not, its people cannot do. */
export interface ContractPerson {
  readonly identity: string;
  readonly handle: string;
  /** Writes a post; `@handle` in the text mentions, links and hashtags are marked as the network's own apps mark them. */
  post(text: string, options?: ContractPostOptions): Promise<PostPointer>;
  edit(ref: string, text: string): Promise<void>;
  delete(ref: string): Promise<void>;
  /** Writes to our account alone, in a private conversation that goes on when `replyTo` is one of its messages. */
  whisper?(text: string, options?: { readonly replyTo?: PostPointer }): Promise<PostPointer>;
  /** Begins to follow our account. */
  follow?(): Promise<void>;
  /** Takes another handle, and answers it; the identity stays. */
  rename?(): Promise<string>;
  /** Whether the network shows a post to this person. */
  canRead?(ref: string): Promise<boolean>;
}

export interface ContractPostOptions {
  readonly replyTo?: PostPointer;
  readonly quote?: PostPointer;
  /** One image, whatever it shows. */
  readonly image?: { readonly alt: string; readonly width: number; readonly height: number };
  readonly languages?: readonly string[];
  readonly contentWarning?: string;
  /** Titles of a poll's options. */
  readonly poll?: readonly string[];
}

/** How a network that pushes may push badly. *echo-first*: our own post is told before the request that made it is answered. */
export type Disturbance = 'duplicate' | 'reorder' | 'drop-stream' | 'echo-first';

/** A connection by a sign-in of its own, which can end without harm to any other. */
export interface FreshConnection {
  readonly connection: NetworkConnection;
  /** What would be stored now. */
  saved(): Credentials;
  /** The access that it was given is over, as after hours; it can be renewed. Absent where access never ends so. */
  endAccess?(): Promise<void>;
  /** Somebody takes the access away in the network's own pages. Absent where nobody can. */
  takeAway?(): Promise<void>;
  /** Opens it anew from what is stored, as after a restart. */
  reopen(): NetworkConnection;
}

/**
 * What the software of one server has not, though its network has it and no capability tells: *languages* of posts; *shapes* of pictures;
 * *taking-back* of posts by the public.
 */
export const LACKS = ['languages', 'shapes', 'taking-back'] as const;
export type Lack = (typeof LACKS)[number];

/** Those of a list with commas, as somebody names them of a server of their own. Throws at a word that is none. */
export function readLacks(text: string | undefined): Lack[] {
  return (text ?? '').split(',').flatMap((word) => {
    const found = LACKS.find((lack) => lack === word.trim());
    if (found === undefined && word.trim() !== '')
      throw new Error(`${word.trim()} is nothing that a server can lack here: ${LACKS.join(', ')}`);
    return found ?? [];
  });
}

export const NO_TAKING_BACK = 'the public takes no post back there';

/** What an adapter's tests can do. What is optional here is absent where the network, or the server under test, has no such thing. */
export interface ContractHarness {
  readonly network: Network;
  /** Our account, open. */
  readonly connection: NetworkConnection;
  readonly account: Pick<NetworkPerson, 'identity' | 'handle'>;
  /** Another connection to the same account, from the same credentials, as another process would have. */
  openAnother(): Promise<NetworkConnection>;
  /** Someone who knows us not. */
  readonly passerBy: ContractPerson;
  /** Somebody else, to whom nobody speaks. */
  readonly bystander?: ContractPerson;
  /** Our account's holder, at work in another app. */
  readonly holder: ContractPerson;
  /** Our account's holder changes its profile in the network's own app. */
  changeProfileElsewhere(change: { readonly displayName: string }): Promise<void>;
  /** Makes the account one that never had a profile. Absent where every account has one. */
  forgetProfile?(): Promise<void>;
  /** Its server makes every picture of a profile anew: what it shows has other bytes than what it was given. */
  readonly remakesPictures?: boolean;
  readonly lacks?: readonly Lack[];
  /** The card that the public sees under a post; null: none. Where cards are `sent`. */
  cardUnder?(
    ref: string,
  ): Promise<{ readonly url: string; readonly title: string; readonly description: string; readonly pictured: boolean } | null>;
  /** Resolves once what the people did can be read by everybody. */
  settle(): Promise<void>;
  /** From now on the network accepts the next publish, and its answer is lost on the way. Absent where nothing can lose it. */
  loseNextAnswer?(): void;
  /** The network refuses the next calls, as many as `calls`, and says to come back in `seconds`. */
  refuseNext?(calls: number, seconds: number): void;
  /** From now on what the network pushes is disturbed, until it is null again. */
  readonly disturbances?: readonly Disturbance[];
  disturb?(how: Disturbance | null): void;
  /** The network's clock is so much ahead of ours, in milliseconds, until it is 0 again. */
  skewClock?(milliseconds: number): void;
  /** Mentions of our account by many hands, oldest first, spread over the last seven days where dates can be chosen; answers their refs. */
  backlog?(count: number): Promise<readonly string[]>;
  openFresh?(): Promise<FreshConnection>;
  close(): Promise<void>;
}

/** Small servers deliver within ten seconds, one post after the other. */
const HEARING_LIMIT_MS = 90_000;
const SOON_MS = 30_000;

export function must<Value>(result: NetworkResult<Value>): Value {
  if (!result.ok) assert.fail(`the network refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function outgoing(text: string, more: Partial<OutgoingPost> = {}): OutgoingPost {
  return {
    text,
    languages: ['fr'],
    reply: null,
    quoted: null,
    visibility: 'public',
    contentWarning: null,
    media: [],
    writtenAt: new Date(),
    ...more,
  };
}

export const isPost = (ref: string) => (arrival: Arrival) => arrival.kind === 'post' && arrival.post.ref === ref;

/** Listens from `cursor` until `enough`; answers the pages, failures left out. */
export async function hear(connection: NetworkConnection, cursor: unknown, enough: (pages: readonly Heard[]) => boolean): Promise<Heard[]> {
  const pages: Heard[] = [];
  const signal = AbortSignal.timeout(HEARING_LIMIT_MS);
  for await (const page of connection.listen(cursor, signal)) {
    if (page.ok) pages.push(page.value);
    if (page.ok && enough(pages)) return pages;
  }
  assert.fail(`not heard within ${HEARING_LIMIT_MS} ms; ${pages.length} pages came`);
}

/** Listens from `cursor` until all of `refs` came; answers them in the order of `refs`. */
export async function hearUntil(
  connection: NetworkConnection,
  refs: readonly string[],
  cursor: unknown = null,
): Promise<Extract<Arrival, { kind: 'post' }>[]> {
  const found = new Map<string, Extract<Arrival, { kind: 'post' }>>();
  await hear(connection, cursor, (pages) => {
    for (const arrival of pages.at(-1)?.arrivals ?? []) {
      if (arrival.kind === 'post' && refs.includes(arrival.post.ref)) found.set(arrival.post.ref, arrival);
    }
    return found.size === refs.length;
  });
  return refs.map((ref) => found.get(ref)!);
}

/** What `look` finds within half a minute, as soon as it finds it; null when it never does. */
export async function soon<Found>(look: () => Promise<Found | null>): Promise<Found | null> {
  for (const limit = performance.now() + SOON_MS; ;) {
    const found = await look();
    if (found !== null || performance.now() > limit) return found;
    await sleep(500);
  }
}

/** Why a call was refused for good; null when it was not. */
export const refusalOf = (result: NetworkResult<unknown>): string | null =>
  !result.ok && result.error.kind === 'rejected' ? result.error.reason : null;

/** What somebody holds who stored these pages, whatever was told twice or in another order: posts by ref, and null for those that are gone. */
export function holdingsOf(pages: readonly Heard[]): Map<string, NetworkPost | null> {
  const held = new Map<string, NetworkPost | null>();
  for (const arrival of pages.flatMap((page) => page.arrivals)) {
    if (arrival.kind === 'deleted') held.set(arrival.ref, null);
    else if (arrival.kind === 'post') held.set(arrival.post.ref, arrival.post);
  }
  return held;
}

/** Where listening stands now: a cursor from which only what comes later is heard. */
export async function cursorOfNow(connection: NetworkConnection): Promise<unknown> {
  const pages = await hear(connection, null, (so) => so.at(-1)?.upToDate === true);
  return JSON.parse(JSON.stringify(pages.at(-1)?.cursor ?? null));
}
