/** What it takes to judge a draft in its transaction, all that is around it gathered: a filled database, a learned voice, hours, a busy day. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { judge, learnVoice } from '../src/guardrails/index.ts';
import { packVoice } from '../src/guardrails/voice/packing.ts';
import { VOICE_VERSION } from '../src/guardrails/index.ts';
import { createVoices } from '../src/guardrails/voices.ts';
import { connectDatabase, migrate } from '../src/platform/database/index.ts';
import { silentLog } from '../src/platform/log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { findOrganisation } from '../src/people/index.ts';
import { readHours } from '../src/shifts/read-hours.ts';
import { inventPast } from './guardrails/invent.ts';
import { dice, measure } from './inbox/measure.ts';
import { seed } from './inbox/seed.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 200_000);
const SAID_TODAY = 1_000;
const TIMES = 600;
const LIMIT_MS = 5;

interface Filled {
  readonly organisationId: string;
  readonly memberId: string;
  readonly accountId: string;
  readonly conversationIds: readonly string[];
}

/** An organisation of five accounts, of which one has a rota, a voice, a thousand messages today, and people who write to it in private too. */
async function fill(client: pg.Client): Promise<Filled> {
  const [organisationId, memberId] = [randomUUID(), randomUUID()];
  await client.query(
    `insert into visavis.organisation (organisation_id, name, time_zone, language) values ($1, 'Bench', 'Europe/Paris', 'fr')`,
    [organisationId],
  );
  await seed(
    client,
    { organisationId, memberIds: [memberId, randomUUID()] },
    {
      messages: MESSAGES,
      conversations: Math.round(MESSAGES / 5),
      correspondents: Math.round(MESSAGES / 20),
    },
  );
  const { rows } = await client.query<{ account_id: string }>('select account_id from visavis.account order by handle limit 1');
  const accountId = rows[0]!.account_id;
  const ours = [organisationId, accountId] as const;
  await client.query(
    `update visavis.message set visibility = 'private' where organisation_id = $1 and account_id = $2 and direction = 'inbound'
       and abs(hashtext(message_id::text)) % 20 = 0`,
    [...ours],
  );
  await client.query(
    `insert into visavis.publication (organisation_id, publication_id, account_id, kind, member_id, body, signature, text, idempotency_key,
       record_key, written_at, state, due_at, created_at, sent_at)
     select $1, gen_random_uuid(), $2, 'announcement', $3, text || n, '', text, 'k' || n, 'r' || n, at, 'sent', at, at, at
     from (select n, ($4::text[])[1 + n % 900] as text, now() - n * interval '1 minute' as at from generate_series(1, $5::int) as n) as said`,
    [...ours, memberId, inventPast(900, 'fr').map(({ text }) => text), SAID_TODAY],
  );
  await client.query(
    `insert into visavis.shift_plan (organisation_id, plan_id, account_id, member_id, starts_at, ends_at, every_weeks, weekdays, created_by)
     select $1, gen_random_uuid(), $2, $3, date '2026-01-05' + n * interval '2 hours', date '2026-01-05' + (n + 1) * interval '2 hours', 1,
       '{1,2,3,4,5,6,7}', $3 from generate_series(0, 11) as n`,
    [...ours, memberId],
  );
  await client.query(
    `insert into visavis.account_voice (organisation_id, account_id, read_at, version, posts, edition, packed)
     values ($1, $2, now(), $3, 20000, gen_random_uuid(), $4)`,
    [...ours, VOICE_VERSION, packVoice(learnVoice(inventPast(20_000, 'fr'))!)],
  );
  const threads = await client.query<{ conversation_id: string }>(
    `select conversation_id from visavis.conversation where organisation_id = $1 and account_id = $2 and message_count < 1000 limit 5000`,
    [...ours],
  );
  await client.query('vacuum (analyze)');
  return { organisationId, memberId, accountId, conversationIds: threads.rows.map((row) => row.conversation_id) };
}

async function main(url: string): Promise<void> {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { organisationId, memberId, accountId, conversationIds } = await fill(client).finally(() => client.end());
  const database = connectDatabase({ url });
  const now = () => new Date();
  const deps = {
    log: silentLog(),
    voices: createVoices(() => {}),
    links: { known: () => [] },
    hoursOf: readHours.bind(null, { findOrganisation, now }),
    situationsOf: async () => [],
  };
  const drafts = inventPast(TIMES, 'fr', 99);
  const random = dice(5);
  const cases = drafts.map(({ text }) => ({ text, conversationId: conversationIds[Math.floor(random() * conversationIds.length)]! }));
  const load = loadavg()[0]?.toFixed(1);
  try {
    const times = await measure(cases, async (one) => {
      await database.transact(organisationId, async (tx) => void (await judge(deps, tx, { ...one, memberId, accountId, at: now() })));
    });
    const machine = { cores: availableParallelism(), loadBefore: load, loadAfter: loadavg()[0]?.toFixed(1) };
    const figures = {
      bench: 'judge',
      messages: MESSAGES,
      saidToday: SAID_TODAY,
      machine,
      milliseconds: times,
      within: times.p95 <= LIMIT_MS,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    await database.close();
  }
}

const home = await mkdtemp(path.join(tmpdir(), 'visavis-bench-'));
const server = await startEmbeddedPostgres({ home, log: silentLog() });
if (!server.ok) throw new Error(describePostgresFailure(server.error));
try {
  await main(server.value.url);
} finally {
  await server.value.stop();
  await rm(home, { recursive: true, force: true });
}
