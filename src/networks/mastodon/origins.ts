/** What the server where a status was written says that it answers: our own server may never have heard of it. */
import { z } from 'zod';
import { askStranger, type Reach } from '../../platform/outbound/index.ts';
import { USER_AGENT } from '../transport/index.ts';

const LIMIT_MS = 5_000;
const MOST_BYTES = 500_000;
const LONGEST_ADDRESS = 2_000;
const MOST_REMEMBERED = 10_000;
/** A server that does not answer is left in peace for so long. */
const PEACE_MS = 3_600_000;
/** Whoever has us called by many posts gets no more than this out of us. */
const MINUTE_MS = 60_000;
const A_MINUTE = 60;
const A_MINUTE_AND_SERVER = 10;
const ACCEPT = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

const named = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const note = z.looseObject({ id: z.string(), inReplyTo: z.union([named, z.tuple([named]).transform(([one]) => one)]).nullish() });

export interface Origins {
  /** Whether `parentOf` may know more: by the shape of the address, and by what is remembered of it and of its server. */
  mayAsk(uri: string): boolean;
  /**
   * The address of what the status at `uri` answers; null when it answers nothing, or its server does not tell. One that refuses strangers,
   * or does not answer within five seconds, is asked nothing more for an hour. What was told is remembered, so that no status is
   * asked for twice; and no server is asked more than ten times a minute.
   */
  parentOf(uri: string): Promise<string | null>;
}

interface Asking {
  /** Which servers may be asked. */
  readonly reach: Reach;
  /** For one question. */
  readonly limitMs?: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** Remembers for one process, whatever its accounts. */
export function createOrigins({ reach, limitMs = LIMIT_MS, clock = Date.now }: Asking): Origins {
  const answers = new Map<string, string | null>();
  const silentUntil = new Map<string, number>();
  let questions: { readonly host: string; readonly at: number }[] = [];

  function isSpared(host: string): boolean {
    questions = questions.filter(({ at }) => at > clock() - MINUTE_MS);
    return questions.length >= A_MINUTE || questions.filter((one) => one.host === host).length >= A_MINUTE_AND_SERVER;
  }

  return {
    mayAsk(uri) {
      const url = parseAddress(uri, reach);
      if (url === null) return false;
      return answers.has(uri) ? answers.get(uri) !== null : (silentUntil.get(url.host) ?? 0) <= clock() && !isSpared(url.host);
    },

    async parentOf(uri) {
      const url = parseAddress(uri, reach);
      if (url === null) return null;
      const before = answers.get(uri);
      if (before !== undefined) return before;
      questions.push({ host: url.host, at: clock() });
      const { body, silent } = await askForNote(url, reach, AbortSignal.timeout(limitMs));
      if (silent) trim(silentUntil).set(url.host, clock() + PEACE_MS);
      const parsed = note.safeParse(body);
      const said = parsed.data?.id === uri ? (parsed.data.inReplyTo ?? null) : null;
      const parent = said !== null && said !== uri && parseAddress(said, reach) !== null ? said : null;
      trim(answers).set(uri, parent);
      return parent;
    },
  };
}

/** Room for one more, at the oldest's expense. */
function trim<Value>(kept: Map<string, Value>): Map<string, Value> {
  const [oldest] = kept.keys();
  if (kept.size >= MOST_REMEMBERED && oldest !== undefined) kept.delete(oldest);
  return kept;
}

/** Under a certificate, unless private networks are open to us. */
function parseAddress(text: string, reach: Reach): URL | null {
  const url = text.length <= LONGEST_ADDRESS && URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && reach === 'anywhere') ? url : null;
}

/** A server that gives strangers nothing, or nothing now; of a single post that is gone, or odd, the next may be there. */
const isClosed = (status: number): boolean => status === 401 || status === 403 || status === 429 || status >= 500;

/** Of a bearable size and in time. The address is a name: one that leads elsewhere is not followed. */
async function askForNote(url: URL, reach: Reach, signal: AbortSignal): Promise<{ readonly body: unknown; readonly silent: boolean }> {
  const nothing = { body: null, silent: false };
  let text: string;
  try {
    const headers = { accept: ACCEPT, 'user-agent': USER_AGENT };
    const answer = await askStranger(url, { reach, signal, headers, mostRedirects: 0 });
    const status = answer.statusCode ?? 0;
    if (status !== 200 || !/^application\/([\w.-]+\+)?json\b/i.test(answer.headers['content-type'] ?? '')) {
      answer.destroy();
      return { ...nothing, silent: isClosed(status) };
    }
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.byteLength;
      if (size > MOST_BYTES) return nothing;
      parts.push(part);
    }
    text = Buffer.concat(parts).toString('utf8');
  } catch {
    // Unreachable, too late, elsewhere, or not public.
    return { ...nothing, silent: true };
  }
  try {
    return { body: JSON.parse(text) as unknown, silent: false };
  } catch {
    return nothing;
  }
}
