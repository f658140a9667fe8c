import { z } from 'zod';
import type { MemberEnv } from '../people/index.ts';
import { answer, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { listNotices, seeNotice } from './notice-store.ts';
import type { Notice } from './notice-store.ts';
import type { RouteDeps } from './routes.ts';
import { noticesSchema } from './schema.ts';
import type { NoticeView } from './schema.ts';

const tags = ['posts'];
const toView = (notice: Notice): NoticeView => ({ ...notice, toldAt: notice.toldAt.toISOString() });

/** What colleagues did to posts that stood in the reader's name. */
export function noticeRoutes({ database, requireMember }: Pick<RouteDeps, 'database' | 'requireMember'>) {
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/post-notices',
        tags,
        summary: 'What colleagues did to posts that stood in one’s own name, until it is read; 50 at most',
        middleware: requireMember,
        responses: { 200: answer(noticesSchema, 'Newest first.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const notices = await database.read(organisationId, (db) => listNotices(db, organisationId, memberId));
        return c.json({ notices: notices.map(toView) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/post-notices/{noticeId}/seen',
        tags,
        summary: 'Have read it',
        middleware: requireMember,
        request: { params: z.object({ noticeId: z.uuid() }) },
        responses: { 204: nothing('Read.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const { noticeId } = c.req.valid('param');
        const seen = await database.transact(organisationId, (tx) => seeNotice(tx, { noticeId, memberId }));
        return seen ? done(c) : refuse(c, { kind: 'not-found' }, 404);
      },
    );
}
