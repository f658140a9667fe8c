/**
 * Our own X, for the tests: version 2 of its API as far as Visavis uses it, in memory, over http on this machine.
 *
 * ```ts
 * const x = await startX();                       // startX({ names: 'tweet' }): the field names from before 2026
 * const ours = x.world.addUser('LigneC');         // people, posts and messages: straight in the world
 * x.world.grant(ours.id).access;                  // a token, as the holder would get one
 * x.break({ at: 'POST /2/tweets', kind: 'lose-answer' });
 * x.violations;                                   // what passed and is not in X's published description; `close` rejects when there is any
 * ```
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked } from '../contract/contract.ts';
import { queryOf } from '../contract/query.ts';
import { CONTRACT, isForApplication, rightsOf } from './contract.ts';
import type { Certificate } from '../certificate.ts';
import { actOut, createFaults, type Fault } from './faults.ts';
import { readQuery, type FieldNames } from './field-names.ts';
import { HANDLERS, problem, type Answer } from './handlers.ts';
import { createOauth, type Oauth, type OauthAnswer } from './oauth.ts';
import { inDialect } from './render.ts';
import { createStreams, type Streams } from './streams.ts';
import { createWebhooks, type SentWebhooks } from './webhooks.ts';
import { createWorld, type XToken, type XWorld } from './world.ts';

export interface FakeX {
  readonly url: string;
  readonly world: XWorld;
  readonly oauth: Oauth;
  readonly streams: Streams;
  readonly webhooks: SentWebhooks;
  /** Requests and answers that break the published contract. */
  readonly violations: string[];
  /** Each request so far: method and path, without its query. */
  readonly asked: readonly string[];
  /** What X would have on its bill. */
  readonly bill: { reads: number; posts: number };
  break(fault: Fault): void;
  speak(names: FieldNames): void;
  /** Allows `limit` requests whose method and path hold `at`, then refuses until `resetAt`. */
  limit(at: string, limit: number, resetAt: Date): void;
  /** So many posts may still be read; null: no end. */
  setCredits(left: number | null): void;
  /** Its clock is so far ahead of ours, in milliseconds. */
  setSkew(ms: number): void;
  /** How its pages are wrong. *reorder*: in no order at all. */
  disorder(how: 'duplicate' | 'reorder' | null): void;
  /** Rejects when the contract was broken. */
  close(): Promise<void>;
}

const QUARTER_MS = 15 * 60_000;

/** `tls`: it serves https. */
export async function startX({ names = 'post', tls = null }: { names?: FieldNames; tls?: Certificate | null } = {}): Promise<FakeX> {
  const world = createWorld();
  const faults = createFaults();
  const oauth = createOauth(world);
  const webhooks = createWebhooks(world);
  const [violations, asked]: [string[], string[]] = [[], []];
  const bill = { reads: 0, posts: 0 };
  const shared = { uploads: new Map(), rules: new Map<string, { value: string; tag: string }>() };
  const limits: { at: string; left: number; limit: number; resetAt: number }[] = [];
  const state = { names, credits: null as number | null, disorder: null as 'duplicate' | 'reorder' | null };
  const streams = createStreams({ world, rules: shared.rules, namesOf: () => state.names, violations });

  function rateOf(request: string): { headers: Record<string, string>; refused: boolean } {
    const found = limits.find(({ at }) => request.includes(at));
    if (found !== undefined && Date.now() >= found.resetAt) limits.splice(limits.indexOf(found), 1);
    const active =
      found !== undefined && Date.now() < found.resetAt ? found : { left: 900_000, limit: 900_000, resetAt: Date.now() + QUARTER_MS };
    const refused = active.left <= 0;
    if (!refused) active.left -= 1;
    const reset = String(Math.ceil((active.resetAt - Date.now() + world.now()) / 1_000));
    return {
      refused,
      headers: { 'x-rate-limit-limit': String(active.limit), 'x-rate-limit-remaining': String(active.left), 'x-rate-limit-reset': reset },
    };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://x');
    const line = `${request.method} ${url.pathname}`;
    asked.push(line);
    response.setHeader('date', new Date(world.now()).toUTCString());
    const raw = await bodyOf(request);
    const fault = faults.take(line);
    if (fault !== null && (await actOut(fault, response))) return;
    if (url.pathname.startsWith('/2/oauth2/')) return sendOauth(response, oauthAnswer(url, raw, request.headers.authorization));
    const found = CONTRACT.find(request.method ?? 'GET', url.pathname);
    if (found === null) {
      violations.push(`${line}: no such operation`);
      return send(response, problem(404, 'resource-not-found', 'no such operation'));
    }
    const rate = rateOf(line);
    for (const [name, value] of Object.entries(rate.headers)) response.setHeader(name, value);
    if (rate.refused) return send(response, { status: 429, body: { code: 88, message: 'Rate limit exceeded' } });
    const answer = await answerTo({ found, url, raw, request, response });
    if (answer === null) return;
    const problems = CONTRACT.answerProblems(found, answer.status, answer.body);
    violations.push(...problems.map((text) => `${line}: answer ${answer.status}: ${text}`));
    if (fault?.kind === 'lose-answer') return void response.destroy();
    if (fault?.kind === 'late') await sleep(fault.ms);
    bill.reads += answer.reads ?? 0;
    if (line === 'POST /2/tweets' && answer.status === 201) bill.posts += 1;
    send(response, { ...answer, body: inDialect(answer.body, state.names) });
  }

  interface Request {
    readonly found: Asked;
    readonly url: URL;
    readonly raw: Buffer;
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
  }

  /** Null when the answer is a stream, which goes on. */
  async function answerTo({ found, url, raw, request, response }: Request): Promise<Answer | null> {
    const { operation, path } = found;
    const isStream = operation.path === '/2/tweets/search/stream';
    // The stream kept the older names when all the rest was renamed.
    const query = isStream ? new Map(url.searchParams) : readQuery(url.searchParams, state.names);
    if ('unknown' in query)
      return problem(400, 'invalid-request', `The query parameter [${query.unknown}] is not one of those that are known`);
    const body = await parseBody(request.headers['content-type'] ?? '', raw);
    const repeated = [...queryOf(url.searchParams)].filter(([, given]) => given.length > 1).map(([name]) => `${name} is given twice`);
    const wrong = [...repeated, ...CONTRACT.requestProblems(found, queryOf(query), body)];
    if (wrong.length > 0) {
      violations.push(...wrong.map((text) => `${operation.method} ${operation.path}: request: ${text}`));
      return problem(400, 'invalid-request', wrong.join('; '));
    }
    const token = tokenOf(world, request.headers.authorization);
    if (token === null) return { status: 401, body: { code: 32, message: 'Unauthorized' } };
    const refusal = rightsRefusal(found, token);
    if (refusal !== null) return refusal;
    const isPaid = operation.method === 'GET' && /tweets|mentions|search|dm_/.test(operation.path);
    if (state.credits !== null && state.credits <= 0 && isPaid) {
      return { status: 402, body: { code: 402, message: 'CreditsDepleted: this account has no credits to fulfil this request' } };
    }
    if (isStream) {
      streams.open(response, query);
      return null;
    }
    const handler = HANDLERS[`${operation.method} ${operation.path}`];
    const user = token.userId === null ? null : (world.users.get(token.userId) ?? null);
    const answer =
      (await handler?.({ world, user, path, query, body: body ?? {}, webhooks, disorder: state.disorder, ...shared })) ??
      problem(404, 'resource-not-found', 'not here');
    if (state.credits !== null) state.credits -= answer.reads ?? 0;
    return answer;
  }

  function oauthAnswer(url: URL, raw: Buffer, authorization: string | undefined): OauthAnswer {
    const form = new URLSearchParams(raw.toString());
    if (url.pathname === '/2/oauth2/authorize') return oauth.authorise(url.searchParams);
    if (url.pathname === '/2/oauth2/token') return oauth.token(form, authorization);
    if (url.pathname === '/2/oauth2/revoke') return oauth.revoke(form, authorization);
    return { status: 404, body: {} };
  }

  const server = tls === null ? createServer(hear) : createSecureServer(tls, hear);
  function hear(request: IncomingMessage, response: ServerResponse): void {
    serve(request, response).catch((error: unknown) => {
      violations.push(`the fake itself broke: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `${tls === null ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    world,
    oauth,
    streams,
    webhooks,
    violations,
    asked,
    bill,
    break: faults.add,
    speak: (spoken) => void (state.names = spoken),
    limit: (at, limit, resetAt) => void limits.unshift({ at, left: limit, limit, resetAt: resetAt.getTime() }),
    setCredits: (left) => void (state.credits = left),
    setSkew: world.setClockAhead,
    disorder: (how) => void (state.disorder = how),
    async close() {
      streams.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`X's description was broken:\n${violations.join('\n')}`);
    },
  };
}

function tokenOf(world: XWorld, authorization: string | undefined): XToken | null {
  const token = world.tokens.get((authorization ?? '').replace(/^Bearer /, ''));
  return token !== undefined && token.endsAt > Date.now() ? token : null;
}

function rightsRefusal(found: Asked, token: XToken): Answer | null {
  if (token.userId === null) {
    return isForApplication(found) ? null : problem(403, 'not-authorized-for-resource', 'Application-Only is forbidden for this endpoint');
  }
  const rights = rightsOf(found);
  if (rights === null) return problem(403, 'not-authorized-for-resource', 'OAuth 2.0 User Context is forbidden for this endpoint');
  const missing = rights.filter((right) => !token.rights.includes(right));
  return missing.length === 0 ? null : problem(403, 'not-authorized-for-resource', `the token has no right to ${missing.join(', ')}`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function parseBody(type: string, raw: Buffer): Promise<Record<string, unknown> | undefined> {
  if (raw.length === 0) return undefined;
  if (!type.startsWith('multipart/')) return JSON.parse(raw.toString()) as Record<string, unknown>;
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : 'bytes']));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const isProblem = typeof body === 'object' && body !== null && 'type' in body && status >= 400;
  response.writeHead(status, { 'content-type': isProblem ? 'application/problem+json' : 'application/json' }).end(JSON.stringify(body));
}

function sendOauth(response: ServerResponse, { status, body, html, location }: OauthAnswer): void {
  if (location !== undefined) response.writeHead(status, { location }).end();
  else if (html !== undefined) response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
