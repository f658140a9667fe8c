import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { databaseTrouble, errorCode } from '../database/index.ts';
import type { RequestEnv } from './request.ts';

/** What JSON can say and Postgres cannot keep, a NUL character above all: a text that no person typed. */
const NOT_TEXT = new Set(['22021', '22P05']);
const STATEMENT_TIMEOUT = '57014';

/** The path as it may be logged: the token of an invitation, longer than any id, is a secret. */
const shownPath = (c: Context): string => c.req.path.replace(/[\w-]{40,}/g, '[secret]');

const malformed = (c: Context): Response => c.json({ error: { kind: 'invalid', issues: [{ path: '', code: 'malformed' }] } }, 422);

/**
 * What a thrown error becomes. Expected failures are returned by use cases and never come here: what does is a database that cannot
 * serve now (503, worth trying again), a request that HTTP itself refuses, or a bug (500, with the number under which it is logged).
 */
export function respondThrown(error: Error, c: Context<RequestEnv>): Response {
  const trouble = databaseTrouble(error);
  if (trouble !== null) {
    c.get('log').warn({ err: error }, 'the database could not serve a request');
    c.header('Retry-After', '2');
    return c.json({ error: { kind: trouble === 'disk-full' ? 'disk-full' : 'database-unavailable' } }, 503);
  }
  const code = errorCode(error);
  if (NOT_TEXT.has(code)) return malformed(c);
  if (code === STATEMENT_TIMEOUT) {
    c.get('log').warn({ err: error, path: shownPath(c) }, 'the database took too long for a request');
    return c.json({ error: { kind: 'too-slow' } }, 504);
  }
  if (error instanceof HTTPException) {
    if (error.status === 400) return malformed(c);
    if (error.status === 504) return c.json({ error: { kind: 'too-slow' } }, 504);
    return c.json({ error: { kind: 'refused' } }, error.status);
  }
  const requestId = c.get('requestId');
  c.get('log').error({ err: error, method: c.req.method, path: shownPath(c) }, 'a request failed');
  return c.json({ error: { kind: 'internal', requestId } }, 500);
}
