/**
 * Checks what passes between the adapter and the fake against the description of Mastodon's API (`contract.json`, made by
 * `extract-contract.ts`). Answers are held to it more strictly than it says: a field that it does not name is a violation too.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Record<string, unknown>;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Record<string, unknown> | null;
  readonly answer: Record<string, unknown> | null;
  /** Any of them opens it; null: nobody need be signed in. */
  readonly scopes: readonly string[] | null;
}

/** One operation of the contract that a request asks for. */
export interface Asked {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

const document = JSON.parse(readFileSync(new URL('contract.json', import.meta.url), 'utf8')) as {
  operations: Operation[];
  schemas: Record<string, Record<string, unknown>>;
};
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
// Format names of its own, which say nothing that can be checked.
for (const name of ['scopes', 'iso-639-1', 'binary']) ajv.addFormat(name, true);
ajv.addSchema({ $id: 'requests', components: { schemas: document.schemas } });
ajv.addSchema({ $id: 'answers', components: { schemas: close(document.schemas) } });
const compiled = new Map<string, ValidateFunction>();

/** The same schemas, in which an object has the properties that are named and no others. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
  const isObject = closed['type'] === 'object' && typeof closed['properties'] === 'object' && !('additionalProperties' in closed);
  return isObject ? { ...closed, additionalProperties: false } : closed;
}

function problemsOf(schema: Record<string, unknown>, value: unknown, root: 'requests' | 'answers'): string[] {
  const absolute = JSON.stringify(schema).replaceAll('"#/components/', `"${root}#/components/`);
  let check = compiled.get(absolute);
  if (check === undefined) {
    const parsed: unknown = JSON.parse(absolute);
    check = ajv.compile((root === 'answers' ? close(parsed) : parsed) as object);
    compiled.set(absolute, check);
  }
  return check(value)
    ? []
    : (check.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** The operation that a request means; null when the contract has none. Fixed words in a path come before parameters. */
export function findOperation(method: string, path: string): Asked | null {
  const parts = path.split('/');
  const fits = document.operations.flatMap((operation) => {
    const wanted = operation.path.split('/');
    if (operation.method !== method || wanted.length !== parts.length) return [];
    const values: Record<string, string> = {};
    for (const [index, part] of wanted.entries()) {
      const given = parts[index] ?? '';
      if (part.startsWith('{')) values[part.slice(1, -1)] = decodeURIComponent(given);
      else if (part !== given) return [];
    }
    return [{ operation, path: values }];
  });
  return fits.toSorted((one, other) => Object.keys(one.path).length - Object.keys(other.path).length)[0] ?? null;
}

/** What is wrong with a request; nothing when it keeps the contract. Of a form all values are text. */
export function requestProblems({ operation }: Asked, query: URLSearchParams, body: unknown): string[] {
  const known = new Map(operation.parameters.filter((one) => one.in === 'query').map((parameter) => [parameter.name, parameter]));
  const problems: string[] = [];
  for (const name of new Set([...query.keys()].map(bareName))) if (!known.has(name)) problems.push(`there is no parameter ${name}`);
  for (const [name, { required, schema }] of known) {
    const values = [...query.getAll(name), ...query.getAll(`${name}[]`)];
    if (values.length > 0) problems.push(...problemsOf(schema, coerce(schema, values), 'requests').map((problem) => `${name}:${problem}`));
    else if (required) problems.push(`${name} is missing`);
  }
  if (operation.body !== null)
    problems.push(...problemsOf(anyOf(operation.body), body ?? {}, 'requests').map((problem) => `body${problem}`));
  else if (body !== undefined) problems.push('no body belongs here');
  return problems;
}

/** A status with text and a picture is both a text and a picture there, where only one of them is allowed: it is meant as it is elsewhere. */
const anyOf = ({ oneOf, ...schema }: Record<string, unknown>): Record<string, unknown> =>
  oneOf === undefined ? schema : { ...schema, anyOf: oneOf };

const bareName = (name: string): string => name.replace(/\[\]$/, '');

function coerce(schema: Record<string, unknown>, values: readonly string[]): unknown {
  const [first = ''] = values;
  if (schema['type'] === 'array') return values;
  if (schema['type'] === 'integer') return /^-?\d+$/.test(first) ? Number(first) : first;
  if (schema['type'] === 'boolean') return first === 'true' ? true : first === 'false' ? false : first;
  return first;
}

/** What is wrong with an answer: under 400 it must be the operation's own, else an error. */
export function answerProblems({ operation }: Asked, status: number, body: unknown): string[] {
  if (status >= 400) return problemsOf({ $ref: '#/components/schemas/Error' }, body, 'answers');
  return operation.answer === null ? [] : problemsOf(operation.answer, body, 'answers');
}

/** What is wrong with something that the stream tells. */
export const entityProblems = (name: 'Status' | 'Notification' | 'Conversation', entity: unknown): string[] =>
  problemsOf({ $ref: `#/components/schemas/${name}` }, entity, 'answers');
