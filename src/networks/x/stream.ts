/**
 * The filtered stream: one connection of the application for all its accounts in this process, one rule for each. X allows a plan's
 * application one connection at a time; where it refuses another (a second process, a smaller plan), accounts go on looking by themselves.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { STREAM_QUERY } from './field-names.ts';
import { readAnswer, type ReadPost } from './post.ts';
import { boundedFetch, SMALL, USER_AGENT } from './transport.ts';

export interface StreamListener {
  readonly identity: string;
  readonly username: string;
  heard(post: ReadPost): void;
  /** Connected, or not any more; between the two something may have been missed. */
  changed(connected: boolean): void;
}

export interface StreamPace {
  /** X sends an empty line every 20 s; without one for longer, the connection is dead. */
  readonly silenceMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** After X refused the stream itself. */
  readonly refusedRetryMs: number;
}
export const STREAM_PACE: StreamPace = { silenceMs: 30_000, firstRetryMs: 1_000, longestRetryMs: 300_000, refusedRetryMs: 600_000 };

const LONGEST_LINE = 1_000_000;
const tagOf = (identity: string): string => `visavis:${identity}`;
const ruleOf = (username: string): string => `(@${username} OR url:"x.com/${username}/status") -from:${username}`;

const wireRules = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), value: z.string(), tag: z.string().optional() })).optional(),
});
const wireLine = z.looseObject({ data: z.unknown(), matching_rules: z.array(z.looseObject({ tag: z.string().optional() })).catch([]) });

export type Streams = ReturnType<typeof createStreams>;

/** The streams of this process, by server and application. */
export function createStreams(pace: StreamPace = STREAM_PACE) {
  const open = new Map<string, ReturnType<typeof openStream>>();
  return {
    /** Answers how to end it. */
    join(server: string, token: string, listener: StreamListener): () => void {
      const key = `${server} ${token}`;
      const stream = open.get(key) ?? openStream(server, token, pace);
      open.set(key, stream);
      stream.add(listener);
      return () => {
        if (stream.remove(listener)) return;
        open.delete(key);
        stream.close();
      };
    },
  };
}

function openStream(server: string, token: string, pace: StreamPace) {
  const listeners = new Set<StreamListener>();
  const ended = new AbortController();
  const headers = { authorization: `Bearer ${token}`, 'user-agent': USER_AGENT };
  let connected = false;

  const tell = (now: boolean): void => {
    if (connected !== now) for (const listener of listeners) listener.changed(now);
    connected = now;
  };

  async function ask(method: 'GET' | 'POST', body?: unknown): Promise<unknown> {
    const init = { method, headers: { ...headers, 'content-type': 'application/json' }, signal: ended.signal };
    const answer = await boundedFetch(
      new URL('/2/tweets/search/stream/rules', server),
      { ...init, ...(body ? { body: JSON.stringify(body) } : {}) },
      SMALL,
    );
    if (answer.status >= 300) throw new Refused(answer.status);
    return JSON.parse(Buffer.from(answer.bytes).toString('utf8'));
  }

  /** Each account's rule, as it should be: a changed handle makes another. */
  async function keepRules(): Promise<void> {
    const rules = wireRules.parse(await ask('GET')).data ?? [];
    const wanted = [...listeners].map(({ identity, username }) => ({ value: ruleOf(username), tag: tagOf(identity) }));
    const missing = wanted.filter(({ value, tag }) => !rules.some((rule) => rule.value === value && rule.tag === tag));
    const stale = rules.filter((rule) => missing.some(({ tag }) => tag === rule.tag)).map(({ id }) => id);
    if (stale.length > 0) await ask('POST', { delete: { ids: stale } });
    if (missing.length > 0) await ask('POST', { add: missing });
  }

  async function hearOnce(): Promise<void> {
    await keepRules();
    const url = new URL('/2/tweets/search/stream', server);
    for (const [name, value] of Object.entries(STREAM_QUERY)) url.searchParams.set(name, value);
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), pace.silenceMs);
    try {
      const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.any([ended.signal, silence.signal]) });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw new Refused(response.status);
      }
      tell(true);
      const decoder = new TextDecoder();
      let rest = '';
      for await (const part of response.body ?? []) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), pace.silenceMs);
        const lines = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > LONGEST_LINE) throw new Error('a line without end');
        for (const line of lines) hearLine(line);
      }
    } finally {
      clearTimeout(timer);
      tell(false);
    }
  }

  function hearLine(line: string): void {
    if (line.trim() === '') return;
    let body: unknown;
    try {
      body = JSON.parse(line);
    } catch {
      // Half a line of a broken connection: what it told is found by the next look.
      return;
    }
    const parsed = wireLine.safeParse(body);
    if (!parsed.success) return;
    const tags = new Set(parsed.data.matching_rules.map(({ tag }) => tag));
    for (const post of readAnswer(body).posts) {
      if (post.isRepost) continue;
      for (const listener of listeners) if (tags.has(tagOf(listener.identity))) listener.heard(post);
    }
  }

  async function run(): Promise<void> {
    // Accounts that are opened together are in the same first set of rules.
    await sleep(20, undefined, { signal: ended.signal }).catch(() => undefined);
    let retryMs = pace.firstRetryMs;
    while (!ended.signal.aborted) {
      let wait = retryMs;
      const since = performance.now();
      try {
        await hearOnce();
      } catch (error) {
        if (error instanceof Refused) wait = error.status >= 500 ? retryMs : pace.refusedRetryMs;
      }
      retryMs = performance.now() - since > 60_000 ? pace.firstRetryMs : Math.min(pace.longestRetryMs, retryMs * 2);
      await sleep(wait, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }
  void run();

  return {
    add(listener: StreamListener): void {
      listeners.add(listener);
      if (!connected) return;
      listener.changed(true);
      void keepRules().catch(() => listener.changed(false));
    },
    /** Whether others are left. */
    remove(listener: StreamListener): boolean {
      listeners.delete(listener);
      return listeners.size > 0;
    },
    close: () => ended.abort(),
  };
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(status: number) {
    super(`the stream is refused (${status})`);
    this.status = status;
  }
}
