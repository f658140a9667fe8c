/** Whether an organisation's own domain is its handle, and if not, what to change: https://atproto.com/specs/handle */
import { Resolver } from 'node:dns/promises';
import { normaliseHandle } from './address.ts';
import { SMALL, USER_AGENT } from './bare-call.ts';
import { boundedFetch } from './transport.ts';

const LIMIT_MS = 10_000;
const LONGEST_PAGE = 10_000;

/** How a domain says whose it is: a TXT record of `_atproto.<domain>`, or a page at `https://<domain>/.well-known/atproto-did`. */
export interface DomainDeps {
  /** The texts of a name's TXT records, each whole; throws what `node:dns` throws. */
  readonly resolveTexts: (name: string) => Promise<readonly string[]>;
  /** Answers the page's status and text; throws when it cannot be had. */
  readonly readPage: (url: string) => Promise<{ readonly status: number; readonly text: string; readonly contentType: string }>;
}

export type DomainFinding =
  /** It says so already. */
  | { readonly kind: 'right'; readonly by: 'dns' | 'page' }
  /** Nothing stands there. `host`: what the record is named in the domain's own zone; `value`: what it must hold. */
  | { readonly kind: 'record-missing'; readonly host: string; readonly value: string }
  | { readonly kind: 'page-missing'; readonly url: string; readonly value: string; readonly status: number | null }
  /** Several records contradict each other: then none of them counts. */
  | { readonly kind: 'record-twice'; readonly host: string; readonly found: readonly string[] }
  /** A record or page of the right place names somebody else, or nobody. */
  | { readonly kind: 'record-other'; readonly host: string; readonly found: string; readonly value: string }
  | { readonly kind: 'page-other'; readonly url: string; readonly found: string; readonly value: string }
  /** Right but for what stands around it: spaces, quotes, `did=` on the page, a whole page of HTML. */
  | { readonly kind: 'page-dressed'; readonly url: string; readonly value: string }
  /** The domain itself is not there, or its servers do not answer: nothing can be said of the record. */
  | { readonly kind: 'dns-failed'; readonly host: string; readonly code: string }
  | { readonly kind: 'not-a-domain' };

export interface DomainCheck {
  readonly domain: string;
  /** Whether the network would accept the domain as the account's handle now. */
  readonly isRight: boolean;
  readonly findings: readonly DomainFinding[];
}

const systemDeps: DomainDeps = {
  async resolveTexts(name) {
    // By itself it would wait for a minute where no server answers.
    const resolver = new Resolver({ timeout: LIMIT_MS / 4, tries: 2 });
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  },
  async readPage(url) {
    const response = await boundedFetch(new URL(url), { headers: { 'user-agent': USER_AGENT } }, { ...SMALL, timeoutMs: LIMIT_MS });
    return {
      status: response.status,
      text: (await response.text()).slice(0, LONGEST_PAGE),
      contentType: response.headers.get('content-type') ?? '',
    };
  },
};

/** Checks both ways at once; the network asks DNS first and takes the page only when there is no record. */
export async function checkDomain(
  { domain: typed, identity }: { domain: string; identity: string },
  deps: DomainDeps = systemDeps,
): Promise<DomainCheck> {
  const domain = normaliseHandle(typed.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''));
  if (domain === null || domain.startsWith('did:')) return { domain: typed, isRight: false, findings: [{ kind: 'not-a-domain' }] };
  const [record, page] = await Promise.all([checkRecord(domain, identity, deps), checkPage(domain, identity, deps)]);
  // A record that names another hides the page.
  const isHidden = record.kind === 'record-other';
  return { domain, isRight: record.kind === 'right' || (page.kind === 'right' && !isHidden), findings: [record, page] };
}

async function checkRecord(domain: string, identity: string, { resolveTexts }: DomainDeps): Promise<DomainFinding> {
  const host = `_atproto.${domain}`;
  const value = `did=${identity}`;
  let texts: readonly string[];
  try {
    texts = await resolveTexts(host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
    return code === 'ENODATA' || code === 'ENOTFOUND' ? { kind: 'record-missing', host, value } : { kind: 'dns-failed', host, code };
  }
  const named = [...new Set(texts.filter((text) => text.startsWith('did=')))];
  const [only] = named;
  if (named.length > 1) return { kind: 'record-twice', host, found: named };
  if (only === value) return { kind: 'right', by: 'dns' };
  if (only !== undefined) return { kind: 'record-other', host, found: only, value };
  const [stray] = texts;
  return stray === undefined ? { kind: 'record-missing', host, value } : { kind: 'record-other', host, found: stray.slice(0, 300), value };
}

async function checkPage(domain: string, identity: string, { readPage }: DomainDeps): Promise<DomainFinding> {
  const url = `https://${domain}/.well-known/atproto-did`;
  try {
    const { status, text, contentType } = await readPage(url);
    if (status < 200 || status >= 300) return { kind: 'page-missing', url, value: identity, status };
    // One line, as the network reads it.
    if (text.trim() === identity) return { kind: 'right', by: 'page' };
    if (text.includes(identity)) return { kind: 'page-dressed', url, value: identity };
    // A site that answers everything with its front page has no such page.
    if (contentType.includes('html')) return { kind: 'page-missing', url, value: identity, status };
    return { kind: 'page-other', url, found: text.trim().slice(0, 300), value: identity };
  } catch {
    return { kind: 'page-missing', url, value: identity, status: null };
  }
}
