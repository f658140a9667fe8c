import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Env, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { ZodType } from 'zod';

/**
 * How a room writes its routes: `createRouter()`, then one `router.openapi(createRoute({ … }), handler)` per route, so that the
 * description in `/api/v1/openapi.json` and the check of each request come from the same schemas. Paths are relative to `/api/v1`.
 * Bad input never reaches a handler: it is answered with 422 `{ error: { kind: 'invalid', issues: [{ path, code }] } }`.
 */
export function createRouter<RouterEnv extends Env>(): OpenAPIHono<RouterEnv> {
  return new OpenAPIHono<RouterEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const issues = result.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
      return c.json({ error: { kind: 'invalid', issues } }, 422);
    },
  });
}

export const errorSchema = z.object({ error: z.looseObject({ kind: z.string() }) }).meta({ id: 'Error' });

/** The description of an answer in JSON. */
export const answer = <Schema extends ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** The description of an answer without a body (204). */
export const nothing = (description: string) => ({ description });

/** The description of a request's body in JSON. */
export const body = <Schema extends ZodType>(schema: Schema) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

type Refusals<Status extends number> = { [Key in Status]: ReturnType<typeof answer<typeof errorSchema>> };

/** The descriptions of a route's refusals: `responses: { 200: answer(…), ...refusals(403, 409) }`. */
export function refusals<Status extends ContentfulStatusCode>(...statuses: Status[]): Refusals<Status> {
  return Object.fromEntries(statuses.map((status) => [status, answer(errorSchema, 'Refused: see `error.kind`.')])) as Refusals<Status>;
}

type Refused<Status> = Status extends ContentfulStatusCode ? TypedResponse<{ error: { kind: string } }, Status, 'json'> : never;

/**
 * Answers an expected failure as `{ error: { kind, …details } }`. Each room maps its kinds to statuses in one function whose `switch` is
 * closed by `impossible`, and calls `refuse(c, error, statusOf(error))`.
 */
export function refuse<Status extends ContentfulStatusCode>(c: Context, error: { readonly kind: string }, status: Status): Refused<Status> {
  return c.json({ error }, status) as unknown as Refused<Status>;
}

/** Answers 204, typed so that a handler may also `refuse`. */
export function done(c: Context): TypedResponse<Record<never, never>, 204, string> {
  return c.body(null, 204) as unknown as TypedResponse<Record<never, never>, 204, string>;
}
