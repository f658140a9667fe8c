import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { answer, createRoute, createRouter, refusals } from '../platform/http/index.ts';
import { listAnnouncements } from './announcement-store.ts';
import { viewPublications } from './publication-view.ts';
import { publicationListSchema } from './schema.ts';

/** What accounts say that is no reply of a person: how it stands. */
export function announcementRoutes({ database, requireMember }: { readonly database: Database; readonly requireMember: RequireMember }) {
  const list = createRoute({
    method: 'get',
    path: '/announcements',
    tags: ['publishing'],
    summary: 'Greetings, goodbyes, announcements and notices that are not settled, and those of the last day',
    middleware: requireMember,
    request: { query: z.object({ accountId: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }) },
    responses: { 200: answer(publicationListSchema, 'Newest first.'), ...refusals(401) },
  });
  return createRouter<MemberEnv>().openapi(list, async (c) => {
    const { organisationId } = c.get('visitor');
    const { accountId, limit } = c.req.valid('query');
    const publications = await database.read(organisationId, (db) => listAnnouncements(db, organisationId, { accountId, limit }));
    return c.json({ publications: await viewPublications(database, c.get('visitor'), publications) }, 200);
  });
}
