import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A page as it leaves, in each encoding. */
export interface WrittenPage {
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Buffer<ArrayBuffer>>>;
  /** Digest of its style element, for the page's security policy. */
  readonly styleDigest: string;
}

export interface Fresh {
  readonly page: WrittenPage | null;
  /** When it says something else by itself, in milliseconds since the epoch. */
  readonly until: number;
}

export interface PageCache {
  /**
   * The page under `key`, of an organisation that `write` finds out. A change that this process heard of shows within a second: one reader
   * a second has the page written anew, the others meanwhile read what is there.
   */
  get(key: string, write: () => Promise<Written>): Promise<WrittenPage | null>;
  /** Something changed in this organisation; null: perhaps in any. */
  changed(organisationId: string | null): void;
}

export interface Written {
  /** Null: there is no such page. */
  readonly markup: string | null;
  readonly organisationId: string | null;
  readonly until: number;
}

interface Entry {
  page: WrittenPage | null;
  organisationId: string | null;
  until: number;
  writtenAt: number;
  /** When the first change after its writing was heard of; null: it is fresh. */
  staleSince: number | null;
  writing: Promise<void> | null;
}

/** A stale page is written anew so often at most, and shown so long at most. */
const PACE_MS = 700;
const MOST_STALE_MS = 1_000;
/** While the database is away, the last page is shown for so long. */
const OUTAGE_MS = 60_000;
const MOST_PAGES = 600;

/** The rendered pages of one process. `now`: milliseconds since the epoch. */
export function createPageCache(now: () => number): PageCache {
  const entries = new Map<string, Entry>();

  async function renew(key: string, entry: Entry, write: () => Promise<Written>): Promise<void> {
    const began = now();
    const staleBefore = entry.staleSince;
    // What changes while it is written makes it stale again.
    entry.staleSince = null;
    try {
      const written = await write();
      entry.page = written.markup === null ? null : await pack(written.markup, entry.page);
      entry.organisationId = written.organisationId;
      entry.until = written.until;
      entry.writtenAt = began;
      // What is not there is not kept: asking for many pages that are not must not push out those that are.
      if (entry.page === null) entries.delete(key);
    } catch (error) {
      entry.staleSince = staleBefore ?? began;
      throw error;
    }
  }

  function remember(key: string, entry: Entry): void {
    const [oldest] = entries.keys();
    if (entries.size >= MOST_PAGES && oldest !== undefined) entries.delete(oldest);
    entries.set(key, entry);
  }

  function write(key: string, entry: Entry, how: () => Promise<Written>): Promise<void> {
    entry.writing ??= renew(key, entry, how).finally(() => (entry.writing = null));
    return entry.writing;
  }

  async function get(key: string, how: () => Promise<Written>): Promise<WrittenPage | null> {
    const entry = entries.get(key) ?? { page: null, organisationId: null, until: 0, writtenAt: 0, staleSince: null, writing: null };
    const known = entries.has(key);
    const at = now();
    if (known && entry.staleSince === null && at < entry.until) return entry.page;
    if (!known) remember(key, entry);
    const staleFor = entry.staleSince === null ? at - entry.until : at - entry.staleSince;
    const mayWait = known && entry.writtenAt > 0 && entry.page !== null;
    if (mayWait && staleFor < MOST_STALE_MS) {
      if (at - entry.writtenAt >= PACE_MS) void write(key, entry, how).catch(() => {});
      if (at < entry.until) return entry.page;
    }
    try {
      await write(key, entry, how);
    } catch (error) {
      if (entry.page === null || now() - entry.writtenAt > OUTAGE_MS) {
        if (entry.writtenAt === 0) entries.delete(key);
        throw error;
      }
    }
    return entry.page;
  }

  function changed(organisationId: string | null): void {
    const at = now();
    for (const entry of entries.values()) {
      if (organisationId === null || entry.organisationId === organisationId) entry.staleSince ??= at;
    }
  }

  return { get, changed };
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** The same text again keeps its packed form. */
async function pack(markup: string, before: WrittenPage | null): Promise<WrittenPage> {
  const identity = Buffer.from(markup);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  if (before?.etag === etag) return before;
  const [br, zipped] = await Promise.all([toBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), toGzip(identity)]);
  const style = /<style>([\s\S]*?)<\/style>/.exec(markup)?.[1] ?? '';
  const styleDigest = createHash('sha256').update(style).digest('base64');
  return { etag, styleDigest, bodies: { identity, br: Buffer.from(br), gzip: Buffer.from(zipped) } };
}
