import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { dice } from './measure.ts';
import { englishWords, frenchWords } from './words.ts';

export interface SeedSize {
  readonly messages: number;
  readonly conversations: number;
  readonly correspondents: number;
}

const BIG_THREADS = 20;
const BIG_THREAD_MESSAGES = 2_000;
/** Over how long the messages are spread. */
const DAYS = 400;

/**
 * Fills an organisation through its real tables: threads of many sizes, twenty of them with 2,000 replies, in every state, over 400 days.
 * The search index is built after the rows, as a restore would.
 */
export async function seed(client: Client, who: { organisationId: string; memberIds: readonly string[] }, size: SeedSize): Promise<void> {
  const { organisationId, memberIds } = who;
  const accountIds = Array.from({ length: 5 }, () => randomUUID());
  await client.query('set synchronous_commit = off');
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("set work_mem = '128MB'");
  await client.query('set statement_timeout = 0');
  await client.query(`select setseed(0.42)`);
  await client.query(
    `insert into visavis.account (organisation_id, account_id, network, identity, handle, display_name, server, state, connected_by)
     select $1, id, 'practice', 'practice:line-' || place, 'line-' || place, 'Line ' || place, '', 'disconnected', $3
     from unnest($2::uuid[]) with ordinality as account (id, place)`,
    [organisationId, accountIds, memberIds[0]],
  );
  await client.query(
    `insert into visavis.correspondent (organisation_id, correspondent_id, network, identity, handle, display_name, first_seen_at)
     select $1, gen_random_uuid(), 'practice', 'practice:p' || n, ($3::text[])[1 + n % 40] || n || '.example',
       initcap(($3::text[])[1 + n % 40]) || ' ' || initcap(($4::text[])[400 + n % 3000]), now() - interval '${DAYS} days'
     from generate_series(1, $2::int) as n`,
    [organisationId, size.correspondents, firstNames, frenchWords()],
  );
  await seedConversations(client, { organisationId, memberIds, accountIds }, size);
  const definition = await dropSearchIndex(client);
  await seedMessages(client, organisationId, size);
  await client.query(definition);
  await summarise(client, { organisationId, memberIds });
  await client.query('vacuum (analyze) visavis.message');
  await client.query('vacuum (analyze) visavis.conversation');
  await client.query('analyze');
  await client.query('checkpoint');
}

/** Ids of the threads of about 2,000 messages; none before `seed`. */
export async function findBigThreads(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select conversation_id as id from visavis.conversation where message_count >= 1500');
  return rows.map((row) => row.id);
}

const firstNames = `camille léa manon chloé inès sarah jade louise emma alice zoé anna lina rose juliette élodie aïcha fatou nour yasmine
hugo lucas louis gabriel arthur jules adam raphaël paul antoine maxime karim mehdi mamadou ibrahima théo noé tom enzo malo`
  .split(/\s+/)
  .slice(0, 40);

interface Scene {
  readonly organisationId: string;
  readonly memberIds: readonly string[];
  readonly accountIds: readonly string[];
}

/** As long as those of a real network. */
const refOf = (place: string): string => `'at://did:plc:' || left(md5(n::text), 24) || '/app.bsky.feed.post/' || n || '.' || ${place}`;

/** Conversations are numbered from the newest; a temporary table remembers the numbers. */
async function seedConversations(client: Client, scene: Scene, size: SeedSize): Promise<void> {
  await client.query(
    `create temporary table thread as
     select n, gen_random_uuid() as conversation_id, ($2::uuid[])[1 + n % 5] as account_id, correspondent_id,
       now() - (n + random()) * interval '${DAYS} days' / $3::int as started_at,
       case when n % ($3::int / ${BIG_THREADS}) = 10 then ${BIG_THREAD_MESSAGES}
         else greatest(1, round(-ln(1 - random()) * $4::float8))::int end as messages
     from generate_series(1, $3::int) as n
     join (select correspondent_id, row_number() over () as place from visavis.correspondent where organisation_id = $1) as person
       on person.place = 1 + (n * 7919) % $5::int`,
    [
      scene.organisationId,
      scene.accountIds,
      size.conversations,
      (size.messages - BIG_THREADS * BIG_THREAD_MESSAGES) / size.conversations - 0.1,
      size.correspondents,
    ],
  );
  await client.query(
    `insert into visavis.conversation (organisation_id, conversation_id, account_id, correspondent_id, root_ref, state, waiting_since,
       last_message_at)
     select $1, conversation_id, account_id, correspondent_id, ${refOf('1')}, 'waiting', started_at, started_at from thread`,
    [scene.organisationId],
  );
}

async function dropSearchIndex(client: Client): Promise<string> {
  const { rows } = await client.query<{ definition: string }>(`select pg_get_indexdef('visavis.message_search'::regclass) as definition`);
  await client.query('drop index visavis.message_search');
  return rows[0]!.definition;
}

/** Each message answers an earlier one of its thread; two in three are French; one in four is ours. */
async function seedMessages(client: Client, organisationId: string, size: SeedSize): Promise<void> {
  await seedTexts(client, size.messages);
  await client.query(
    `create temporary table planned as
     select row_number() over () as number, thread.*, place, place > 1 and random() < 0.25 as ours,
       least(started_at + place * interval '3 minutes', now()) as written_at
     from thread cross join lateral generate_series(1, thread.messages) as place
     order by written_at
     limit $1::int`,
    [size.messages],
  );
  await client.query('analyze planned; analyze said');
  await client.query(
    `insert into visavis.message (organisation_id, message_id, conversation_id, account_id, ref, version, root_ref, root_version, parent_ref,
       direction, correspondent_id, text, languages, written_at, received_at)
     select $1, gen_random_uuid(), conversation_id, account_id, ${refOf('place')}, '1',
       case when place > 1 then ${refOf('1')} end, case when place > 1 then '1' end,
       case when place > 1 then ${refOf('ceil(random() * (place - 1))::int')} end,
       case when ours then 'outbound' else 'inbound' end, case when not ours then correspondent_id end,
       said.text, array[said.language], written_at, written_at
     from planned join said using (number)
     order by written_at`,
    [organisationId],
  );
}

/** Texts of 6 to 29 words, drawn by Zipf's law, numbered from 1. */
async function seedTexts(client: Client, count: number): Promise<void> {
  await client.query('create temporary table said (number int, language text, text text)');
  const random = dice(42);
  const languages = [
    { language: 'fr', words: frenchWords() },
    { language: 'en', words: englishWords() },
  ] as const;
  const draw = (words: readonly string[]) => words[Math.floor(words.length ** random()) - 1] ?? words[0]!;
  const portion = 10_000;
  for (let start = 1; start <= count; start += portion) {
    const said = Array.from({ length: Math.min(portion, count - start + 1) }, (_, index) => {
      const { language, words } = languages[random() < 0.67 ? 0 : 1];
      const text = Array.from({ length: 6 + Math.floor(random() * 24) }, () => draw(words)).join(' ');
      return { number: start + index, language, text };
    });
    await client.query('insert into said select * from json_to_recordset($1::json) as said (number int, language text, text text)', [
      JSON.stringify(said),
    ]);
  }
}

/** What ingestion keeps on each conversation, computed once; then the states of a normal day. */
async function summarise(client: Client, who: { organisationId: string; memberIds: readonly string[] }): Promise<void> {
  await client.query(
    `update visavis.conversation c set preview = left(known.preview, 140), message_count = known.messages, first_inbound_at = known.first,
       last_inbound_at = known.last, last_received_at = known.last, last_message_at = known.last,
       state = case when thread.n <= 400 or thread.n % 50 = 0 then 'waiting' when thread.n % 10 < 4 then 'answered' else 'closed' end,
       waiting_since = case when thread.n <= 400 or thread.n % 50 = 0 then known.last end
     from thread, (
       select conversation_id, count(*) as messages, min(said_at) as first, max(said_at) as last,
         (array_agg(text order by said_at desc))[1] as preview
       from visavis.message where organisation_id = $1 group by conversation_id
     ) as known
     where c.organisation_id = $1 and c.conversation_id = known.conversation_id and thread.conversation_id = c.conversation_id`,
    [who.organisationId],
  );
  await client.query(
    `update visavis.conversation c
     set state = 'taken', holder_member_id = ($2::uuid[])[1 + thread.n % array_length($2::uuid[], 1)], lease_until = now() + interval '1 day'
     from thread where thread.conversation_id = c.conversation_id and c.organisation_id = $1 and thread.n % 1000 = 7`,
    [who.organisationId, who.memberIds],
  );
  await client.query('delete from visavis.conversation where message_count = 0');
  await client.query(
    `insert into visavis.read_mark (organisation_id, member_id, conversation_id, read_until)
     select $1, $2, conversation_id, last_message_at from visavis.conversation where organisation_id = $1 and state <> 'waiting'
     order by last_message_at desc limit 50000`,
    [who.organisationId, who.memberIds[0]],
  );
}
