/**
 * Makes contract.json: of the description that X publishes of its API, the operations that Visavis uses, as bare facts (names, types,
 * bounds), without any of its prose or examples.
 * Usage: node test/networks/x/extract-contract.ts <the whole OpenAPI document> > test/networks/x/contract.json
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const USED: Readonly<Record<string, readonly string[]>> = {
  '/2/users/me': ['get'],
  '/2/users/by/username/{username}': ['get'],
  '/2/users/{id}/mentions': ['get'],
  '/2/users/{id}/tweets': ['get'],
  '/2/users/{id}/muting': ['post'],
  '/2/users/{source_user_id}/muting/{target_user_id}': ['delete'],
  '/2/tweets': ['get', 'post'],
  '/2/tweets/{id}': ['delete'],
  '/2/tweets/{tweet_id}/hidden': ['put'],
  '/2/tweets/search/recent': ['get'],
  '/2/tweets/search/stream': ['get'],
  '/2/tweets/search/stream/rules': ['get', 'post'],
  '/2/dm_events': ['get'],
  '/2/dm_events/{event_id}': ['get', 'delete'],
  '/2/dm_conversations/with/{participant_id}/messages': ['post'],
  '/2/dm_conversations/{dm_conversation_id}/messages': ['post'],
  '/2/dm_conversations/{id}/dm_events': ['get'],
  '/2/media/upload': ['post'],
  '/2/media/metadata': ['post'],
  '/2/webhooks': ['get', 'post'],
  '/2/webhooks/{webhook_id}': ['put', 'delete'],
  '/2/account_activity/webhooks/{webhook_id}/subscriptions/all': ['get', 'post'],
  '/2/usage/tweets': ['get'],
};
const PROSE = new Set(['description', 'example', 'examples', 'title', 'summary', 'externalDocs', 'tags', 'default']);

type Tree = { readonly [name: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => (isTree(found) ? found[name] : undefined), tree);

/** `named` is whether the keys of this object are names of properties, which may well be called "title". */
function bare(value: unknown, named = false): unknown {
  // The description repeats itself in places.
  if (Array.isArray(value)) return [...new Map(value.map((item) => [JSON.stringify(item), bare(item)])).values()];
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

function parameter(candidate: unknown): unknown {
  const ref = at(candidate, '$ref');
  const found = typeof ref === 'string' ? at(whole, 'components', 'parameters', ref.split('/').at(-1) ?? '') : candidate;
  return { name: at(found, 'name'), in: at(found, 'in'), required: at(found, 'required') === true, schema: take(at(found, 'schema')) };
}

const operations = Object.entries(USED).flatMap(([path, methods]) =>
  methods.map((method) => {
    const operation = at(whole, 'paths', path, method);
    const responses = at(operation, 'responses');
    const good = Object.entries(isTree(responses) ? responses : {}).find(([status]) => status.startsWith('2'));
    const parameters = at(operation, 'parameters');
    const security = at(operation, 'security');
    return {
      method: method.toUpperCase(),
      path,
      parameters: (Array.isArray(parameters) ? parameters : []).map(parameter),
      body: take(at(operation, 'requestBody', 'content', 'application/json', 'schema')) ?? null,
      status: Number(good?.[0]),
      answer: take(at(good?.[1], 'content', 'application/json', 'schema')),
      security: Array.isArray(security) ? security : [],
    };
  }),
);
take({ $ref: '#/components/schemas/Problem' });
take({ $ref: '#/components/schemas/Error' });
process.stdout.write(`${JSON.stringify({ version: at(whole, 'info', 'version'), operations, schemas })}\n`);
