import type { OpenAPIHono } from '@hono/zod-openapi';
import { readFileSync } from 'node:fs';
import type { RequestEnv } from './request.ts';

const { version, license } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
  license: string;
};

const COMMON: Readonly<Record<string, string>> = {
  401: 'Signed out: `signed-out`; or no key in use: `no-such-key`.',
  403: 'From another site: `foreign-origin`; or not for this role: `not-allowed`.',
  411: 'The body does not say its length: `length-required`.',
  413: 'More than 1 MB, than 10 MB for an image or a calendar, than 4 MB for a part of a file: `too-large`.',
  415: 'The body is neither JSON nor, where one is wanted, an image or a part of a file: `not-json`.',
  422: 'Malformed: `invalid`, with `issues: [{ path, code }]`.',
  500: 'A bug of ours: `internal`, with `requestId`.',
  503: 'The database cannot serve now: `database-unavailable` or `disk-full`.',
  504: 'Took longer than 30 seconds: `too-slow`.',
};

/** The scope that a key needs for an operation, by its method and its path as it is written here; null where no key is taken. */
export type ScopeOf = (method: string, path: string) => string | null;

const TOO_OFTEN = 'Too often with one key: `rate-limited`, with `retryAt`, and `Retry-After` in seconds.';
const KEYS = 'A key that a member made under Settings, “API and webhooks”: it speaks in that member’s name, and does what its scopes say.';

/** The OpenAPI 3.1 description of every route, with the refusals that any of them may give. */
export function describeApi(app: OpenAPIHono<RequestEnv>, scopeOf: ScopeOf = () => null): object {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'visavis_session' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer', description: KEYS });
  const description = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Visavis', version, license: { name: license } },
  });
  const refusal = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  for (const [pattern, path] of Object.entries(description.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (!operation) continue;
      const scope = scopeOf(method.toUpperCase(), pattern);
      if (scope !== null) {
        operation.security = [{ session: [] }, { key: [scope] }];
        operation.responses = { 429: { description: TOO_OFTEN, content: refusal }, ...operation.responses };
        operation.description = `With a key: \`${scope}\`.`;
      }
      for (const [status, meaning] of Object.entries(COMMON)) {
        operation.responses ??= {};
        operation.responses[status] ??= { description: meaning, content: refusal };
      }
    }
  }
  return description;
}
