/**
 * One stream of the whole network for all accounts of this process: opened when the first of them listens, closed when the last stops. It
 * promises nothing: what it does not bring is found by looking, so it is never waited for and never read again from before.
 */
import type { ArrivalReason } from '../../network.ts';
import { COLLECTION, refOf } from '../post.ts';
import { whomFollowConcerns, whomPostConcerns, FOLLOW, type StreamEvent } from './event.ts';
import { isFirehose, readFirehose } from './firehose.ts';
import { jetstreamAddress, readJetstream } from './jetstream.ts';

/** What an account is told. */
export interface StreamListener {
  /** Written, or written anew. `version`: which state of it; null when the stream does not say. */
  post(ref: string, what: { reason: ArrivalReason; version: string | null }): void;
  /** Of anybody's post: whether it was heard, only the listener knows. */
  removed(ref: string): void;
  followed(ref: string, by: string): void;
  shownOtherwise(identity: string): void;
  /** It opened, again or for the first time: something may have been said before. */
  opened(): void;
}

export interface Stream {
  /** Until the function that it answers is called. */
  subscribe(identity: string, listener: StreamListener): () => void;
  isOpen(): boolean;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
/** The whole network is never that quiet; only tested when something was ever said. */
const SILENT_MS = 60_000;

export function createStream(address: string): Stream {
  const listeners = new Map<string, Set<StreamListener>>();
  let socket: WebSocket | null = null;
  let timer: NodeJS.Timeout | null = null;
  let open = false;
  let failures = 0;
  let heardAt: number | null = null;
  const binary = isFirehose(address);
  const everybody = (tell: (listener: StreamListener) => void) => {
    for (const some of listeners.values()) for (const listener of some) tell(listener);
  };
  const those = (identity: string, tell: (listener: StreamListener) => void) => {
    for (const listener of listeners.get(identity) ?? []) tell(listener);
  };

  function dispatch(event: StreamEvent): void {
    if (event.kind === 'identity') return everybody((listener) => listener.shownOtherwise(event.identity));
    if (event.collection === COLLECTION) {
      const ref = refOf(event.identity, event.key);
      if (event.kind === 'removed') return everybody((listener) => listener.removed(ref));
      const { version } = event;
      for (const [identity, reason] of whomPostConcerns(event.identity, event.record))
        those(identity, (listener) => listener.post(ref, { reason, version }));
    } else if (event.collection === FOLLOW && event.kind === 'written') {
      const ref = `at://${event.identity}/${FOLLOW}/${event.key}`;
      those(whomFollowConcerns(event.record) ?? '', (listener) => listener.followed(ref, event.identity));
    }
  }

  function connect(): void {
    timer = null;
    const mine = new WebSocket(binary ? address : jetstreamAddress(address));
    socket = mine;
    mine.binaryType = 'arraybuffer';
    mine.addEventListener('open', () => {
      if (socket !== mine) return;
      open = true;
      failures = 0;
      heardAt = null;
      timer = setTimeout(watch, SILENT_MS);
      everybody((listener) => listener.opened());
    });
    mine.addEventListener('message', ({ data }) => {
      if (socket !== mine) return;
      heardAt = performance.now();
      for (const event of binary ? readFirehose(data) : readJetstream(data)) dispatch(event);
    });
    mine.addEventListener('close', () => lose(mine));
    mine.addEventListener('error', () => lose(mine));
  }

  function watch(): void {
    const isSilent = heardAt !== null && performance.now() - heardAt > SILENT_MS;
    if (isSilent && socket !== null) return lose(socket);
    timer = setTimeout(watch, SILENT_MS);
  }

  function lose(lost: WebSocket): void {
    if (socket !== lost) return;
    drop();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 8));
    failures += 1;
    timer = setTimeout(connect, wait * (0.8 + Math.random() * 0.4));
  }

  function drop(): void {
    open = false;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const last = socket;
    socket = null;
    last?.close();
  }

  return {
    isOpen: () => open,
    subscribe(identity, listener) {
      listeners.set(identity, (listeners.get(identity) ?? new Set()).add(listener));
      if (socket === null && timer === null) connect();
      else if (open) listener.opened();
      return () => {
        const some = listeners.get(identity);
        some?.delete(listener);
        if (some?.size === 0) listeners.delete(identity);
        if (listeners.size === 0) drop();
      };
    },
  };
}
