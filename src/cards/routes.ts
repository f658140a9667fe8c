import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals } from '../platform/http/index.ts';
import type { MakeCard } from './make-card.ts';
import { cardAnswerSchema, cardRequestSchema } from './schema.ts';

/** What a link shows of its page. */
export function cardRoutes({ makeCard, requireMember }: { readonly makeCard: MakeCard; readonly requireMember: RequireMember }) {
  return createRouter<MemberEnv>().openapi(
    createRoute({
      method: 'post',
      path: '/cards',
      tags: ['cards'],
      summary: 'What the page of a link says of itself; asked once in seven days, unless `again`',
      middleware: requireMember,
      request: { body: body(cardRequestSchema) },
      responses: { 200: answer(cardAnswerSchema, 'The card, or why there is none.'), ...refusals(401, 422) },
    }),
    async (c) => {
      const made = await makeCard(c.get('visitor'), c.req.valid('json'));
      if (!made.ok) return c.json({ card: null, why: made.error }, 200);
      return c.json({ card: { ...made.value, fetchedAt: made.value.fetchedAt.toISOString() }, why: null }, 200);
    },
  );
}
