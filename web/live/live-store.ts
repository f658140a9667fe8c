/**
 * The live stream of this tab: one EventSource, whose events are handed to whoever subscribed. The browser resumes by itself with
 * `Last-Event-ID`; when it gives up, a new stream is opened and `onGap` says that something may have been missed, so that what is on
 * screen is asked again.
 */
import type { EphemeralEvent, JournalEvent } from '../../src/platform/live/schema.ts';

export type LiveState = 'closed' | 'connecting' | 'open' | 'interrupted';
type Listener<Event> = (event: Event) => void;

/** Milliseconds before a stream that the browser gave up is opened again; doubled at each failure. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 20_000;

export interface LiveStream {
  /** Opens the stream for this member; events of another one's stream are forgotten. */
  open(memberId: string): void;
  close(): void;
  state(): LiveState;
  onState(listener: () => void): () => void;
  onJournal(listener: Listener<JournalEvent>): () => void;
  onEphemeral(listener: Listener<EphemeralEvent>): () => void;
  /** Called when events may have been missed. */
  onGap(listener: () => void): () => void;
}

export function createLiveStream(url: string): LiveStream {
  const journal = new Set<Listener<JournalEvent>>();
  const ephemeral = new Set<Listener<EphemeralEvent>>();
  const gap = new Set<() => void>();
  const states = new Set<() => void>();
  let source: EventSource | null = null;
  let state: LiveState = 'closed';
  let openedFor: string | null = null;
  let lastSeq: number | null = null;
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function become(next: LiveState): void {
    if (state === next) return;
    state = next;
    for (const listener of states) listener();
  }

  function connect(): void {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(url);
    source = opened;
    // The number at the opening of this stream: what came between the last seen one and it was not heard.
    opened.addEventListener('hello', (event) => greet(event));
    opened.addEventListener('journal', (event) => receive(event));
    opened.addEventListener('ephemeral', (event) => tell(ephemeral, read<EphemeralEvent>(event)));
    opened.onopen = () => {
      pause = FIRST_PAUSE;
      become('open');
    };
    opened.onerror = () => {
      become('interrupted');
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  function greet(event: MessageEvent<string>): void {
    const hello = read<{ seq?: unknown }>(event);
    const newest = typeof hello?.seq === 'number' ? hello.seq : null;
    // What the page read before its first stream was open (it asks early) may be older than the stream's beginning. A browser that resumes
    // is sent what it missed; asking again costs little and covers a server that could not resume.
    const missed = lastSeq === null || newest === null || newest > lastSeq;
    lastSeq ??= newest;
    if (missed) for (const listener of gap) listener();
  }

  function receive(event: MessageEvent<string>): void {
    const entry = read<JournalEvent>(event);
    if (entry === null || (lastSeq !== null && entry.seq <= lastSeq)) return;
    lastSeq = entry.seq;
    tell(journal, entry);
  }

  function open(memberId: string): void {
    if (state !== 'closed' && memberId === openedFor) return;
    close();
    openedFor = memberId;
    become('connecting');
    addEventListener('online', reconnect);
    connect();
  }

  function reconnect(): void {
    if (state !== 'open') connect();
  }

  function close(): void {
    clearTimeout(timer);
    removeEventListener('online', reconnect);
    source?.close();
    source = null;
    lastSeq = null;
    become('closed');
  }

  return {
    open,
    close,
    state: () => state,
    onState: (listener) => subscribe(states, listener),
    onJournal: (listener) => subscribe(journal, listener),
    onEphemeral: (listener) => subscribe(ephemeral, listener),
    onGap: (listener) => subscribe(gap, listener),
  };
}

function subscribe<Member>(set: Set<Member>, member: Member): () => void {
  set.add(member);
  return () => void set.delete(member);
}

function tell<Event>(listeners: Set<Listener<Event>>, event: Event | null): void {
  if (event !== null) for (const listener of listeners) listener(event);
}

function read<Event>(event: MessageEvent<string>): Event | null {
  try {
    return JSON.parse(event.data) as Event;
  } catch {
    return null;
  }
}
