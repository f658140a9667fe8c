/**
 * Makes a contract.json: of the published description of a network's API, the operations that Visavis uses, as bare facts (names, types,
 * bounds), without any of its prose or examples.
 * Usage: node test/networks/contract/extract.ts mastodon|x <the whole OpenAPI document> > test/networks/mastodon|x/contract.json
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { DESCRIPTIONS } from './used.ts';

const PROSE = new Set(['description', 'example', 'examples', 'title', 'summary', 'externalDocs', 'tags', 'default', 'deprecated']);

type Tree = { readonly [name: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => (isTree(found) ? found[name] : undefined), tree);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entriesOf = (value: unknown): [string, unknown][] => Object.entries(isTree(value) ? value : {});

const [, , name = '', file = ''] = process.argv;
const description = DESCRIPTIONS[name];
if (description === undefined) throw new Error(`of ${name} nothing is used: ${Object.keys(DESCRIPTIONS).join(', ')}`);
const whole: unknown = JSON.parse(readFileSync(file, 'utf8'));
const schemas: Record<string, unknown> = {};

/** `named`: the keys of this object are names of properties, which may well be called "title". */
function bare(value: unknown, named = false): unknown {
  // Descriptions repeat themselves in places.
  if (Array.isArray(value)) return [...new Map(value.map((item) => [JSON.stringify(item), bare(item)])).values()];
  if (!isTree(value)) return value;
  const kept = Object.entries(value).filter(([key]) => named || !(PROSE.has(key) || key.startsWith('x-')));
  return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner, key === 'properties' && !named)]));
}

/** The value, and with it every schema that it refers to. */
function take(value: unknown): unknown {
  const kept = bare(value);
  for (const [, schema = ''] of JSON.stringify(kept ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (schema in schemas) continue;
    schemas[schema] = null;
    schemas[schema] = take(at(whole, 'components', 'schemas', schema));
  }
  return kept;
}

/** Of JSON where there is a choice; null: no body belongs there. */
function bodyOf(operation: unknown): unknown {
  const content = at(operation, 'requestBody', 'content');
  const [first] = entriesOf(content).map(([, one]) => one);
  const schema = at(at(content, 'application/json') ?? first, 'schema');
  return schema === undefined ? null : { required: at(operation, 'requestBody', 'required') === true, schema: take(schema) };
}

function parametersOf(operation: unknown): unknown[] {
  const found = listOf(at(operation, 'parameters')).map((candidate) => {
    const ref = at(candidate, '$ref');
    return typeof ref === 'string' ? at(whole, 'components', 'parameters', ref.split('/').at(-1) ?? '') : candidate;
  });
  // The one header that Mastodon describes is an object there, which no header is.
  const used = found.filter((one) => at(one, 'in') !== 'header');
  return used.map((one) => ({
    name: at(one, 'name'),
    in: at(one, 'in'),
    required: at(one, 'required') === true,
    schema: take(at(one, 'schema')),
  }));
}

const operations = Object.entries(description.operations).flatMap(([path, methods]) =>
  methods.map((method) => {
    const operation = at(whole, 'paths', path, method);
    if (operation === undefined) throw new Error(`${method} ${path} is not described`);
    const [status, good] = entriesOf(at(operation, 'responses')).find(([code]) => code.startsWith('2')) ?? [];
    return {
      method: method.toUpperCase(),
      path,
      parameters: parametersOf(operation),
      body: bodyOf(operation),
      status: Number(status),
      answer: take(at(good, 'content', 'application/json', 'schema')) ?? null,
      security: listOf(at(operation, 'security')),
    };
  }),
);
for (const schema of description.schemas) take({ $ref: `#/components/schemas/${schema}` });
const source = `Facts of ${description.source}, without its prose; made by test/networks/contract/extract.ts.`;
process.stdout.write(`${JSON.stringify({ source, version: at(whole, 'info', 'version'), operations, schemas })}\n`);
