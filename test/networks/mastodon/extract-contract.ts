/**
 * Makes contract.json: of the description of Mastodon's API (https://github.com/abraham/mastodon-openapi, GFDL 1.3), the operations that
 * Visavis uses, as bare facts (names, types, bounds), without any of its prose or examples.
 * Usage: node test/networks/mastodon/extract-contract.ts <the whole OpenAPI document> > test/networks/mastodon/contract.json
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const USED: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/instance': ['get'],
  '/api/v2/instance': ['get'],
  '/api/v1/apps': ['post'],
  '/api/v1/apps/verify_credentials': ['get'],
  '/oauth/authorize': ['get'],
  '/oauth/token': ['post'],
  '/oauth/revoke': ['post'],
  '/api/v1/accounts/verify_credentials': ['get'],
  '/api/v1/accounts/update_credentials': ['patch'],
  '/api/v1/profile/avatar': ['delete'],
  '/api/v1/profile/header': ['delete'],
  '/api/v1/accounts/lookup': ['get'],
  '/api/v1/accounts/relationships': ['get'],
  '/api/v1/accounts/{id}/statuses': ['get'],
  '/api/v1/accounts/{id}/followers': ['get'],
  '/api/v1/accounts/{id}/follow': ['post'],
  '/api/v1/accounts/{id}/unfollow': ['post'],
  '/api/v1/accounts/{id}/mute': ['post'],
  '/api/v1/accounts/{id}/unmute': ['post'],
  '/api/v1/accounts/{id}/block': ['post'],
  '/api/v1/accounts/{id}/unblock': ['post'],
  '/api/v1/reports': ['post'],
  '/api/v1/statuses': ['get', 'post'],
  '/api/v1/statuses/{id}': ['get', 'put', 'delete'],
  '/api/v1/statuses/{id}/context': ['get'],
  '/api/v1/statuses/{id}/history': ['get'],
  '/api/v1/statuses/{id}/pin': ['post'],
  '/api/v1/statuses/{id}/unpin': ['post'],
  '/api/v2/media': ['post'],
  '/api/v1/notifications': ['get'],
  '/api/v1/notifications/{id}': ['get'],
  '/api/v1/markers': ['get', 'post'],
  '/api/v1/conversations': ['get'],
  '/api/v2/search': ['get'],
};
const PROSE = new Set(['description', 'example', 'examples', 'title', 'summary', 'externalDocs', 'tags', 'default', 'deprecated']);

type Tree = { readonly [name: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => (isTree(found) ? found[name] : undefined), tree);

/** `named` is whether the keys of this object are names of properties, which may well be called "title". */
function bare(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (!isTree(value)) return value;
  const kept = Object.entries(value).filter(([key]) => named || !PROSE.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner, key === 'properties' && !named)]));
}

const whole: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const schemas: Record<string, unknown> = {};

/** The value, and with it every schema that it refers to. */
function take(value: unknown): unknown {
  const kept = bare(value);
  for (const [, name = ''] of JSON.stringify(kept ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (name in schemas) continue;
    schemas[name] = null;
    schemas[name] = take(at(whole, 'components', 'schemas', name));
  }
  return kept;
}

function bodyOf(operation: unknown): unknown {
  const content = at(operation, 'requestBody', 'content');
  const [schema] = Object.values(isTree(content) ? content : {}).map((one) => at(one, 'schema'));
  return schema === undefined ? null : take(schema);
}

const operations = Object.entries(USED).flatMap(([path, methods]) =>
  methods.map((method) => {
    const operation = at(whole, 'paths', path, method);
    const parameters = at(operation, 'parameters');
    // The one header is described as an object there, which no header is.
    const used = (Array.isArray(parameters) ? (parameters as unknown[]) : []).filter((one) => at(one, 'in') !== 'header');
    const scopes = at(operation, 'security', '0', 'OAuth2') ?? (at(operation, 'security') as Tree[] | undefined)?.[0]?.['OAuth2'];
    return {
      method: method.toUpperCase(),
      path,
      parameters: used.map((one) => ({
        name: at(one, 'name'),
        in: at(one, 'in'),
        required: at(one, 'required') === true,
        schema: take(at(one, 'schema')),
      })),
      body: bodyOf(operation),
      answer: take(at(operation, 'responses', '200', 'content', 'application/json', 'schema')) ?? null,
      scopes: Array.isArray(scopes) ? scopes : null,
    };
  }),
);
take({ $ref: '#/components/schemas/Error' });
const source = 'Facts of https://github.com/abraham/mastodon-openapi (GFDL 1.3), without its prose; made by extract-contract.ts.';
process.stdout.write(`${JSON.stringify({ source, version: at(whole, 'info', 'version'), operations, schemas })}\n`);
