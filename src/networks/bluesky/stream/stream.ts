/**
 * One stream of the whole network for all accounts of this process: opened when the first of them listens, closed when the last stops. It
 * promises nothing: what it does not bring is found by looking, so it is never waited for and never read again from before.
 */
import type { ArrivalReason } from '../../network.ts';
import { COLLECTION, refOf } from '../post.ts';
import { BLOCK, FOLLOW, subjectOf, whomPostConcerns, type StreamEvent } from './event.ts';
import { isFirehose, readFirehose } from './firehose.ts';
import { jetstreamAddress, readJetstream } from './jetstream.ts';

/** A post that concerns an account. */
export interface StreamedPost {
  readonly ref: string;
  /** Its author. */
  readonly identity: string;
  readonly reason: ArrivalReason;
  /** Written for the first time; else written anew. */
  readonly isNew: boolean;
  /** Which state of it; null when the stream does not say. */
  readonly version: string | null;
  /** As its author wrote it: anything. */
  readonly record: unknown;
}

/** What an account is told. */
export interface StreamListener {
  post(post: StreamedPost): void;
  /** Of anybody's post: whether it was heard, only the listener knows. */
  removed(ref: string): void;
  followed(ref: string, by: string): void;
  shownOtherwise(identity: string): void;
  /** The account itself muted or blocked somebody, somewhere: who is wanted may be others now. */
  sideChanged(): void;
  /** It opened, again or for the first time: something may have been said before. */
  opened(): void;
}

export interface Stream {
  /** Until the function that it answers is called. */
  subscribe(identity: string, listener: StreamListener): () => void;
  isOpen(): boolean;
  /** The account muted or blocked somebody, or took it back, by our hand: mutes are in no stream. */
  sideChanged(identity: string): void;
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
      const { identity: author, version, record, isNew } = event;
      for (const [identity, reason] of whomPostConcerns(event.identity, event.record))
        those(identity, (listener) => listener.post({ ref, identity: author, reason, isNew, version, record }));
    } else if (event.collection === BLOCK) {
      those(event.identity, (listener) => listener.sideChanged());
      if (event.kind === 'written') those(subjectOf(event.record) ?? '', (listener) => listener.sideChanged());
    } else if (event.collection === FOLLOW && event.kind === 'written') {
      const ref = `at://${event.identity}/${FOLLOW}/${event.key}`;
      those(subjectOf(event.record) ?? '', (listener) => listener.followed(ref, event.identity));
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
    sideChanged: (identity) => those(identity, (listener) => listener.sideChanged()),
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
