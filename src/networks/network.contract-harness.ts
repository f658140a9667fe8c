/** What the contract suite needs of an adapter's test file, and the steps that its two halves share. */
import assert from 'node:assert/strict';
import type { Arrival, Heard, Network, NetworkConnection, NetworkPerson, NetworkResult, OutgoingPost, PostPointer } from './network.ts';

/** A person of the public, on the network itself and not through our adapter. */
export interface ContractPerson {
  readonly identity: string;
  readonly handle: string;
  /** Writes a post; `@handle` in the text mentions, links and hashtags are marked as the network's own apps mark them. */
  post(text: string, options?: ContractPostOptions): Promise<PostPointer>;
  edit(ref: string, text: string): Promise<void>;
  delete(ref: string): Promise<void>;
}

export interface ContractPostOptions {
  readonly replyTo?: PostPointer;
  readonly quote?: PostPointer;
  /** One image, whatever it shows. */
  readonly image?: { readonly alt: string; readonly width: number; readonly height: number };
  readonly languages?: readonly string[];
}

export interface ContractHarness {
  readonly network: Network;
  /** Our account, open. */
  readonly connection: NetworkConnection;
  readonly account: Pick<NetworkPerson, 'identity' | 'handle'>;
  /** Another connection to the same account, from the same credentials, as another process would have. */
  openAnother(): Promise<NetworkConnection>;
  /** Someone who knows us not. */
  readonly passerBy: ContractPerson;
  /** Our account's holder, at work in another app. */
  readonly holder: ContractPerson;
  /** Our account's holder changes its profile in the network's own app. */
  changeProfileElsewhere(change: { readonly displayName: string }): Promise<void>;
  /** Makes the account one that never had a profile. Absent where every account has one. */
  forgetProfile?(): Promise<void>;
  /** Resolves once what the people did can be read by everybody. */
  settle(): Promise<void>;
  /** From now on the network accepts the next publish, and its answer is lost on the way. Absent where nothing can lose it. */
  loseNextAnswer?(): void;
  close(): Promise<void>;
}

const HEARING_LIMIT_MS = 45_000;

export function must<Value>(result: NetworkResult<Value>): Value {
  if (!result.ok) assert.fail(`the network refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function outgoing(text: string, more: Partial<OutgoingPost> = {}): OutgoingPost {
  return { text, languages: ['fr'], reply: null, quoted: null, visibility: 'public', contentWarning: null, writtenAt: new Date(), ...more };
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
