import { Hono } from 'hono';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { pageLanguage } from './language.ts';
import type { RequestEnv } from './request.ts';
import type { Encoding, WebFile } from './web-file.ts';
import { openWebFiles } from './web-files.ts';

/** Where the interface keeps the language that its reader chose. */
export const LANGUAGE_COOKIE = 'visavis_language';

const NOT_BUILT = {
  fr: "L'interface n'est pas construite : lancez bin/start, qui la construit.",
  en: 'The interface has not been built: run bin/start, which builds it.',
} as const;

/**
 * Serves the built interface: its files by name, and its one page at every address that a person can be at. Who has a `sessionCookie` may
 * be signed in: that page asks early for what such a person sees.
 */
export function webRoutes(folder: URL, sessionCookie: string): Hono<RequestEnv> {
  const routes = new Hono<RequestEnv>();
  const read = openWebFiles(folder);
  routes.get('*', (c) => {
    const web = read();
    const language = pageLanguage(getCookie(c, LANGUAGE_COOKIE), c.req.header('accept-language'));
    if (web === null) return c.text(NOT_BUILT[language], 503);
    const file = web.files.get(decodePath(c.req.path));
    if (file) return send(c, file, file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate');
    if (!isClientRoute(c.req.path)) return c.text('404', 404);
    c.header('Vary', 'Accept-Encoding, Accept-Language, Cookie');
    c.header('Content-Language', language);
    const { path } = c.req;
    const page = web.page({ language, path, query: c.req.url.includes('?'), signedIn: getCookie(c, sessionCookie) !== undefined });
    return send(c, page, 'no-cache');
  });
  return routes;
}

/** An address of the interface names no file: an asset of an earlier version is not found, instead of being a page that is no script. */
const isClientRoute = (path: string) => !path.startsWith('/assets/') && !/\.\w{1,12}$/.test(path);

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function send(c: Context, file: WebFile, caching: string): Response {
  c.header('ETag', file.etag);
  c.header('Cache-Control', caching);
  if (!c.res.headers.has('Vary')) c.header('Vary', 'Accept-Encoding');
  if (
    c.req
      .header('if-none-match')
      ?.split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === file.etag)
  )
    return c.body(null, 304);
  const encoding = chooseEncoding(c.req.header('accept-encoding') ?? '', file);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  c.header('Content-Type', file.type);
  return c.body(file.bodies[encoding] ?? file.bodies.identity);
}

function chooseEncoding(accepted: string, file: WebFile): Encoding {
  const takes = (encoding: Encoding) =>
    new RegExp(`(^|,)\\s*${encoding}\\s*(;\\s*q=(0\\.0*[1-9]|1))?[^,]*(,|$)`, 'i').test(accepted) &&
    !new RegExp(`${encoding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`, 'i').test(accepted);
  return (['br', 'gzip'] as const).find((encoding) => file.bodies[encoding] && takes(encoding)) ?? 'identity';
}
