export type { RequestEnv } from './request.ts';
export { answer, body, createRouter, errorSchema, nothing, refusals, refuse } from './router.ts';
export { createRoute } from '@hono/zod-openapi';
