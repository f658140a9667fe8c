/** The one place that speaks HTTP: JSON both ways, a time-out, every refusal as a `Failure`. */
import { Failure } from './failure.ts';

const BASE = '/api/v1';
/** Milliseconds. Connecting an account waits for its network, and says so with a longer one. */
const TIME_OUT = 15_000;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Sent as it is, instead of a body in JSON. */
  readonly bytes?: Blob;
  readonly signal?: AbortSignal;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Lets the request outlive the page: for what is saved or released on leaving. */
  readonly keepalive?: boolean;
}

type FailureListener = (failure: Failure) => void;
const failureListeners = new Set<FailureListener>();

/** Tells of every refusal of the server, whoever asked. */
export function onRefusal(listener: FailureListener): () => void {
  failureListeners.add(listener);
  return () => void failureListeners.delete(listener);
}

/**
 * Asks the server and returns its JSON, or undefined for an answer without content.
 * @throws {Failure} when refused or not answered; {DOMException} `AbortError` when `signal` ended it.
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const timeout = AbortSignal.timeout(options.timeout ?? TIME_OUT);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const { response, text } = await exchange(path, options, signal, timeout);
  if (response.status === 204 || (response.ok && text === '')) return undefined as Answer;
  const answer = parse(text, response.status);
  if (response.ok) return answer as Answer;
  const failure = refusal(answer, response.status);
  for (const listener of failureListeners) listener(failure);
  throw failure;
}

async function exchange(path: string, options: RequestOptions, signal: AbortSignal, timeout: AbortSignal) {
  // No header of our own on a question: a page that asked it early (`web/app/first-requests.ts`) could not hand its answer over.
  const type = options.bytes ? options.bytes.type || 'application/octet-stream' : options.body === undefined ? null : 'application/json';
  const headers: Record<string, string> = type === null ? {} : { 'content-type': type };
  try {
    const response = await fetch(BASE + path, {
      method: options.method ?? 'GET',
      headers,
      body: options.bytes ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      signal,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
    });
    return { response, text: await response.text() };
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new Failure(timeout.aborted ? 'timeout' : 'offline');
  }
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('unintelligible', {}, status);
  }
}

function refusal(answer: unknown, status: number): Failure {
  if (typeof answer === 'object' && answer !== null && 'error' in answer) {
    const { error } = answer;
    if (typeof error === 'object' && error !== null && 'kind' in error && typeof error.kind === 'string') {
      const { kind, ...details } = error;
      return new Failure(kind, details, status);
    }
  }
  return new Failure('unintelligible', {}, status);
}
