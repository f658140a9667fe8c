import { z } from 'zod';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { findReadable } from './search-store.ts';

const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/**
 * Middleware of every route about one conversation, in the place of `requireMember`: to whom may not read it, a conversation is not there. It
 * is named in the address by `{id}` or `{conversationId}`; reading it asks the same in its own query.
 */
export function guardConversations(database: Database, requireMember: RequireMember): RequireMember {
  return async (c, next) => {
    let refused: Response | undefined;
    const answered = await requireMember(c, async () => {
      const asked = c.req.param('conversationId') ?? c.req.param('id') ?? '';
      const visitor = c.get('visitor');
      // What is no id is refused by the route itself.
      const readable =
        !isId(asked) || (await database.read(visitor.organisationId, async (db) => (await findReadable(db, visitor, [asked])).has(asked)));
      if (readable) await next();
      else refused = c.json({ error: { kind: 'not-found' } }, 404);
    });
    return refused ?? answered;
  };
}
