import type { MemberEnv, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { answer, createRoute, createRouter, refusals } from '../platform/http/index.ts';
import { keepOwnPasts } from './own-past.ts';
import { hashtagsAskedSchema, hashtagsSchema } from './schema-hashtags.ts';
import { completeHashtag, proposeWriting } from './wording/index.ts';

const MOST_COMPLETED = 6;

/** Hashtags as accounts write them, for somebody who types one. */
export function hashtagRoutes({
  database,
  requireMember: middleware,
}: {
  readonly database: Database;
  readonly requireMember: RequireMember;
}) {
  const pastOf = keepOwnPasts(database);
  return createRouter<MemberEnv>().openapi(
    createRoute({
      method: 'get',
      path: '/hashtags',
      tags: ['posts'],
      middleware,
      summary: 'How these accounts write hashtags that begin so, and those that are typed',
      request: { query: hashtagsAskedSchema },
      responses: { 200: answer(hashtagsSchema, 'From what they said in public themselves.'), ...refusals(401, 422) },
    }),
    async (c) => {
      const { of, typed, tags } = c.req.valid('query');
      const past = await pastOf(c.get('visitor').organisationId, of);
      const completed = typed === undefined ? [] : completeHashtag(typed, past, MOST_COMPLETED);
      const proposed = tags.flatMap((tag) => {
        const as = proposeWriting(tag, past);
        return as === null ? [] : [{ tag, as }];
      });
      return c.json({ completed, proposed }, 200);
    },
  );
}
