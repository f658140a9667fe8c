import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { listBrokenRows } from './broken-row-store.ts';
import { cancelReading, eraseReading } from './end-reading.ts';
import { statusOf } from './failure-routes.ts';
import type { PastDeps } from './past-deps.ts';
import { mayReadPasts } from './policy.ts';
import { toReadingView } from './reading.ts';
import { chooseAuthor } from './receive-part.ts';
import { chooseAuthorSchema, readAccountSchema, readingSchema, readingWithResultSchema, startReadingSchema } from './schema.ts';
import { startAccountReading, startReading } from './start-reading.ts';
import { findReading, listReadings } from './store.ts';

export interface PastRouteDeps extends PastDeps {
  readonly requireMember: RequireMember;
}

const BROKEN_ROWS_SHOWN = 50;
const byId = z.object({ readingId: z.uuid() });
const one = answer(readingSchema, 'The reading.');
const refused = refusals(401, 403, 404, 409, 422);

/** Readings of accounts' pasts: begun, followed, ended and erased by administrators and leads. */
export function pastRoutes(deps: PastRouteDeps) {
  const { database, requireMember } = deps;
  const common = { tags: ['past'], middleware: requireMember };

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/past/readings',
        summary: 'The readings, newest first, 50 at most',
        responses: { 200: answer(z.object({ readings: z.array(readingSchema) }), 'Without what they found.'), ...refused },
      }),
      async (c) => {
        const { organisationId, role } = c.get('visitor');
        if (!mayReadPasts(role)) return refuse(c, { kind: 'not-allowed' }, 403);
        const readings = await database.read(organisationId, (db) => listReadings(db, organisationId));
        return c.json({ readings: readings.map(toReadingView) }, 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'post',
        path: '/past/readings',
        summary: 'Begin the reading of a file, 1 GB at most; its parts are sent next',
        request: { body: body(startReadingSchema) },
        responses: { 201: one, ...refused },
      }),
      async (c) => {
        const started = await startReading(deps, c.get('visitor'), c.req.valid('json'));
        return started.ok ? c.json(toReadingView(started.value), 201) : refuse(c, started.error, statusOf(started.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'post',
        path: '/past/readings/of-account',
        summary: 'Read what the inbox holds of an account',
        request: { body: body(readAccountSchema) },
        responses: { 201: one, ...refused },
      }),
      async (c) => {
        const started = await startAccountReading(deps, c.get('visitor'), c.req.valid('json'));
        return started.ok ? c.json(toReadingView(started.value), 201) : refuse(c, started.error, statusOf(started.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/past/readings/{readingId}',
        summary: 'A reading, how far it is, and what it found',
        request: { params: byId },
        responses: { 200: answer(readingWithResultSchema, 'With the first 50 broken rows.'), ...refused },
      }),
      async (c) => {
        const { organisationId, role } = c.get('visitor');
        const { readingId } = c.req.valid('param');
        if (!mayReadPasts(role)) return refuse(c, { kind: 'not-allowed' }, 403);
        const found = await database.read(organisationId, async (db) => {
          const reading = await findReading(db, organisationId, readingId);
          return reading && { ...reading, brokenRows: await listBrokenRows(db, organisationId, readingId, BROKEN_ROWS_SHOWN) };
        });
        if (!found) return refuse(c, { kind: 'not-found' }, 404);
        return c.json({ ...toReadingView(found.reading), result: found.result, brokenRows: found.brokenRows }, 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'post',
        path: '/past/readings/{readingId}/author',
        summary: 'Say who among the authors of a file is the account',
        request: { params: byId, body: body(chooseAuthorSchema) },
        responses: { 200: one, ...refused },
      }),
      async (c) => {
        const chosen = await chooseAuthor(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return chosen.ok ? c.json(toReadingView(chosen.value), 200) : refuse(c, chosen.error, statusOf(chosen.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'post',
        path: '/past/readings/{readingId}/cancel',
        summary: 'Give up a reading: its file is deleted',
        request: { params: byId },
        responses: { 200: one, ...refused },
      }),
      async (c) => {
        const cancelled = await cancelReading(deps, c.get('visitor'), c.req.valid('param').readingId);
        return cancelled.ok ? c.json(toReadingView(cancelled.value), 200) : refuse(c, cancelled.error, statusOf(cancelled.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'delete',
        path: '/past/readings/{readingId}',
        summary: 'Erase a reading that has ended, with what it found',
        request: { params: byId },
        responses: { 204: nothing('Erased.'), ...refused },
      }),
      async (c) => {
        const erased = await eraseReading(deps, c.get('visitor'), c.req.valid('param').readingId);
        return erased.ok ? done(c) : refuse(c, erased.error, statusOf(erased.error));
      },
    );
}
