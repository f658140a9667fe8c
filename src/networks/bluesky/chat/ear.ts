/** Reads the log of private messages beside everything else: a chat service that hangs must not keep mentions waiting. */
import type { NetworkResult } from '../../network.ts';
import { nextPause, pauseAfter, type Pace } from '../pace.ts';
import type { Wake } from '../wake.ts';
import { isShut, type Chat } from './chat-call.ts';
import { beginLog, readLog, type ChatCursor, type ChatPage } from './hearing.ts';

/** How long an account that may not use the chat is left alone: its rights may be another's tomorrow. */
const SHUT_MS = 10 * 60_000;

export interface ChatEar {
  /** Begins to read on from `cursor` if it is time, and nothing is being read. */
  look(cursor: ChatCursor | null): void;
  /** What was read, once; null when there is nothing new. A failure of the chat says nothing of the account's other calls. */
  take(): NetworkResult<ChatPage> | null;
}

export function createChatEar(chat: Chat, { pace, wake, signal }: { pace: Pace; wake: Wake; signal: AbortSignal }): ChatEar {
  const own: Pace = { ...pace, busyMs: pace.chatBusyMs, idleMs: pace.chatIdleMs };
  let state: 'resting' | 'reading' | 'ready' = 'resting';
  let read: NetworkResult<ChatPage> | null = null;
  let crash: { error: unknown } | null = null;
  let due = 0;
  let wait = own.busyMs;
  let failures = 0;
  let lastNews = performance.now();

  function digest(page: NetworkResult<ChatPage>, cursor: ChatCursor | null): void {
    const now = performance.now();
    state = 'resting';
    if (!page.ok) {
      failures += 1;
      due = now + (isShut(page.error) ? SHUT_MS : pauseAfter(page.error, failures, Date.now()));
      if (isShut(page.error)) return;
    } else {
      failures = 0;
      if (page.value.arrivals.length > 0) lastNews = now;
      wait = nextPause(own, wait, now - lastNews);
      due = page.value.more ? now : now + wait;
      if (page.value.arrivals.length === 0 && page.value.cursor === cursor) return;
    }
    state = 'ready';
    read = page;
    wake.ring();
  }

  return {
    look(cursor) {
      if (crash !== null) throw crash.error;
      if (state !== 'resting' || performance.now() < due) return;
      state = 'reading';
      const reading = cursor === null ? beginLog(chat, signal) : readLog(chat, cursor, signal);
      reading.then(
        (page) => digest(page, cursor),
        (error: unknown) => {
          crash = { error };
          wake.ring();
        },
      );
    },
    take() {
      if (state !== 'ready') return null;
      state = 'resting';
      // The account itself is told by its other calls when it is shut out.
      return read?.ok === false && read.error.kind === 'unauthorised' ? null : read;
    },
  };
}
