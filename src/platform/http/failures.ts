import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { databaseTrouble } from '../database/index.ts';
import type { RequestEnv } from './request.ts';

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
  if (error instanceof HTTPException) {
    if (error.status === 400) return c.json({ error: { kind: 'invalid', issues: [{ path: '', code: 'malformed' }] } }, 422);
    if (error.status === 504) return c.json({ error: { kind: 'too-slow' } }, 504);
    return c.json({ error: { kind: 'refused' } }, error.status);
  }
  const requestId = c.get('requestId');
  c.get('log').error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed');
  return c.json({ error: { kind: 'internal', requestId } }, 500);
}
