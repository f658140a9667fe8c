/**
 * A Mastodon of our own for the tests: stateful, with streaming, and held to the published description of its API in every request and every
 * answer. It misbehaves when it is told to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { queryOf } from '../contract/query.ts';
import type { Certificate } from '../certificate.ts';
import { actOut, createFaults, type Fault, type Faults } from '../x/faults.ts';
import { createAccess, opens, type Access, type Token } from './access.ts';
import { CONTRACT, scopesOf } from './contract.ts';
import { HANDLERS, type Answer, type Question, type Settings } from './handlers.ts';
import { leavePage } from './leave-page.ts';
import { openStreams, type Streams } from './streams.ts';
import { createWorld, type World } from './world.ts';

export interface FakeMastodon {
  readonly url: string;
  readonly world: World;
  readonly access: Access;
  readonly settings: Settings & { grant: { limit: number; remaining: number; resetAt: number } };
  readonly streams: Streams;
  /** What broke the description, one sentence each. */
  readonly violations: readonly string[];
  /** `METHOD /path` of all that was asked so far. */
  readonly asked: readonly string[];
  /** `asks`: its page of leave asks who is there, instead of taking a yes for granted. */
  readonly page: { asks: boolean };
  misbehave(fault: Fault): void;
  /** Rejects when the description was broken. */
  close(): Promise<void>;
}

/** `tls`: it serves https. */
export async function startFakeMastodon({ tls = null }: { tls?: Certificate | null } = {}): Promise<FakeMastodon> {
  const server = tls === null ? createServer(hear) : createSecureServer(tls, hear);
  function hear(request: IncomingMessage, response: ServerResponse): void {
    serve(request, response).catch((error: unknown) => {
      violations.push(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `${tls === null ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [world, access] = [createWorld(url), createAccess()];
  const settings: FakeMastodon['settings'] = {
    old: false,
    other: false,
    ignoresKeys: false,
    streaming: 'header',
    limits: { characters: 500, perUrl: 23 },
    grant: { limit: 100_000, remaining: 100_000, resetAt: Date.now() + 300_000 },
  };
  const faults: Faults = createFaults();
  const [violations, asked]: [string[], string[]] = [[], []];
  const page = { asks: false };
  const streams = openStreams({ world, access, settings, complain: (violation) => void violations.push(violation) });
  const sockets = new Set<Socket>();
  server.on(tls === null ? 'connection' : 'secureConnection', (socket: Socket) =>
    sockets.add(socket.once('close', () => sockets.delete(socket))),
  );
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => streams.accept(request, socket));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const said = `${request.method} ${pathname}`;
    asked.push(said);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const fault = faults.take(said);
    if (fault !== null && (await actOut(fault, response))) return;
    // As the network does to whoever does not say who asks.
    if (!request.headers['user-agent']) return void response.writeHead(418).end();
    // What browsers ask for by themselves, and is no part of the API.
    if (/^\/(avatars\/|favicon)/.test(pathname)) return void response.writeHead(404).end();
    if (pathname.startsWith('/system/')) return sendPicture(pathname, response);
    if (request.method === 'GET' && pathname === '/oauth/authorize') return authorise(searchParams, response);
    const answer = await answerTo(said, pathname, request, Buffer.concat(parts));
    if (fault?.kind === 'lose-answer') return void response.destroy();
    if (fault?.kind === 'late') await sleep(fault.ms);
    send(response, pathname, answer);
  }

  async function answerTo(said: string, pathname: string, request: IncomingMessage, bytes: Buffer): Promise<Answer> {
    const query = new URL(request.url ?? '/', url).searchParams;
    const found = CONTRACT.find(request.method ?? 'GET', pathname);
    if (found === null) return complain(said, ['the contract has no such operation']);
    const { body, files } = await readBody(request, bytes);
    const problems = CONTRACT.requestProblems(found, queryOf(query), body);
    if (problems.length > 0) return complain(said, problems);
    if (settings.other && Number(query.get('limit')) > OTHER_PAGE) query.set('limit', String(OTHER_PAGE));
    const token = access.find(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const { method, path } = found.operation;
    const scopes = scopesOf(found);
    if ((scopes !== null || path === '/api/v1/apps/verify_credentials') && token === null) {
      return { status: 401, body: { error: 'The access token is invalid' } };
    }
    if (scopes !== null && !opens(token as Token, scopes)) {
      return { status: 403, body: { error: 'This action is outside the authorized scopes' } };
    }
    const { grant } = settings;
    if (Date.now() >= grant.resetAt) Object.assign(grant, { remaining: grant.limit, resetAt: Date.now() + 300_000 });
    if (grant.remaining <= 0) return { status: 429, body: { error: 'Too many requests' } };
    grant.remaining -= 1;
    const key = request.headers['idempotency-key'];
    const question: Question = {
      path: found.path,
      query,
      body: body ?? {},
      files,
      key: typeof key === 'string' ? key : null,
      token: token as Token,
    };
    const answer = HANDLERS[`${method} ${path}`]!(question, { world, access, settings });
    const wrong = CONTRACT.answerProblems(found, answer.status, answer.body);
    return wrong.length > 0 ? complain(`the answer to ${said}`, wrong) : answer;
  }

  function complain(said: string, problems: readonly string[]): Answer {
    process.stderr.write(`fake Mastodon: ${said}: ${problems.slice(0, 5).join('; ')}\n`);
    violations.push(`${said}: ${problems.slice(0, 5).join('; ')}`);
    return { status: 500, body: { error: problems.join('; ') } };
  }

  function send(response: ServerResponse, pathname: string, { status, body, headers = {} }: Answer): void {
    const { grant } = settings;
    // Behind its proxy it does not know by what name it is called.
    const at = settings.other ? `http://backend:8080${pathname}` : `${url}${pathname}`;
    const link = settings.other ? otherwise(headers['link'])?.replaceAll('PAGE', at) : headers['link']?.replaceAll('PAGE', at);
    const reset = grant.resetAt + world.settings.skewMs;
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      date: world.now().toUTCString(),
      'x-ratelimit-limit': grant.limit,
      'x-ratelimit-remaining': grant.remaining,
      'x-ratelimit-reset': settings.other ? String(Math.ceil(reset / 1_000)) : new Date(reset).toISOString(),
      ...(link === undefined ? {} : { link }),
    });
    response.end(JSON.stringify(body));
  }

  /** The person who is asked says yes at once, the first one there is; or somebody says so on a page. */
  function authorise(query: URLSearchParams, response: ServerResponse): void {
    const as = query.get('as');
    // Which is a button of the page, and no part of the API.
    const asked = [...query].filter(([name]) => name !== 'as');
    const problems = CONTRACT.requestProblems(CONTRACT.find('GET', '/oauth/authorize')!, queryOf(asked), undefined);
    if (problems.length > 0) complain('GET /oauth/authorize', problems);
    if (page.asks && as === null) {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end(leavePage(query, world.people.values()));
    }
    const [first] = world.people.values();
    const person = as === null ? first : world.people.get(as);
    const back = person === undefined ? null : access.authorise(query, person);
    if (back === null) return void response.writeHead(400, { 'content-type': 'text/html' }).end('<p>Invalid redirect or client');
    response.writeHead(302, { location: back }).end();
  }

  function sendPicture(pathname: string, response: ServerResponse): void {
    const [, , id = '', kind = '', name = ''] = pathname.split('/');
    const picture = kind === 'avatar' || kind === 'header' ? world.people.get(id)?.pictures[kind] : undefined;
    if (picture?.name !== name) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': picture.type }).end(picture.bytes);
  }

  return {
    url,
    world,
    access,
    settings,
    streams,
    violations,
    asked,
    page,
    misbehave: (fault) => faults.add(fault),
    async close() {
      streams.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`Mastodon's description was broken:\n${violations.join('\n')}`);
    },
  };
}

/** The most that it puts on a page where it is other software, whatever it is asked for. */
const OTHER_PAGE = 30;
/** The same links in another order, with more to them and without quotes. */
const otherwise = (link: string | undefined): string | undefined =>
  link?.split(', ').toReversed().join(',').replace('; rel="next"', '; type="application/json"; rel=next');

async function readBody(
  request: IncomingMessage,
  bytes: Buffer,
): Promise<{ body: Record<string, unknown> | undefined; files: Map<string, { bytes: Uint8Array; type: string }> }> {
  const files = new Map<string, { bytes: Uint8Array; type: string }>();
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, files };
  if (type.startsWith('application/json')) return { body: JSON.parse(bytes.toString('utf8')) as Record<string, unknown>, files };
  const body: Record<string, unknown> = {};
  for (const [name, value] of await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()) {
    if (typeof value === 'string') body[name] = value;
    else {
      files.set(name, { bytes: new Uint8Array(await value.arrayBuffer()), type: value.type });
      // In the description a file is text, too.
      body[name] = '(file)';
    }
  }
  return { body, files };
}
