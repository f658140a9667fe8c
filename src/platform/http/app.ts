import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { timeout } from 'hono/timeout';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { describeApi } from './description.ts';
import type { ScopeOf } from './description.ts';
import { respondThrown } from './failures.ts';
import { limitBody, numberRequests, refuseForeignOrigins, requireJson, secureHeaders } from './guard.ts';
import { healthRoutes } from './health-routes.ts';
import type { Readiness } from './health-routes.ts';
import type { RequestEnv } from './request.ts';
import { webRoutes } from './web-routes.ts';

export interface AppParts {
  readonly log: Log;
  readonly publicUrl: string | null;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** The built interface, `web/dist`. */
  readonly webFolder: URL;
  /** Made of every answer of the API before it is written. */
  readonly outgoing?: (<Value>(answer: Value) => Value) | undefined;
  /** Name of the cookie of those who are signed in. */
  readonly sessionCookie: string;
  /** Which scope a key needs where keys are taken; absent: none is. */
  readonly scopeOf?: ScopeOf;
  /** What each room answers under `/api/v1`. */
  readonly api: readonly Mountable[];
  /** Pages outside the API (the practice network's public side), each at its own path. */
  readonly pages?: readonly { readonly path: string; readonly routes: Mountable }[];
}

/** Any room's router: what its handlers find in their context is between it and its middleware. */
// The invariance of Hono's environment leaves no narrower type that every router has.
export type Mountable = { readonly routes: Hono['routes'] };

const REQUEST_TIMEOUT_MS = 30_000;
const API = '/api/v1';

/** The whole of what a web process answers, as one function from request to answer. */
export function createApp(parts: AppParts): OpenAPIHono<RequestEnv> {
  const app = new OpenAPIHono<RequestEnv>();
  app.onError(respondThrown);
  app.use(numberRequests(parts.log), secureHeaders(parts.publicUrl), measure(parts.metrics));
  app.route('/', healthRoutes(parts.readiness, parts.metrics));
  app.use('/api/*', refuseForeignOrigins(parts.publicUrl), requireJson, limitBody, limitTime);
  if (parts.outgoing) app.use(`${API}/*`, rewrite(parts.outgoing));
  for (const routes of parts.api) app.route(API, asRouter(routes));
  let description: object | null = null;
  app.get(`${API}/openapi.json`, (c) => c.json((description ??= describeApi(app, parts.scopeOf))));
  app.all('/api/*', (c) => c.json({ error: { kind: 'not-found' } }, 404));
  for (const page of parts.pages ?? []) {
    app.use(`${page.path}/*`, refuseForeignOrigins(parts.publicUrl), limitBody, limitTime);
    app.get(`${page.path}/`, (c) => c.redirect(page.path, 301));
    app.route(page.path, asRouter(page.routes));
  }
  app.route('/', webRoutes(parts.webFolder, parts.sessionCookie));
  return app;
}

const asRouter = (routes: Mountable) => routes as Hono<Env>;

/** What handlers answer in JSON goes through `outgoing`; no text is parsed again. */
const rewrite =
  (outgoing: <Value>(answer: Value) => Value): ReturnType<typeof numberRequests> =>
  async (c, next) => {
    const json = c.json.bind(c) as (answer: unknown, ...rest: unknown[]) => Response;
    c.json = ((answer: unknown, ...rest: unknown[]) => json(outgoing(answer), ...rest)) as typeof c.json;
    await next();
  };

const limitTime = timeout(REQUEST_TIMEOUT_MS, new HTTPException(504));

const measure =
  (metrics: Metrics): ReturnType<typeof numberRequests> =>
  async (c, next) => {
    const end = metrics.httpDuration.startTimer();
    await next();
    // The pattern (`/api/v1/conversations/:id`), never the address: an address would make a series per conversation.
    const matched = c.res.status === 404 ? 'none' : routePath(c);
    end({ method: c.req.method, route: matched, status: String(c.res.status) });
  };
