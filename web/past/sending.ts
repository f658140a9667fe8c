/**
 * Files on their way to the server. A sending outlives the page that began it, as long as the product is open in this tab; a part that gets
 * no answer is sent again.
 */
import { useSyncExternalStore } from 'react';
import { sendPart } from '../api/past.ts';
import { isFailure } from '../api/failure.ts';

/** Bytes; the server's own length of a part. */
const PART = 4 * 1024 * 1024;
/** Milliseconds before a part is tried again. */
const WAITS = [1_000, 2_000, 5_000, 10_000, 20_000];

export interface Sending {
  readonly file: File;
  readonly sent: number;
  /** What stopped it; a person decides to go on. */
  readonly error: unknown;
}

type Send = typeof sendPart;
const sendings = new Map<string, Sending>();
const stops = new Map<string, AbortController>();
const listeners = new Set<() => void>();

function change(readingId: string, sending: Sending | null): void {
  if (sending === null) sendings.delete(readingId);
  else sendings.set(readingId, sending);
  for (const listener of listeners) listener();
}

/** Begins, or goes on from `sent` bytes. Resolves when all is sent, or it stopped. */
export async function sendFile(readingId: string, file: File, sent: number): Promise<void> {
  if (sendings.get(readingId)?.error === null) return;
  const stopping = new AbortController();
  stops.set(readingId, stopping);
  change(readingId, { file, sent, error: null });
  try {
    await sendParts(file, { from: sent, signal: stopping.signal, send: sendPart, readingId }, (now) =>
      change(readingId, { file, sent: now, error: null }),
    );
    change(readingId, null);
  } catch (error) {
    if (stopping.signal.aborted) change(readingId, null);
    else change(readingId, { file, sent: sendings.get(readingId)?.sent ?? sent, error });
  } finally {
    stops.delete(readingId);
  }
}

export function stopSending(readingId: string): void {
  stops.get(readingId)?.abort();
  change(readingId, null);
}

interface PartsOptions {
  readonly readingId: string;
  readonly from: number;
  readonly signal: AbortSignal;
  readonly send: Send;
  readonly waits?: readonly number[];
}

/** Sends `file` part by part, in order; throws what cannot be mended by sending again. */
export async function sendParts(file: Blob, options: PartsOptions, onSent: (bytes: number) => void): Promise<void> {
  const { readingId, signal, send, waits = WAITS } = options;
  for (let at = options.from - (options.from % PART); at < file.size;) {
    const bytes = file.slice(at, at + PART);
    const { receivedBytes } = await insist(() => send(readingId, at / PART, { bytes, signal }), signal, waits);
    at = receivedBytes;
    onSent(at);
  }
}

const PASSING = new Set(['offline', 'timeout', 'unintelligible', 'database-unavailable', 'stopping', 'too-slow', 'busy']);

async function insist<Value>(work: () => Promise<Value>, signal: AbortSignal, waits: readonly number[]): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = waits[tries];
      if (signal.aborted || wait === undefined || !isFailure(error) || !PASSING.has(error.kind)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The sending of this reading from this tab; undefined when there is none. */
export function useSending(readingId: string): Sending | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => sendings.get(readingId),
  );
}

// The browser asks before it closes a tab that still sends; it forgets the file.
window.addEventListener('beforeunload', (event) => {
  if ([...sendings.values()].some(({ error }) => error === null)) event.preventDefault();
});
