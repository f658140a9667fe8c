/**
 * Checks what passes between an adapter and our fake of its network against the published description of that network's API
 * (`contract.json`, made by `extract.ts`). It is held more strictly than that says: a field or a parameter that it does not name is a
 * violation too, and a word of the description that this checker does not understand is an error rather than let pass.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Schema;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: Schema } | null;
  readonly status: number;
  /** Null: nothing is said of what it answers. */
  readonly answer: Schema | null;
  /** Each of them opens it, with the rights that it names; none: nobody need be signed in. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** One operation of the contract that a request asks for. */
export interface Asked {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** What was given under each name of a query, in order. */
export type Query = ReadonlyMap<string, readonly string[]>;

export interface ContractOptions {
  /** Names of schemas, one of which every error is. */
  readonly errors: readonly string[];
  /** How lists stand in a query: `id[]=1&id[]=2`, or `ids=1,2`. */
  readonly lists: 'brackets' | 'commas';
  /** Format names of the description's own, which say nothing that can be checked. */
  readonly formats?: readonly string[];
}

export interface Contract {
  /** The operation that a request means; null when the contract has none. Fixed words in a path come before parameters. */
  find(method: string, path: string): Asked | null;
  /** What is wrong with a request; nothing when it keeps the contract. */
  requestProblems(asked: Asked, query: Query, body: unknown): string[];
  /** What is wrong with an answer: under 400 it must be the operation's own, else an error. */
  answerProblems(asked: Asked, status: number, body: unknown): string[];
  /** What is wrong with something that is told by other ways than an answer. */
  entityProblems(schema: string, entity: unknown): string[];
}

export function openContract(file: URL, { errors, lists, formats: own = [] }: ContractOptions): Contract {
  const document = JSON.parse(readFileSync(file, 'utf8')) as { operations: Operation[]; schemas: Record<string, Schema> };
  const ajv = new Ajv({ strictSchema: true, strictNumbers: true, strictTypes: false, allErrors: true });
  formats.default(ajv);
  for (const name of own) ajv.addFormat(name, true);
  // Said of schemas, and nothing that a value could break.
  ajv.addVocabulary(['discriminator', 'components', 'xml']);
  ajv.addSchema({ $id: 'contract', components: { schemas: close(document.schemas, document.schemas) } });
  const compiled = new Map<string, ValidateFunction>();

  function compile(schema: Schema): ValidateFunction {
    const closed = JSON.stringify(close(schema, document.schemas));
    return ajv.compile(JSON.parse(closed.replaceAll('"#/components/', '"contract#/components/')) as object);
  }

  function problemsOf(schema: Schema, value: unknown): string[] {
    const key = JSON.stringify(schema);
    const check = compiled.get(key) ?? compile(schema);
    compiled.set(key, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  }

  const named = (schema: string) => ({ $ref: `#/components/schemas/${schema}` });

  function parameterProblems({ name, in: place, required, schema }: Parameter, path: Asked['path'], query: Query): string[] {
    const inBrackets = lists === 'brackets' ? (query.get(`${name}[]`) ?? []) : [];
    const given = place === 'path' ? [path[name] ?? ''] : [...(query.get(name) ?? []), ...inBrackets];
    if (given.length === 0) return required ? [`${name} is missing`] : [];
    const isList = schema['type'] === 'array';
    if (given.length > 1 && !isList) return [`${name} is given ${given.length} times`];
    const value = isList ? given.flatMap((one) => (lists === 'commas' ? one.split(',') : [one])) : ofText(schema, given[0] ?? '');
    return problemsOf(schema, value).map((problem) => `${name}:${problem}`);
  }

  return {
    find(method, path) {
      const fits = document.operations.flatMap((operation) => {
        const values = operation.method === method ? placesIn(operation.path, path) : null;
        return values === null ? [] : [{ operation, path: values }];
      });
      return fits.toSorted((one, other) => Object.keys(one.path).length - Object.keys(other.path).length)[0] ?? null;
    },

    requestProblems({ operation, path }, query, body) {
      const known = new Set(operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name));
      const bareNames = [...query.keys()].map((name) => (lists === 'brackets' ? name.replace(/\[\]$/, '') : name));
      const problems = [...new Set(bareNames)].filter((name) => !known.has(name)).map((name) => `there is no parameter ${name}`);
      for (const parameter of operation.parameters) problems.push(...parameterProblems(parameter, path, query));
      if (operation.body === null) return body === undefined ? problems : [...problems, 'no body belongs here'];
      if (body === undefined) return operation.body.required ? [...problems, 'the body is missing'] : problems;
      return [...problems, ...problemsOf(anyOf(operation.body.schema), body).map((problem) => `body${problem}`)];
    },

    answerProblems({ operation }, status, body) {
      if (status >= 400) {
        const found = errors.map((schema) => problemsOf(named(schema), body));
        return found.some((problems) => problems.length === 0) ? [] : found.flat();
      }
      const wrong = status === operation.status ? [] : [`status ${status} for ${operation.status}`];
      return operation.answer === null ? wrong : [...wrong, ...problemsOf(operation.answer, body)];
    },

    entityProblems: (schema, entity) => problemsOf(named(schema), entity),
  };
}

/**
 * The same schemas, in which an object has the properties that are named and no others. What is all of several (`allOf`) becomes one first,
 * since each of them would refuse what the others name.
 */
function close(value: unknown, schemas: Readonly<Record<string, Schema>>): unknown {
  if (Array.isArray(value)) return value.map((item) => close(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const one = 'allOf' in value ? merge(value, schemas) : value;
  const closed = Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, close(inner, schemas)]));
  const { properties } = closed;
  // A property may well be called "properties".
  const isObject = typeof properties === 'object' && properties !== null && !('type' in properties && typeof properties.type === 'string');
  return isObject && !('additionalProperties' in closed) ? { ...closed, additionalProperties: false } : closed;
}

function merge({ allOf, ...rest }: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  const parts = (Array.isArray(allOf) ? (allOf as Schema[]) : []).map((part) => {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(String(part['$ref'] ?? ''))?.[1];
    const found = name === undefined ? part : (schemas[name] ?? {});
    return 'allOf' in found ? merge(found, schemas) : found;
  });
  const whole = [...parts, rest];
  const properties: object = Object.assign({}, ...whole.map((part) => part['properties'] ?? {}));
  const required = new Set(whole.flatMap((part) => (part['required'] as string[] | undefined) ?? []));
  return Object.assign({}, ...whole, { properties, ...(required.size > 0 ? { required: [...required] } : {}) }) as Schema;
}

/** What stands where the path has parameters; null when it is another path. */
function placesIn(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith('{')) values[part.slice(1, -1)] = decodeURIComponent(given[index] ?? '');
    else if (part !== given[index]) return null;
  }
  return values;
}

/** A body that is allowed in several shapes may be of two at once: a status with words and a picture is a text and has media. */
const anyOf = ({ oneOf, ...schema }: Schema): Schema => (oneOf === undefined ? schema : { ...schema, anyOf: oneOf });

/** In an address all values are text. */
function ofText({ type }: Schema, text: string): unknown {
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
