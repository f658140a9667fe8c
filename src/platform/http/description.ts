import type { OpenAPIHono } from '@hono/zod-openapi';
import { readFileSync } from 'node:fs';
import type { RequestEnv } from './request.ts';

const { version, license } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
  license: string;
};

const COMMON: Readonly<Record<string, string>> = {
  401: 'Signed out: `signed-out`.',
  403: 'From another site: `foreign-origin`; or not for this role: `not-allowed`.',
  411: 'The body does not say its length: `length-required`.',
  413: 'More than 1 MB, than 10 MB for an image or a calendar, than 4 MB for a part of a file: `too-large`.',
  415: 'The body is neither JSON nor, where one is wanted, an image or a part of a file: `not-json`.',
  422: 'Malformed: `invalid`, with `issues: [{ path, code }]`.',
  500: 'A bug of ours: `internal`, with `requestId`.',
  503: 'The database cannot serve now: `database-unavailable` or `disk-full`.',
  504: 'Took longer than 30 seconds: `too-slow`.',
};

/** The OpenAPI 3.1 description of every route, with the refusals that any of them may give. */
export function describeApi(app: OpenAPIHono<RequestEnv>): object {
  const description = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Visavis', version, license: { name: license } },
  });
  const refusal = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  for (const path of Object.values(description.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (!operation) continue;
      for (const [status, meaning] of Object.entries(COMMON)) {
        operation.responses ??= {};
        operation.responses[status] ??= { description: meaning, content: refusal };
      }
    }
  }
  return description;
}
