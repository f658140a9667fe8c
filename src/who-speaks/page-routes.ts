import { Hono } from 'hono';
import type { Context } from 'hono';
import { preferredLanguage } from '../platform/http/index.ts';
import type { PageLanguage } from '../platform/http/index.ts';
import { ACCOUNTS, CARD, pathOf } from './addresses.ts';
import type { Encoding, PageCache, WrittenPage } from './page-cache.ts';
import { readPage } from './read-page.ts';
import { readSlug } from './slug.ts';
import { findPublishedPage } from './store.ts';
import type { WhoSpeaksDeps } from './who-speaks-deps.ts';
import { writeCard } from './write-card.ts';
import { writeMissing } from './write-missing.ts';
import { writePage } from './write-page.ts';

export interface PageMeans extends WhoSpeaksDeps {
  readonly cache: PageCache;
  /** Our origin without a final slash; null when it is not configured. */
  readonly publicUrl: string | null;
}

interface Wanted {
  readonly slug: string;
  readonly account: string | null;
  readonly card: boolean;
}

const FOR_A_MOMENT = 'public, max-age=2, must-revalidate';

/** The public pages under one of their two roots, whose language they have unless the reader asks for the other one. */
export function pageRoutes(means: PageMeans, root: PageLanguage): Hono {
  const routes = new Hono();
  for (const accounts of Object.values(ACCOUNTS)) {
    routes.get(`/:slug/${accounts}/:account`, async (c) => await show(c, c.req.param('account'), false));
    for (const card of Object.values(CARD))
      routes.get(`/:slug/${accounts}/:account/${card}`, async (c) => await show(c, c.req.param('account'), true));
  }
  for (const card of Object.values(CARD)) routes.get(`/:slug/${card}`, async (c) => await show(c, null, true));
  routes.get('/:slug/photos/:memberId/:size', async (c) => await photo(c, means));
  routes.get('/:slug', async (c) => await show(c, null, false));
  routes.all('*', (c) => missing(c, languageOf(c, root)));

  async function show(c: Context, account: string | null, card: boolean): Promise<Response> {
    const language = languageOf(c, root);
    c.header('Vary', 'Accept-Language, Accept-Encoding');
    const slug = readSlug(c.req.param('slug') ?? '');
    if (slug === null || (account !== null && account.length > 300)) return missing(c, language);
    const wanted = { slug, account, card };
    const page = await means.cache.get(`${language} ${pathOf(language, wanted)}`, async () => await write(means, wanted, language));
    if (page === null) return missing(c, language);
    c.header('Content-Security-Policy', policy(page, card));
    if (card) c.header('X-Robots-Tag', 'noindex');
    c.header('Content-Language', language);
    c.header('Cache-Control', FOR_A_MOMENT);
    return send(c, page);
  }
  return routes;
}

async function write(means: PageMeans, wanted: Wanted, language: PageLanguage) {
  const nothing = { markup: null, organisationId: null, until: 0 };
  const organisationId = await findPublishedPage(means.database.gate, wanted.slug);
  if (organisationId === null) return nothing;
  const view = await means.database.read(organisationId, async (db) => await readPage(means, db, organisationId));
  const key = wanted.account?.toLowerCase() ?? null;
  const account = key === null ? null : view?.accounts.find((one) => one.key === key);
  if (view === null || account === undefined) return nothing;
  const request = { view, account, language, origin: means.publicUrl ?? '' };
  return {
    markup: wanted.card ? writeCard(request) : writePage(request),
    organisationId,
    until: Date.now() + (view.nextChange.getTime() - view.now.getTime()),
  };
}

/** `?lang=` before all; then what the browser asks for, if it asks for one of ours; then the address's own language. */
function languageOf(c: Context, root: PageLanguage): PageLanguage {
  const chosen = c.req.query('lang');
  if (chosen === 'fr' || chosen === 'en') return chosen;
  const accepted = c.req.header('accept-language') ?? '';
  return /(^|[,\s])(fr|en)\b/i.test(accepted) ? preferredLanguage(accepted) : root;
}

/** Nothing is loaded but our own style and photos; only the card may be shown inside another site. */
const policy = ({ styleDigest }: Pick<WrittenPage, 'styleDigest'>, card: boolean): string =>
  `default-src 'none'; style-src 'sha256-${styleDigest}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${card ? '*' : "'none'"}`;

function send(c: Context, page: WrittenPage): Response {
  c.header('ETag', page.etag);
  const known = c.req
    .header('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(page.etag)) return c.body(null, 304);
  const accepted = c.req.header('accept-encoding') ?? '';
  const encoding = (['br', 'gzip'] as const).find((one) => takes(accepted, one)) ?? 'identity';
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  c.header('Content-Type', 'text/html; charset=utf-8');
  return c.body(page.bodies[encoding]);
}

const takes = (accepted: string, encoding: Encoding): boolean =>
  accepted.split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

async function photo(c: Context, means: PageMeans): Promise<Response> {
  const slug = readSlug(c.req.param('slug') ?? '');
  const memberId = c.req.param('memberId') ?? '';
  const size = c.req.param('size') === '96' ? 96 : c.req.param('size') === '256' ? 256 : null;
  const organisationId = slug === null || size === null || !UUID.test(memberId) ? null : await findPublishedPage(means.database.gate, slug);
  if (organisationId === null || size === null) return c.body(null, 404);
  const found = await means.database.read(organisationId, async (db) => {
    const shown = await means.listPublicCards(db, organisationId);
    return shown.some((card) => card.memberId === memberId) ? await means.findPhoto(db, organisationId, memberId, size) : null;
  });
  if (found === null) return c.body(null, 404);
  const etag = `"${found.digest.slice(0, 22)}-${size}"`;
  // Not for long: who withdraws is soon gone from every cache.
  c.header('Cache-Control', 'public, max-age=300');
  c.header('ETag', etag);
  c.header('Content-Security-Policy', "default-src 'none'");
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  return c.body(Buffer.from(found.bytes), 200, { 'Content-Type': found.mimeType });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function missing(c: Context, language: PageLanguage): Response {
  const page = writeMissing(language);
  c.header('Content-Security-Policy', policy(page, false));
  c.header('Cache-Control', 'no-store');
  c.header('Content-Language', language);
  c.header('X-Robots-Tag', 'noindex');
  return c.html(page.markup, 404);
}
