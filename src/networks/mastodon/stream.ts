/**
 * The server's streaming, over a WebSocket that is opened again whenever it closes (https://docs.joinmastodon.org/methods/streaming/).
 * What was missed in between is for the lists: `generation` grows with each opening.
 */
import { z } from 'zod';
import { isLoopback, parseServer } from './address.ts';
import { askHandshake } from './stream-handshake.ts';
import { USER_AGENT } from '../transport/index.ts';

export interface StreamEvent {
  readonly event: string;
  readonly payload: unknown;
}

export interface Stream {
  readonly isOpen: boolean;
  /** How many times it was opened. */
  readonly generation: number;
  /** What came since the last call. */
  take(): StreamEvent[];
  /** Resolves when something came, when it opened or closed, after `ms`, or when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Opens anew: what should have come did not. */
  restart(): void;
  close(): void;
}

export interface StreamRequest {
  readonly server: string;
  readonly token: string;
  /** As the server says it. */
  readonly streaming: string;
  /** Whether it tells of private conversations on a stream of their own. */
  readonly conversations: boolean;
  /** The longest pause before another try, in milliseconds. */
  readonly longestRetryMs: number;
}

const OPENING_MS = 15_000;
const FIRST_RETRY_MS = 500;
/** A consumer that is so far behind begins again with the lists. */
const MOST_WAITING = 5_000;
const LONGEST_MESSAGE = 8_000_000;
const message = z.looseObject({ event: z.string(), payload: z.unknown().optional() });

export function openStream({ server, token, streaming, conversations, longestRetryMs }: StreamRequest): Stream {
  const address = addressOf(streaming, server);
  let socket: WebSocket | null = null;
  let isOpen = false;
  let generation = 0;
  let failures = 0;
  let retry: NodeJS.Timeout | null = null;
  let closed = address === null;
  /**
   * The token goes in a header. In the address, as browsers do it, it may end in the logs of whoever stands between: only when the server has
   * just refused the header in so many words, and never again once that way was refused as well.
   */
  let inAddress = false;
  let addressWay: 'untried' | 'heeded' | 'refused' = 'untried';
  let waiting: StreamEvent[] = [];
  let wake: (() => void) | null = null;

  const stir = (): void => {
    wake?.();
    wake = null;
  };

  function open(): void {
    if (closed || address === null) return;
    const url = new URL(address);
    url.searchParams.set('stream', 'user');
    if (inAddress) url.searchParams.set('access_token', token);
    const headers = { 'user-agent': USER_AGENT, ...(inAddress ? {} : { authorization: `Bearer ${token}` }) };
    const mine = new WebSocket(url, { headers });
    socket = mine;
    const late = setTimeout(() => mine.close(), OPENING_MS);
    mine.addEventListener('open', () => {
      clearTimeout(late);
      if (socket !== mine) return mine.close();
      isOpen = true;
      generation += 1;
      failures = 0;
      if (inAddress) addressWay = 'heeded';
      if (conversations) mine.send(JSON.stringify({ type: 'subscribe', stream: 'direct' }));
      stir();
    });
    mine.addEventListener('message', ({ data }) => {
      if (socket === mine) hear(data);
    });
    // An error is followed by a close, or is one: both lead here, once.
    const ended = (): void => {
      clearTimeout(late);
      if (socket !== mine) return;
      socket = null;
      const hasOpened = isOpen;
      isOpen = false;
      failures += 1;
      stir();
      void openLater(hasOpened ? null : { url, headers });
    };
    mine.addEventListener('close', ended);
    mine.addEventListener('error', ended);
  }

  /** `failed`: an opening that came to nothing, of which the socket does not say why. */
  async function openLater(failed: { readonly url: URL; readonly headers: Readonly<Record<string, string>> } | null): Promise<void> {
    if (failed && inAddress) {
      if (addressWay === 'untried') addressWay = 'refused';
      inAddress = false;
    } else if (failed && addressWay !== 'refused') {
      const status = await askHandshake(failed.url, failed.headers);
      inAddress = status === 401 || status === 403;
    }
    if (closed || socket !== null) return;
    if (retry !== null) clearTimeout(retry);
    retry = setTimeout(open, Math.min(longestRetryMs, FIRST_RETRY_MS * 2 ** Math.min(failures, 12)) * (0.9 + Math.random() / 5));
  }

  function hear(data: unknown): void {
    const event = typeof data === 'string' && data.length <= LONGEST_MESSAGE ? parseEvent(data) : null;
    if (event === null) return;
    waiting.push(event);
    if (waiting.length > MOST_WAITING) {
      waiting = [];
      generation += 1;
    }
    stir();
  }

  function drop(): void {
    const mine = socket;
    socket = null;
    isOpen = false;
    mine?.close();
  }

  open();
  return {
    get isOpen() {
      return isOpen;
    },
    get generation() {
      return generation;
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    async wait(ms, signal) {
      if (waiting.length > 0 || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          if (wake === done) wake = null;
          resolve();
        };
        const timer = setTimeout(done, Math.min(ms, 2_000_000_000));
        signal.addEventListener('abort', done, { once: true });
        wake = done;
      });
    },
    restart() {
      drop();
      if (retry !== null) clearTimeout(retry);
      open();
    },
    close() {
      closed = true;
      if (retry !== null) clearTimeout(retry);
      drop();
      stir();
    },
  };
}

function parseEvent(data: string): StreamEvent | null {
  try {
    const parsed = message.safeParse(JSON.parse(data));
    if (!parsed.success) return null;
    const { event, payload } = parsed.data;
    // A payload is JSON within JSON, but for the bare id of what was deleted.
    return { event, payload: typeof payload === 'string' && event !== 'delete' ? (JSON.parse(payload) as unknown) : payload };
  } catch {
    return null;
  }
}

/** Where to listen, or null when the server names an address that we would not call. */
function addressOf(streaming: string, server: string): string | null {
  const [url, own] = [new URL(streaming), new URL(server)];
  // Small servers say wss of themselves whatever they are reached by.
  const secure = url.host === own.host ? own.protocol === 'https:' : /^(wss|https):$/.test(url.protocol);
  const origin = `${secure ? 'https' : 'http'}://${url.host}`;
  if (parseServer(origin) === null || (isLoopback(origin) && !isLoopback(server))) return null;
  const path = url.pathname.replace(/\/+$/, '');
  return `${secure ? 'wss' : 'ws'}://${url.host}${path.endsWith('/streaming') ? path : `${path}/api/v1/streaming`}`;
}
