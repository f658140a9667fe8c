/** Whether a server may speak in the name of a domain that is not its own host. */
import { z } from 'zod';
import { askStranger } from '../../platform/outbound/index.ts';
import { USER_AGENT } from '../transport/index.ts';
import { isLoopback } from './address.ts';
import { belongsTo } from './identity.ts';

const LIMIT_MS = 6_000;
const MOST_BYTES = 100_000;
const finger = z.looseObject({ links: z.array(z.unknown()) });
const link = z.looseObject({ rel: z.string(), href: z.string() });
const PROFILES = new Set(['self', 'http://webfinger.net/rel/profile-page']);

/** What a domain says of one of its people, as JSON; null when it says nothing. Ends when `signal` aborts. */
export type AskWebFinger = (url: URL, signal: AbortSignal) => Promise<unknown>;

/**
 * The domain in the handles of a server's people: the `declared` one when the server lives at that domain or below it, or when the domain
 * itself leads to the server (WebFinger, as Mastodon has it: https://docs.joinmastodon.org/spec/webfinger/). Otherwise the server's own host: nobody is
 * taken for another domain's because a server says so. On this machine, where servers are tried out, the server is believed.
 */
export async function confirmDomain(
  server: string,
  { declared, name }: { readonly declared: string; readonly name: string },
  { signal, ask = askWebFinger }: { readonly signal?: AbortSignal | undefined; readonly ask?: AskWebFinger } = {},
): Promise<string> {
  const { host } = new URL(server);
  if (declared === host || isLoopback(server)) return declared;
  if (!URL.canParse(`https://${declared}`) || new URL(`https://${declared}`).pathname !== '/') return host;
  const url = new URL('/.well-known/webfinger', `https://${declared}`);
  if (url.host === host) return declared;
  url.searchParams.set('resource', `acct:${name}@${declared}`);
  const within = AbortSignal.timeout(LIMIT_MS);
  const found = finger.safeParse(await ask(url, signal === undefined ? within : AbortSignal.any([signal, within])));
  const leadsHere = (found.data?.links ?? []).some((candidate) => {
    const one = link.safeParse(candidate);
    return one.success && PROFILES.has(one.data.rel) && URL.canParse(one.data.href) && belongsTo(new URL(one.data.href).host, host);
  });
  return leadsHere ? declared : host;
}

async function askWebFinger(url: URL, signal: AbortSignal): Promise<unknown> {
  try {
    const headers = { accept: 'application/jrd+json, application/json', 'user-agent': USER_AGENT };
    const answer = await askStranger(url, { reach: 'public', signal, headers, mostRedirects: 3 });
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.byteLength;
      if (size > MOST_BYTES) return null;
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    // It says nothing, too late, or no JSON: it leads nowhere.
    return null;
  }
}
