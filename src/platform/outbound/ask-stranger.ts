import { lookup as lookUpLocally, Resolver } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** `public`: the internet alone; `anywhere`: this machine and private networks too, for whoever runs a network of their own there. */
export type Reach = 'public' | 'anywhere';

export type StrangerTrouble = 'not-public' | 'unreachable' | 'too-many-redirects' | 'not-an-address';

export class StrangerError extends Error {
  override readonly name = 'StrangerError';
  readonly trouble: StrangerTrouble;
  constructor(trouble: StrangerTrouble, options?: ErrorOptions) {
    super(trouble, options);
    this.trouble = trouble;
  }
}

export interface AskingOnce {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly body?: Uint8Array;
  readonly reach: Reach;
  /** Ends the whole exchange, the reading of its body too. */
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Asking extends AskingOnce {
  readonly mostRedirects: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** By c-ares: a name server that is silent holds up none of the threads on which `getaddrinfo` and file access wait. */
const resolver = new Resolver({ timeout: 2_000, tries: 2 });

/**
 * Asks an address that a stranger gave (GET, no cookie, no credentials). Where only the internet may be reached, its name is resolved here and
 * the socket goes to the very address that was checked: a name that answers differently the second time gains nothing. Each redirect is
 * checked like the first address. Throws `StrangerError`; the caller bounds and ends the body.
 */
export const askStranger = async (address: URL, asking: Asking): Promise<IncomingMessage> => (await followStranger(address, asking)).answer;

/** The same, with the address that answered in the end. */
export async function followStranger(address: URL, asking: Asking): Promise<{ readonly answer: IncomingMessage; readonly url: URL }> {
  let url = address;
  for (let redirects = 0; redirects <= asking.mostRedirects; redirects += 1) {
    const answer = await askStrangerOnce(url, asking);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.statusCode ?? 0) || location === undefined) return { answer, url };
    answer.destroy();
    if (!URL.canParse(location, url.href)) throw new StrangerError('not-an-address');
    const next = new URL(location, url);
    // What began under a certificate goes on under one.
    if (url.protocol === 'https:' && next.protocol !== 'https:') throw new StrangerError('not-an-address');
    url = next;
  }
  throw new StrangerError('too-many-redirects');
}

/** The same, of this address alone: a redirect is what it answers. */
export async function askStrangerOnce(url: URL, { method = 'GET', reach, signal, headers, body }: AskingOnce): Promise<IncomingMessage> {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw new StrangerError('not-an-address');
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  // An address needs no resolving, so nobody would ask the function below.
  if (reach === 'public' && isIP(bare) !== 0 && !isPublicAddress(bare)) throw new StrangerError('not-public');
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return await new Promise((resolve, reject) => {
    const lookup = reach === 'public' ? resolvePublic : lookUpLocally;
    const asked = send(url, { method, headers, signal, lookup: lookup as typeof lookUpLocally });
    asked.on('response', resolve);
    asked.on('error', (error) => {
      const isShut = error instanceof StrangerError;
      reject(isShut ? error : new StrangerError('unreachable', { cause: error }));
    });
    asked.end(body);
  });
}

type Found = (error: Error | null, found?: LookupAddress[] | string, family?: number) => void;

/** As `dns.lookup` answers it, with public addresses only. */
function resolvePublic(hostname: string, options: LookupOptions, found: Found): void {
  const ask = (family: 4 | 6) =>
    new Promise<LookupAddress[]>((resolve) => {
      const take = (error: Error | null, list: readonly string[] = []) =>
        resolve(error ? [] : list.map((address) => ({ address, family })));
      if (family === 4) resolver.resolve4(hostname, take);
      else resolver.resolve6(hostname, take);
    });
  void Promise.all([ask(4), ask(6)]).then(([four, six]) => {
    const all = [...four, ...six];
    const usable = all.filter(({ address }) => isPublicAddress(address));
    const [first] = usable;
    if (first === undefined) return found(new StrangerError(all.length > 0 ? 'not-public' : 'unreachable'));
    return options.all === true ? found(null, usable) : found(null, first.address, first.family);
  });
}
