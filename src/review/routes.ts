import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { MemberEnv, RequireMember, Visitor } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { maySetReview } from './policy.ts';
import { USUAL_MINUTES } from './review.ts';
import type { Review } from './review.ts';
import type { ReviewDeps } from './review-deps.ts';
import {
  amendSchema,
  refuseSchema,
  reviewCountsSchema,
  reviewListSchema,
  reviewQuerySchema,
  reviewSchema,
  reviewSettingsSchema,
} from './schema.ts';
import { amend, approve, refuse as sendBack, takeBack } from './settle-review.ts';
import type { SettleRefusal } from './settle-review.ts';
import { findMinutes, writeMinutes } from './setting-store.ts';
import { countReviews, listReviews, readReview } from './store.ts';
import { toReviewView } from './views.ts';

export type RouteDeps = ReviewDeps & { readonly requireMember: RequireMember };

const tags = ['review'];
const reviewParams = z.object({ reviewId: z.uuid().transform((id) => id.toLowerCase()) });
const accountParams = z.object({ accountId: z.uuid().transform((id) => id.toLowerCase()) });
const one = answer(reviewSchema, 'The review.');

/** What waits to be read by somebody else, and what became of it. */
export function reviewRoutes(deps: RouteDeps) {
  const { database, requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/reviews',
        tags,
        summary: 'Words that are held, or were; one’s own, and those that one reviews; at most 100',
        middleware: requireMember,
        request: { query: reviewQuerySchema },
        responses: { 200: answer(reviewListSchema, 'Waiting ones by their end; settled ones, the last first.'), ...refusals(401, 422) },
      }),
      async (c) => {
        const visitor = c.get('visitor');
        const found = await database.read(visitor.organisationId, (db) => listReviews(db, visitor, c.req.valid('query')));
        return c.json({ reviews: found.map(toReviewView) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/reviews/counts',
        tags,
        summary: 'How many wait',
        middleware: requireMember,
        responses: { 200: answer(reviewCountsSchema, 'For the reader, and of the reader.'), ...refusals(401) },
      }),
      async (c) => {
        const visitor = c.get('visitor');
        return c.json(await database.read(visitor.organisationId, (db) => countReviews(db, visitor)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/reviews/{reviewId}',
        tags,
        summary: 'One review',
        middleware: requireMember,
        request: { params: reviewParams },
        responses: { 200: one, ...refusals(401, 404) },
      }),
      async (c) => {
        const visitor = c.get('visitor');
        const { reviewId } = c.req.valid('param');
        const found = await database.read(visitor.organisationId, (db) => readReview(db, visitor, reviewId));
        return found ? c.json(toReviewView(found), 200) : refuse(c, { kind: 'not-found' }, 404);
      },
    );
}

/** What a person does with a review. */
export function reviewActRoutes(deps: RouteDeps) {
  const { database, requireMember } = deps;
  const act = <Act extends string>(path: Act, summary: string) =>
    ({
      method: 'post',
      path: `/reviews/{reviewId}/${path}`,
      tags,
      summary,
      middleware: requireMember,
      responses: { 200: one, ...refusals(401, 403, 404, 409, 422) },
    }) as const;
  const view = async (visitor: Visitor, { reviewId }: Review) => {
    const read = await database.read(visitor.organisationId, (db) => readReview(db, visitor, reviewId));
    if (read === null) throw new Error('a review that was just settled is not there');
    return toReviewView(read);
  };
  type Settled = Result<Review, SettleRefusal>;

  return createRouter<MemberEnv>()
    .openapi(createRoute({ ...act('approve', 'Let it leave as it is'), request: { params: reviewParams } }), async (c) => {
      const settled: Settled = await approve(deps, c.get('visitor'), c.req.valid('param').reviewId);
      return settled.ok ? c.json(await view(c.get('visitor'), settled.value), 200) : refuse(c, settled.error, statusOf(settled.error));
    })
    .openapi(
      createRoute({ ...act('amend', 'Let it leave in other words'), request: { params: reviewParams, body: body(amendSchema) } }),
      async (c) => {
        const words = c.req.valid('json');
        const parts = 'text' in words ? [words.text] : words.parts;
        const settled: Settled = await amend(deps, c.get('visitor'), { reviewId: c.req.valid('param').reviewId, parts });
        return settled.ok ? c.json(await view(c.get('visitor'), settled.value), 200) : refuse(c, settled.error, statusOf(settled.error));
      },
    )
    .openapi(
      createRoute({ ...act('refuse', 'Send it back with a word'), request: { params: reviewParams, body: body(refuseSchema) } }),
      async (c) => {
        const settled: Settled = await sendBack(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return settled.ok ? c.json(await view(c.get('visitor'), settled.value), 200) : refuse(c, settled.error, statusOf(settled.error));
      },
    )
    .openapi(createRoute({ ...act('take-back', 'Take one’s own words back'), request: { params: reviewParams } }), async (c) => {
      const settled: Settled = await takeBack(deps, c.get('visitor'), c.req.valid('param').reviewId);
      return settled.ok ? c.json(await view(c.get('visitor'), settled.value), 200) : refuse(c, settled.error, statusOf(settled.error));
    });
}

/** After how long a held reply goes back to its author. */
export function reviewSettingRoutes({ database, requireMember }: RouteDeps) {
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/review',
        tags,
        summary: 'After how many minutes a held reply goes back to its author',
        middleware: requireMember,
        request: { params: accountParams },
        responses: { 200: answer(reviewSettingsSchema, 'Minutes.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const minutes = await database.read(organisationId, async (db) => {
          if (!(await findAccount(db, organisationId, accountId))) return null;
          return (await findMinutes(db, organisationId, accountId)) ?? USUAL_MINUTES;
        });
        return minutes === null ? refuse(c, { kind: 'not-found' }, 404) : c.json({ minutes }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{accountId}/review',
        tags,
        summary: 'Say after how many minutes; for what is held from now on',
        middleware: requireMember,
        request: { params: accountParams, body: body(reviewSettingsSchema) },
        responses: { 200: answer(reviewSettingsSchema, 'Minutes.'), ...refusals(401, 403, 404, 422) },
      }),
      async (c) => {
        const { organisationId, memberId, role } = c.get('visitor');
        const { accountId } = c.req.valid('param');
        const { minutes } = c.req.valid('json');
        if (!maySetReview(role)) return refuse(c, { kind: 'not-allowed' }, 403);
        const known = await database.transact(organisationId, async (tx) => {
          if (!(await findAccount(tx.db, organisationId, accountId))) return false;
          await writeMinutes(tx, accountId, minutes);
          tx.record({ kind: 'review.setting-changed', memberId, accountId, data: { minutes } });
          return true;
        });
        return known ? c.json({ minutes }, 200) : refuse(c, { kind: 'not-found' }, 404);
      },
    );
}

function statusOf(refusal: SettleRefusal) {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'not-allowed':
      return 403;
    case 'settled':
    case 'gone':
    case 'several-versions':
      return 409;
    case 'firm':
    case 'empty':
    case 'too-long':
    case 'signed-by-another':
    case 'other-parts':
      return 422;
    default:
      return impossible(refusal);
  }
}
