import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Log } from '../log.ts';
import type { RequestEnv } from './request.ts';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Gives each request its number, which a proxy in front may have chosen. */
export const numberRequests =
  (log: Log): MiddlewareHandler<RequestEnv> =>
  async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    c.set('log', log.child({ requestId }));
    c.header('X-Request-Id', requestId);
    await next();
  };

/**
 * Refuses to act for another site. A browser tells where an unsafe request comes from in Sec-Fetch-Site or Origin; what sends neither is
 * not a browser, and carries no cookie that its owner did not give it.
 */
export const refuseForeignOrigins =
  (publicUrl: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (UNSAFE.has(c.req.method) && !isOurs(c, publicUrl)) return c.json({ error: { kind: 'foreign-origin' } }, 403);
    return await next();
  };

/** No page of another site can add this header without our leave, which it is not given; and without a cookie it has nothing of its reader's to abuse. */
const bringsKeyAlone = (c: Context): boolean =>
  /^bearer /i.test(c.req.header('authorization') ?? '') && c.req.header('cookie') === undefined;

function isOurs(c: Context, publicUrl: string | null): boolean {
  if (bringsKeyAlone(c)) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

const MB = 1024 * 1024;

/** What a body may be, and its largest length in bytes. None of them can be sent by a form of another site. */
const BODIES: readonly { readonly type: RegExp; readonly maximum: number }[] = [
  { type: /^application\/json\s*(;|$)/i, maximum: MB },
  { type: /^image\/[-\w.+]+\s*$/i, maximum: 10 * MB },
  // A calendar brought from elsewhere.
  { type: /^text\/(csv|calendar)\s*(;|$)/i, maximum: 10 * MB },
  // A part of a larger file.
  { type: /^application\/octet-stream\s*$/i, maximum: 4 * MB },
];

const bodyOf = (c: Context) => BODIES.find(({ type }) => type.test(c.req.header('content-type') ?? ''));

/** A body is of a kind that is read here, or is not read: a form of another site cannot pass for one of our requests. */
export const requireJson: MiddlewareHandler = async (c, next) => {
  const length = c.req.header('content-length');
  const hasBody = (length !== undefined && length !== '0') || c.req.header('transfer-encoding') !== undefined;
  if (hasBody && !bodyOf(c)) return c.json({ error: { kind: 'not-json' } }, 415);
  return await next();
};

/** A body says its length before it is read: 1 MB at most, 10 MB for an image. */
export const limitBody: MiddlewareHandler = async (c, next) => {
  if (c.req.header('transfer-encoding') !== undefined) return c.json({ error: { kind: 'length-required' } }, 411);
  const maximum = bodyOf(c)?.maximum ?? MB;
  if (Number(c.req.header('content-length') ?? 0) > maximum) return c.json({ error: { kind: 'too-large', maximum } }, 413);
  return await next();
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Virtual lists and overlays are placed by style attributes.
  "style-src 'self' 'unsafe-inline'",
  // Faces and images of posts come through us (`/pictures`): no stranger's server learns who looks, nor from where.
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer, for browsers. */
export const secureHeaders =
  (publicUrl: string | null): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const headers = c.res.headers;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    // The older word for the same thing knows no exception: it is left out of what was made to stand inside other sites.
    if (!headers.get('Content-Security-Policy')?.includes('frame-ancestors *')) headers.set('X-Frame-Options', 'DENY');
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    if (publicUrl?.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000');
    if (c.req.path.startsWith('/api/') && !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
