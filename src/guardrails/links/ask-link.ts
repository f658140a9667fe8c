import type { LinkCheck } from '../context.ts';
import { askStrangerOnce, StrangerError } from '../../platform/outbound/index.ts';
import type { Reach } from '../../platform/outbound/index.ts';

export type LinkResult = LinkCheck['result'];

/** What asking one link gave. *silent*: nobody answered, and that may be our own network. *untold*: nothing can be said of anybody. */
export interface Asked {
  readonly result: LinkResult;
  readonly heard: 'answer' | 'silent' | 'untold';
}

type Answer = Awaited<ReturnType<typeof askStrangerOnce>>;

const LIMIT_MS = 3_000;
const MOST_HOPS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HEADERS = { accept: 'text/html,*/*;q=0.8', 'user-agent': 'Visavis', 'accept-language': 'fr,en;q=0.8' };
const FINE: Asked = { result: { kind: 'fine' }, heard: 'answer' };
const UNTOLD: Asked = { result: { kind: 'fine' }, heard: 'untold' };
/** Answers to machines, which people who open the link do not get: not signed in, not welcome, too often, not asked in the right way. */
const SHY = new Set([401, 403, 405, 406, 407, 412, 418, 425, 429, 451, 999]);

/**
 * Asks where a link leads: HEAD, and GET where that is refused, of which only the head is read. Five redirects at most, each address checked as the first; 3 s in
 * all. What cannot be told is fine: who goes in circles without a cookie, who does not talk to machines, who takes his time.
 */
export async function askLink(url: URL, reach: Reach, limitMs: number = LIMIT_MS): Promise<Asked> {
  const signal = AbortSignal.timeout(limitMs);
  let at = url;
  try {
    for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
      const { statusCode = 0, headers } = await askHead(at, reach, signal);
      const { location } = headers;
      if (REDIRECTS.has(statusCode) && location !== undefined) {
        const next = URL.canParse(location, at.href) ? new URL(location, at) : null;
        // To an application, or to nothing that anybody could follow.
        if (next === null || !/^https?:$/.test(next.protocol)) return FINE;
        at = next;
        continue;
      }
      return { result: resultOf(url, at, statusCode), heard: 'answer' };
    }
    return FINE;
  } catch (error) {
    if (signal.aborted) return UNTOLD;
    if (!(error instanceof StrangerError)) throw error;
    // An address with a name and a password in it, or one behind a redirect that we do not ask.
    if (error.trouble === 'not-an-address') return UNTOLD;
    return { result: { kind: 'fails', status: null }, heard: error.trouble === 'unreachable' ? 'silent' : 'untold' };
  }
}

async function askHead(url: URL, reach: Reach, signal: AbortSignal): Promise<Answer> {
  const asking = { reach, signal, headers: HEADERS };
  let answer: Answer | null = null;
  try {
    answer = await askStrangerOnce(url, { ...asking, method: 'HEAD' });
  } catch (error) {
    // Some servers hang up on HEAD. Who is not there is not there for GET either, and is asked in vain once.
    if (!(error instanceof StrangerError) || error.trouble !== 'unreachable' || signal.aborted) throw error;
  }
  answer?.destroy();
  if (answer && (answer.statusCode ?? 0) < 400) return answer;
  const asked = await askStrangerOnce(url, { ...asking, headers: { ...HEADERS, range: 'bytes=0-1023' }, method: 'GET' });
  asked.destroy();
  return asked;
}

function resultOf(asked: URL, arrived: URL, status: number): LinkResult {
  if (status >= 400 && status !== 416 && !SHY.has(status)) return { kind: 'fails', status };
  return arrived.href === asked.href ? { kind: 'fine' } : { kind: 'redirects', to: arrived.href };
}
