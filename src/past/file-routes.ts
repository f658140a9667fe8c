import { z } from 'zod';
import type { MemberEnv } from '../people/index.ts';
import { answer, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { writeBrokenRows } from './broken-rows-csv.ts';
import { listBrokenRows } from './broken-row-store.ts';
import { statusOf } from './failure-routes.ts';
import { mayReadPasts } from './policy.ts';
import { toReadingView } from './reading.ts';
import { receivePart } from './receive-part.ts';
import type { PastRouteDeps } from './routes.ts';
import { readingSchema } from './schema.ts';
import { findReading } from './store.ts';

const MOST_BROKEN_ROWS = 10_000;
const binary = z.string().meta({ format: 'binary' });

/** What comes in and goes out as a file: the parts of a past, and the rows of it that could not be read. */
export function pastFileRoutes(deps: PastRouteDeps) {
  const { database, requireMember } = deps;
  const common = { tags: ['past'], middleware: requireMember };

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        ...common,
        method: 'put',
        path: '/past/readings/{readingId}/parts/{number}',
        summary: 'Send the next part of the file: 4 MB each, the last one shorter',
        request: {
          params: z.object({ readingId: z.uuid(), number: z.coerce.number().int().min(0).max(100_000) }),
          body: { required: true as const, content: { 'application/octet-stream': { schema: binary } } },
        },
        responses: {
          200: answer(readingSchema, 'Received; the reading begins after the last part. A part may be sent again.'),
          ...refusals(401, 403, 404, 409, 422),
        },
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const received = await receivePart(deps, c.get('visitor'), { ...c.req.valid('param'), bytes });
        return received.ok ? c.json(toReadingView(received.value), 200) : refuse(c, received.error, statusOf(received.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/past/readings/{readingId}/broken-rows',
        summary: 'The rows that could not be read, as CSV: line, reason, row; the first 10,000, kept for 30 days',
        request: { params: z.object({ readingId: z.uuid() }) },
        responses: {
          200: { description: 'In the order of the file.', content: { 'text/csv': { schema: binary } } },
          ...refusals(401, 403, 404),
        },
      }),
      async (c) => {
        const { organisationId, role } = c.get('visitor');
        const { readingId } = c.req.valid('param');
        if (!mayReadPasts(role)) return refuse(c, { kind: 'not-allowed' }, 403);
        const rows = await database.read(organisationId, async (db) =>
          (await findReading(db, organisationId, readingId)) ? await listBrokenRows(db, organisationId, readingId, MOST_BROKEN_ROWS) : null,
        );
        if (!rows) return refuse(c, { kind: 'not-found' }, 404);
        return c.body(writeBrokenRows(rows), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="broken-rows.csv"',
        });
      },
    );
}
