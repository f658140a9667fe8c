/**
 * Replies that seem to begin a thread: our server names no parent that it does not have. Their origin says what they answer, and our
 * server then fetches that itself, which keeps its own rules: what it blocks does not come.
 */
import { z } from 'zod';
import type { Client } from './client.ts';
import { belongsTo } from './identity.ts';
import type { Origins } from './origins.ts';
import { mentionsOf, readUrl, readVisibility, type Place, type StatusEntity } from './post.ts';
import { readAll } from './roots.ts';

/** Resolving has our server ask another one. */
const SEARCH_MS = 10_000;
const KEPT_MS = 3_600_000;
const BLOCKS_A_PAGE = 200;
const MOST_BLOCK_PAGES = 25;
/** Of what the server grants, this part is left to people and to listening. */
const RESERVED = 0.3;

export interface MissingParents {
  /** Whether something above this status may be missing: nothing is asked for. */
  maySeek(status: StatusEntity): boolean;
  /** What this status answers, brought to our server; null when nothing is known of it, or it was asked for before. Never fails. */
  seek(status: StatusEntity): Promise<StatusEntity | null>;
}

const searched = z.looseObject({ statuses: z.array(z.unknown()) });

/** `clock`: milliseconds since 1970. */
export function createMissingParents(
  { client, identity, ...place }: Place & { readonly client: Client; readonly identity: string },
  { origins, clock = Date.now }: { readonly origins: Origins; readonly clock?: () => number },
): MissingParents {
  let searchesFrom = 0;
  let blocks: { readonly domains: readonly string[]; readonly until: number } | null = null;

  function maySeek(status: StatusEntity): boolean {
    if (status.in_reply_to_id || searchesFrom > clock() || status.account.limited === true || status.account.suspended === true)
      return false;
    const uri = readUrl(status.uri);
    if (uri === null || !URL.canParse(uri) || isOurs(uri, place)) return false;
    // Of what not everybody may read its server tells nothing to whoever asks.
    const isOpen = ['public', 'unlisted'].includes(readVisibility(status.visibility));
    return isOpen && origins.mayAsk(uri) && mentionsOf(status, place).some((one) => one.identity === identity);
  }

  /** Domains that our account wants to hear nothing of; null while that cannot be known. */
  async function blockedDomains(): Promise<readonly string[] | null> {
    if (blocks !== null && blocks.until > clock()) return blocks.domains;
    const domains: string[] = [];
    let where: URL | null = null;
    for (let pages = 0; pages === 0 || (where !== null && pages < MOST_BLOCK_PAGES); pages += 1) {
      const page = await client.find(where ?? '/api/v1/domain_blocks', where === null ? { query: { limit: BLOCKS_A_PAGE } } : {});
      if (!page.ok && page.error.kind !== 'rejected') return null;
      // Software without such blocks has none.
      const listed = page.ok && page.value !== null ? z.array(z.string()).safeParse(page.value.body).data : [];
      if (listed === undefined) return null;
      domains.push(...listed);
      where = page.ok ? (page.value?.older ?? null) : null;
    }
    blocks = { domains, until: clock() + KEPT_MS };
    return domains;
  }

  function isShort(): boolean {
    const quota = client.quota();
    return quota !== null && quota.resetAt.getTime() > clock() && quota.remaining < quota.limit * RESERVED;
  }

  async function bring(address: string): Promise<StatusEntity | null> {
    const query = { q: address, resolve: true, type: 'statuses', limit: 1 };
    const page = await client.find('/api/v2/search', { query, large: true, signal: AbortSignal.timeout(SEARCH_MS) });
    const isRefused = page.ok ? page.value === null : page.error.kind === 'rejected' || page.error.kind === 'unauthorised';
    if (isRefused) searchesFrom = clock() + KEPT_MS;
    if (!page.ok || page.value === null) return null;
    // Small software searches among words, too: only what has this very address is meant.
    const found = readAll(searched.safeParse(page.value.body).data?.statuses);
    return found.find((status) => readUrl(status.uri) === address || readUrl(status.url) === address) ?? null;
  }

  return {
    maySeek,
    async seek(status) {
      if (!maySeek(status) || isShort()) return null;
      const uri = readUrl(status.uri) ?? '';
      const blocked = await blockedDomains();
      const isShut = (address: string) => blocked === null || blocked.some((domain) => belongsTo(new URL(address).host, domain));
      if (isShut(uri)) return null;
      const address = await origins.parentOf(uri);
      if (address === null || isShut(address)) return null;
      const parent = await bring(address);
      return parent === null || parent.id === status.id ? null : parent;
    },
  };
}

const isOurs = (uri: string, { server, domain }: Place): boolean => {
  const { host } = new URL(uri);
  return host === new URL(server).host || host === domain;
};
