import { z } from 'zod';
import type { MemberEnv } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { writeCsv, writeIcalendar } from './calendar-file/index.ts';
import { exportCalendar } from './export-calendar.ts';
import { bringCalendar, importRows, ROWS_AT_ONCE } from './import-calendar.ts';
import type { MadeRow } from './import-calendar.ts';
import type { RouteDeps } from './routes.ts';
import { importAskSchema, importedRowsSchema, importSchema } from './schema-calendar.ts';
import type { ImportedRows } from './schema-calendar.ts';

const tags = ['posts'];
const file = z.string().meta({ format: 'binary' });
const fileBody = { required: true as const, content: { 'text/csv': { schema: file }, 'text/calendar': { schema: file } } };
const importParams = z.object({ importId: z.uuid() });
const rows = answer(importedRowsSchema, `In the order of the file, ${ROWS_AT_ONCE} at most.`);

/** Calendars from elsewhere come in, and ours go out, as files. */
export function calendarFileRoutes(deps: RouteDeps) {
  const { database, requireMember } = deps;
  const ask = <Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: 'post',
      path,
      tags,
      summary,
      middleware: requireMember,
      request: { params: importParams, body: body(importAskSchema) },
      responses: { 200: rows, ...refusals(401, 404) },
    });
  const out = <Path extends string>(path: Path, summary: string, type: string) =>
    createRoute({
      method: 'get',
      path,
      tags,
      summary,
      middleware: requireMember,
      request: { query: z.object({ language: z.enum(['fr', 'en']).default('fr') }) },
      responses: { 200: { description: 'As a file.', content: { [type]: { schema: file } } }, ...refusals(401) },
    });
  const exported = async (organisationId: string) =>
    await database.read(organisationId, async (db) => await exportCalendar(db, organisationId, await deps.findZone(db, organisationId)));
  const headers = (type: string, name: string) => ({
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}"`,
  });

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'post',
        path: '/calendar-imports',
        tags,
        summary: 'Bring a calendar, as CSV or iCalendar: it is read, and nothing is made of it yet; kept for a day',
        middleware: requireMember,
        request: { query: z.object({ fileName: z.string().trim().min(1).max(200).default('calendar') }), body: fileBody },
        responses: { 201: answer(importSchema, 'What was found in it.'), ...refusals(401, 413, 422) },
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const brought = await bringCalendar(deps, c.get('visitor'), { ...c.req.valid('query'), bytes });
        if (!brought.ok) return refuse(c, brought.error, 422);
        const { memberId: _memberId, ...view } = brought.value;
        return c.json({ ...view, columns: { ...view.columns }, unknownColumns: [...view.unknownColumns] }, 201);
      },
    )
    .openapi(ask('/calendar-imports/{importId}/look', 'What would become of its rows; nothing does'), async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('json'), make: false };
      const told = await importRows(deps, c.get('visitor'), asked);
      return told.ok ? c.json(viewOf(told.value), 200) : refuse(c, told.error, 404);
    })
    .openapi(ask('/calendar-imports/{importId}/make', 'Make posts of its rows; the same row again makes nothing'), async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('json'), make: true };
      const told = await importRows(deps, c.get('visitor'), asked);
      return told.ok ? c.json(viewOf(told.value), 200) : refuse(c, told.error, 404);
    })
    .openapi(out('/calendar.csv', 'All posts as a table, past and to come, with what became of them', 'text/csv'), async (c) => {
      const { organisationId } = c.get('visitor');
      const table = writeCsv(await exported(organisationId), c.req.valid('query').language);
      return c.body(table, 200, headers('text/csv', 'visavis.csv'));
    })
    .openapi(out('/calendar.ics', 'All posts as iCalendar, past and to come, with what became of them', 'text/calendar'), async (c) => {
      const calendar = writeIcalendar(await exported(c.get('visitor').organisationId));
      return c.body(calendar, 200, headers('text/calendar', 'visavis.ics'));
    });
}

function viewOf(made: readonly MadeRow[]): ImportedRows {
  const last = made.at(-1);
  const next = last === undefined || made.length < ROWS_AT_ONCE ? null : last.place + 1;
  return { rows: made.map((row) => ({ ...row, because: row.because && { ...row.because }, accountIds: [...row.accountIds] })), next };
}
