import { keepPicture } from '../media/index.ts';
import type { OneByOne } from '../media/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { FetchPicture } from '../platform/pictures/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { KeptCard, LinkCard } from './card.ts';
import { decodePage } from './decode-page.ts';
import type { FetchPage } from './fetch-page.ts';
import { readPage } from './read-page.ts';
import type { PageWords } from './read-page.ts';
import type { NoCard } from './schema.ts';
import { findCard, keepCard } from './store.ts';

export interface CardDeps {
  readonly database: Database;
  readonly oneByOne: OneByOne;
  readonly newId: () => string;
  readonly now: () => number;
  readonly fetchPage: FetchPage;
  readonly fetchPicture: FetchPicture;
}

export type MakeCard = (visitor: Visitor, request: { readonly url: string; readonly again: boolean }) => Promise<Result<KeptCard, NoCard>>;

/** Asked at once by a process; as many again wait for a place. */
const MOST_AT_ONCE = 8;
const MOST_WAITING = 40;
/** What one member may have asked in ten minutes. */
const MOST_BY_MEMBER = 60;
const WINDOW_MS = 600_000;
/** Small beside words: no network shows a card larger, nor takes a larger file for it. */
const PICTURE = { pictureBytes: 900_000, pictureSide: 1_200, picturePixels: null, pictureTypes: ['image/jpeg', 'image/png'] };

/** How a process makes cards: what two type at once is asked once, and of strangers no more than they bear. */
export function createCardMaking(deps: CardDeps): MakeCard {
  const underWay = new Map<string, Promise<Result<KeptCard, NoCard>>>();
  const waiting: (() => void)[] = [];
  const asked = new Map<string, number[]>();
  let busy = 0;

  function isTooOften(memberId: string): boolean {
    const since = deps.now() - WINDOW_MS;
    const recent = (asked.get(memberId) ?? []).filter((at) => at > since);
    if (asked.size > 10_000) asked.clear();
    asked.set(memberId, recent);
    if (recent.length >= MOST_BY_MEMBER) return true;
    recent.push(deps.now());
    return false;
  }

  async function inTurn(visitor: Visitor, url: string): Promise<Result<KeptCard, NoCard>> {
    if (busy < MOST_AT_ONCE) busy += 1;
    else if (waiting.length >= MOST_WAITING) return fail('busy');
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await makeCard(deps, visitor, url);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  return async (visitor, { url, again }) => {
    const { organisationId, memberId } = visitor;
    const { href } = new URL(url);
    const kept = again ? null : await deps.database.read(organisationId, (db) => findCard(db, organisationId, href));
    if (kept !== null) return succeed(kept);
    const key = `${organisationId} ${href}`;
    const already = underWay.get(key);
    if (already !== undefined) return await already;
    if (isTooOften(memberId)) return fail('busy');
    const making = inTurn(visitor, href).finally(() => underWay.delete(key));
    underWay.set(key, making);
    return await making;
  };
}

async function makeCard(deps: CardDeps, visitor: Visitor, url: string): Promise<Result<KeptCard, NoCard>> {
  const page = await deps.fetchPage(new URL(url));
  if (!page.ok) return page;
  const words = readPage(decodePage(page.value.bytes, page.value.contentType), page.value.url);
  if (words === null) return fail('nothing');
  const picture = await pictureOf(deps, visitor, words);
  const card = { url, title: words.title, description: words.description, picture };
  return succeed(await deps.database.transact(visitor.organisationId, (tx) => keepCard(tx, card)));
}

async function pictureOf(deps: CardDeps, { organisationId, memberId }: Visitor, { pictureUrl }: PageWords): Promise<LinkCard['picture']> {
  if (pictureUrl === null) return null;
  const fetched = await deps.fetchPicture(new URL(pictureUrl));
  if (!fetched.ok) return null;
  const kept = await keepPicture(deps, { organisationId, memberId }, { bytes: fetched.value.bytes, limits: PICTURE });
  return kept && { mediaId: kept.mediaId };
}
