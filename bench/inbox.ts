/** Opening a queue and a thread and searching two words through the HTTP API, with 1,000,000 messages in 200,000 threads. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { compose } from '../src/compose.ts';
import type { ConversationPage, SearchPage, ThreadView } from '../src/inbox/schema.ts';
import type { Me } from '../src/people/schema.ts';
import { connectDatabase, migrate } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { dice, measure } from './inbox/measure.ts';
import type { Timing } from './inbox/measure.ts';
import { questionsByKind } from './inbox/questions.ts';
import { findBigThreads, seed } from './inbox/seed.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 1_000_000);
const size = { messages: MESSAGES, conversations: Math.round(MESSAGES / 5), correspondents: Math.round(MESSAGES / 20) };
/** A folder that keeps the filled database from one run to the next: filling it takes minutes. */
const KEPT = process.env['BENCH_HOME'];
const QUEUES = ['to-answer', 'mine', 'taken', 'waiting', 'closed'] as const;
const say = (text: string) => process.stderr.write(`${text}\n`);

/** A database of the bench's own, on the operator's Postgres (DATABASE_URL) or on an embedded one in a temporary home. */
async function openScratch(): Promise<{ url: string; kind: string; close(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (!given) {
    const home = KEPT ?? (await mkdtemp(path.join(tmpdir(), 'visavis-bench-')));
    const server = await startEmbeddedPostgres({ home, log: silentLog() });
    if (!server.ok) throw new Error(describePostgresFailure(server.error));
    const close = async () => {
      await server.value.stop();
      if (!KEPT) await rm(home, { recursive: true, force: true });
    };
    return { url: server.value.url, kind: 'embedded', close };
  }
  const name = `visavis_bench_${randomBytes(4).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: given });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { url: url.href, kind: 'DATABASE_URL', close: () => run(`drop database ${name} with (force)`) };
}

async function main(url: string, kind: string): Promise<void> {
  await migrate(url);
  const database = connectDatabase({ url });
  const config = {
    home: tmpdir(),
    databaseUrl: url,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    secureCookie: false,
    logLevel: 'silent',
    secret: randomBytes(32).toString('hex'),
    previousSecret: null,
  } as const;
  const application = compose(config, { database, databaseUrl: url, log: silentLog() });
  try {
    const api = await enter((await application.startWeb()).url);
    const { bigThreadIds, seedSeconds } = await fill(url, api.me);
    const load = loadavg()[0]?.toFixed(1);
    const figures = { queues: await openQueues(api.get), threads: await openThreads(api.get, bigThreadIds), search: await search(api.get) };
    const within = {
      queue: Object.values(figures.queues).every((timing) => timing.p99 < 25),
      thread: Object.values(figures.threads).every((timing) => timing.p99 < 25),
      search: Object.values(figures.search).every((timing) => timing.p99 < 150),
    };
    // What else the machine was doing: on a busy one, waiting for a turn outweighs the work.
    const machine = { cores: availableParallelism(), loadBefore: load, loadAfter: loadavg()[0]?.toFixed(1) };
    process.stdout.write(
      `${JSON.stringify({ bench: 'inbox', database: kind, ...size, seedSeconds, machine, milliseconds: figures, within })}\n`,
    );
  } finally {
    await application.stop();
    await database.close();
  }
}

/** Fills the database unless it is: seconds taken, and the threads of 2,000 messages. */
async function fill(url: string, me: Me): Promise<{ bigThreadIds: readonly string[]; seedSeconds: number }> {
  const started = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const kept = await findBigThreads(client);
    if (kept.length > 0) return { bigThreadIds: kept, seedSeconds: 0 };
    say(`seeding ${size.messages} messages in ${size.conversations} threads…`);
    const memberIds = [me.member.memberId, crypto.randomUUID(), crypto.randomUUID()];
    await seed(client, { organisationId: me.organisation.organisationId, memberIds }, size);
    const seedSeconds = Math.round((performance.now() - started) / 1000);
    say(`seeded in ${seedSeconds} s`);
    return { bigThreadIds: await findBigThreads(client), seedSeconds };
  } finally {
    await client.end();
  }
}

type Get = <Value>(path: string) => Promise<Value>;

/** Signs up, or in where the database was kept. */
async function enter(origin: string): Promise<{ me: Me; get: Get }> {
  const who = { email: 'ines@example.org', passphrase: 'a long passphrase for the bench' };
  const organisation = { name: 'Bench', timeZone: 'Europe/Paris', language: 'fr', jobTitle: '', givenName: 'Inès', familyName: 'B' };
  const post = async (where: string, wanted: object) =>
    await fetch(`${origin}/api/v1${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
    });
  let answer = await post('/organisations', { ...organisation, ...who });
  if (!answer.ok && KEPT) answer = await post('/session', who);
  if (!answer.ok) throw new Error(`signing up answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const get = async <Value>(where: string) => {
    const response = await fetch(`${origin}/api/v1${where}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`${where} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Value;
  };
  return { me: (await answer.json()) as Me, get };
}

/** Every queue: its first page again and again, then page after page of it, then the counts. */
async function openQueues(get: Get): Promise<Record<string, Timing>> {
  const figures: Record<string, Timing> = {};
  for (const queue of QUEUES) {
    figures[queue] = await measure(
      Array.from({ length: 300 }, () => queue),
      async () => void (await get(`/conversations?queue=${queue}`)),
    );
    let cursor: string | null = null;
    const pages = Array.from({ length: 200 }, () => queue);
    figures[`${queue}, later pages`] = await measure(pages, async () => {
      const page: ConversationPage = await get(`/conversations?queue=${queue}${cursor ? `&cursor=${cursor}` : ''}`);
      cursor = page.nextCursor;
    });
    say(`${queue}: ${JSON.stringify(figures[queue])} later: ${JSON.stringify(figures[`${queue}, later pages`])}`);
  }
  figures['counts'] = await measure(
    Array.from({ length: 300 }, () => 0),
    async () => void (await get('/conversations/counts')),
  );
  say(`counts: ${JSON.stringify(figures['counts'])}`);
  return figures;
}

/** Threads from all over the queues, and those of 2,000 replies. */
async function openThreads(get: Get, bigThreadIds: readonly string[]): Promise<Record<string, Timing>> {
  const ids: string[] = [];
  for (const queue of QUEUES) {
    let cursor: string | null = null;
    for (let page = 0; page < 6; page += 1) {
      const answer: ConversationPage = await get(`/conversations?queue=${queue}&limit=100${cursor ? `&cursor=${cursor}` : ''}`);
      ids.push(...answer.conversations.filter((one) => one.messageCount < 1_000).map((one) => one.conversationId));
      cursor = answer.nextCursor;
      if (!cursor) break;
    }
  }
  const random = dice(7);
  const chosen = Array.from({ length: 600 }, () => ids[Math.floor(random() * ids.length)]!);
  const ordinary = await measure(chosen, async (id) => void (await get<ThreadView>(`/conversations/${id}`)));
  const cases = Array.from({ length: 200 }, (_, index) => bigThreadIds[index % bigThreadIds.length]!);
  const large = await measure(cases, async (id) => void (await get<ThreadView>(`/conversations/${id}`)));
  say(`threads: ${JSON.stringify(ordinary)}; of 2,000 messages (${bigThreadIds.length} of them): ${JSON.stringify(large)}`);
  return { thread: ordinary, 'thread of 2,000 messages': large };
}

/** Questions of two words of every kind; the later pages of a frequent one and of a phrase; names. */
async function search(get: Get): Promise<Record<string, Timing>> {
  const figures: Record<string, Timing> = {};
  for (const [name, questions] of Object.entries(questionsByKind())) {
    let found = 0;
    figures[name] = await measure(questions, async (q) => {
      found += (await get<SearchPage>(`/search?q=${encodeURIComponent(q)}`)).results.length;
    });
    say(`search, ${name}: ${JSON.stringify(figures[name])}, ${Math.round(found / 160)} found on average`);
  }
  for (const [name, q] of Object.entries({ 'later pages': 'train retard', 'later pages of a phrase': '"de la" train' })) {
    let cursor: string | null = null;
    figures[name] = await measure(
      Array.from({ length: 100 }, () => encodeURIComponent(q)),
      async (words) => {
        const page: SearchPage = await get(`/search?q=${words}${cursor ? `&cursor=${cursor}` : ''}`);
        cursor = page.nextCursor;
      },
    );
    say(`${name}: ${JSON.stringify(figures[name])}`);
  }
  const names = Array.from({ length: 100 }, (_, index) => `@camille${index}`);
  figures['handles'] = await measure(names, async (q) => void (await get(`/search?q=${encodeURIComponent(q)}`)));
  say(`handles: ${JSON.stringify(figures['handles'])}`);
  return figures;
}

const scratch = await openScratch();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void scratch.close().finally(() => process.exit(130)));
try {
  await main(scratch.url, scratch.kind);
} finally {
  await scratch.close();
}
// Nothing of ours runs any more; a stray handle must not keep the process.
process.exit();
