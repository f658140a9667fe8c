import { Hono } from 'hono';
import type { Metrics } from '../metrics.ts';
import type { RequestEnv } from './request.ts';

/** Why this process should not be sent requests now; null when it should. Answers within 2 seconds. */
export type Readiness = () => Promise<'database-unavailable' | 'migrations-pending' | null>;

/** For those who watch over the process: `/healthz` (it lives), `/readyz` (it can serve), `/metrics` (Prometheus's text format). */
export function healthRoutes(readiness: Readiness, metrics: Metrics): Hono<RequestEnv> {
  const routes = new Hono<RequestEnv>();
  routes.get('/healthz', (c) => c.json({ status: 'alive' }));
  routes.get('/readyz', async (c) => {
    const trouble = await readiness();
    return trouble === null ? c.json({ status: 'ready' }) : c.json({ error: { kind: trouble } }, 503);
  });
  routes.get('/metrics', async (c) => c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }));
  return routes;
}
