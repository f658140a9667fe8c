/**
 * Checks what passes between the adapter and the fake against X's published description (`contract.json`, made by
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

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Record<string, unknown> | null;
  readonly status: number;
  readonly answer: Record<string, unknown>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
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
const ROOT = 'contract';
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
formats.default(ajv);
ajv.addSchema({ $id: ROOT, components: { schemas: document.schemas } });
ajv.addSchema({ $id: 'answers', components: { schemas: close(document.schemas) } });
const compiled = new WeakMap<object, ValidateFunction>();

/** The same schemas, in which an object has the properties that are named and no others. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
  const isObject = closed['type'] === 'object' && typeof closed['properties'] === 'object' && !('additionalProperties' in closed);
  return isObject ? { ...closed, additionalProperties: false } : closed;
}

function problemsOf(schema: Record<string, unknown>, value: unknown, root: typeof ROOT | 'answers' = ROOT): string[] {
  let check = compiled.get(schema);
  if (check === undefined) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${root}#/components/`)) as object;
    check = ajv.compile(root === 'answers' ? (close(absolute) as object) : absolute);
    compiled.set(schema, check);
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

/** What is wrong with a request; nothing when it keeps the contract. `query` is under the newer names. */
export function requestProblems({ operation, path }: Asked, query: ReadonlyMap<string, string>, body: unknown): string[] {
  const known = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]));
  const problems = [...query.keys()].filter((name) => !known.has(name)).map((name) => `there is no parameter ${name}`);
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = place === 'path' ? path[name] : query.get(name);
    if (value === undefined) {
      if (required) problems.push(`${name} is missing`);
    } else problems.push(...problemsOf(schema, coerce(schema, value)).map((problem) => `${name}:${problem}`));
  }
  if (operation.body !== null && body !== undefined) problems.push(...problemsOf(operation.body, body).map((problem) => `body${problem}`));
  if (operation.body === null && body !== undefined) problems.push('no body belongs here');
  return problems;
}

function coerce(schema: Record<string, unknown>, value: string): unknown {
  if (schema['type'] === 'array') return value.split(',');
  if (schema['type'] === 'integer') return /^-?\d+$/.test(value) ? Number(value) : value;
  if (schema['type'] === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

/** What is wrong with an answer. Under 400 it must be the operation's own; else a problem, or an error of a code and a message. */
export function answerProblems({ operation }: Asked, status: number, body: unknown): string[] {
  if (status < 400) {
    return [
      ...(status === operation.status ? [] : [`status ${status} for ${operation.status}`]),
      ...problemsOf(operation.answer, body, 'answers'),
    ];
  }
  const isProblem = problemsOf(PROBLEM, body).length === 0;
  return isProblem ? [] : problemsOf(ERROR, body);
}
const PROBLEM = { $ref: '#/components/schemas/Problem' };
const ERROR = { $ref: '#/components/schemas/Error' };

/** The rights by which a user's token may ask for this; null when only the application itself may. */
export function rightsOf({ operation }: Asked): readonly string[] | null {
  const user = operation.security.find((way) => 'OAuth2UserToken' in way);
  return user?.['OAuth2UserToken'] ?? null;
}

/** Whether the application itself may ask for this, without any user. */
export const isForApplication = ({ operation }: Asked): boolean => operation.security.some((way) => 'BearerToken' in way);
