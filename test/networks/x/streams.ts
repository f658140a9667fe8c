/** The fake X's filtered stream: a line of JSON for each post that a rule accepts, an empty line now and then, one connection only. */
import type { ServerResponse } from 'node:http';
import { CONTRACT } from './contract.ts';
import { readQuery, type FieldNames } from './field-names.ts';
import { inDialect, includesOf, renderPost, wantedOf } from './render.ts';
import { parseQuery } from './search.ts';
import type { XPost, XWorld } from './world.ts';

export interface Streams {
  open(response: ServerResponse, query: ReadonlyMap<string, string>): void;
  /** Breaks the connections. */
  drop(): void;
  /** How many are open. */
  count(): number;
  /** Sends what is not a line of JSON. */
  garble(): void;
}

const ALIVE_MS = 1_000;

interface Deps {
  readonly world: XWorld;
  readonly rules: ReadonlyMap<string, { value: string; tag: string }>;
  readonly namesOf: () => FieldNames;
  readonly violations: string[];
}

export function createStreams({ world, rules, namesOf, violations }: Deps): Streams {
  const open = new Map<ServerResponse, ReadonlyMap<string, string>>();
  const contract = CONTRACT.find('GET', '/2/tweets/search/stream')!;

  function tell(post: XPost): void {
    const matching = [...rules].filter(([, { value }]) => parseQuery(world, value)?.(post) === true);
    if (matching.length === 0) return;
    for (const [response, query] of open) {
      const wanted = wantedOf(query);
      const includes = includesOf(world, [post], wanted);
      const body = {
        data: renderPost(world, post, wanted),
        ...(Object.keys(includes).length === 0 ? {} : { includes }),
        matching_rules: matching.map(([id, { tag }]) => ({ id, tag })),
      };
      violations.push(...CONTRACT.answerProblems(contract, 200, body).map((text) => `stream: ${text}`));
      response.write(`${JSON.stringify(inDialect(body, namesOf()))}\r\n`);
    }
  }
  world.listen((event) => void (event.kind === 'post' ? tell(event.post) : null));

  return {
    open(response, query) {
      if (open.size > 0) {
        const body = { code: 88, message: 'TooManyConnections: This stream is currently at the maximum allowed connection limit.' };
        response.writeHead(429, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('\r\n');
      const alive = setInterval(() => response.write('\r\n'), ALIVE_MS);
      const asked = readQuery(new URLSearchParams([...query]), 'tweet');
      open.set(response, 'unknown' in asked ? new Map() : asked);
      response.once('close', () => {
        clearInterval(alive);
        open.delete(response);
      });
    },
    drop: () => [...open.keys()].forEach((response) => response.destroy()),
    count: () => open.size,
    garble: () => [...open.keys()].forEach((response) => response.write('{"data":{"id":"12\r\n<html>\r\n')),
  };
}
