-- Purpose: correspondents, conversations, messages, drafts, notes, presence, read marks, search. Locks: none on existing data. Rewrites: none.

create extension if not exists unaccent with schema public;

create text search configuration visavis.folded_french (copy = pg_catalog.french);
alter text search configuration visavis.folded_french
  alter mapping for hword, hword_part, word with public.unaccent, french_stem;
create text search configuration visavis.folded_simple (copy = pg_catalog.simple);
alter text search configuration visavis.folded_simple
  alter mapping for hword, hword_part, word with public.unaccent, simple;

-- What a text can be found by: its French stems with and without accents, its English stems, and its bare words for every other language.
-- Bodies in standard SQL are bound when they are made: no search_path of a caller changes them, and Postgres can inline them.
create function visavis.search_terms(body text) returns tsvector language sql immutable parallel safe
-- The term between two readings keeps a phrase from beginning in one of them and ending in the next.
return to_tsvector('pg_catalog.french', body) || E'\x01:64'::tsvector || to_tsvector('visavis.folded_french', body) || E'\x01:64'::tsvector
  || to_tsvector('pg_catalog.english', body) || E'\x01:64'::tsvector || to_tsvector('visavis.folded_simple', body);

-- Blocks of time of an organisation, as terms beside the words: a search reads the newest blocks first, so that a word which is in every
-- third message costs no more than a rare one. Block `level:number` is 16^level hours long. The first character cannot come from a text.
create function visavis.search_block(organisation uuid, said_at timestamptz, level int) returns text language sql immutable parallel safe
return chr(1) || organisation || ':' || level || ':'
  || (floor(extract(epoch from said_at at time zone 'UTC') / 3600)::bigint >> (4 * level));
create function visavis.search_blocks(organisation uuid, said_at timestamptz) returns tsvector language sql immutable parallel safe
return array_to_tsvector(array[
  visavis.search_block(organisation, said_at, 0), visavis.search_block(organisation, said_at, 1),
  visavis.search_block(organisation, said_at, 2), visavis.search_block(organisation, said_at, 3),
  visavis.search_block(organisation, said_at, 4)]);

create table visavis.correspondent (
  organisation_id uuid not null,
  correspondent_id uuid not null,
  network text not null,
  identity text not null,
  handle text not null,
  display_name text not null default '',
  avatar_url text,
  first_seen_at timestamptz not null default now(),
  primary key (organisation_id, correspondent_id)
);
create unique index correspondent_identity on visavis.correspondent (organisation_id, network, identity);

create table visavis.conversation (
  organisation_id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  -- whom we talk with: the first who spoke to us in it
  correspondent_id uuid,
  -- the network's name of the thread's first post; one conversation per account and thread
  root_ref text not null,
  state text not null check (state in ('waiting', 'taken', 'answered', 'closed')),
  holder_member_id uuid,
  -- the holder's lease; over when past, by the database's clock
  lease_until timestamptz,
  preview text not null default '',
  message_count int not null default 0,
  first_inbound_at timestamptz,
  last_inbound_at timestamptz,
  -- the oldest message that nobody has answered: what the queue is ordered by
  waiting_since timestamptz,
  -- when the newest message to us was stored, by the database's clock: what read marks are compared with
  last_received_at timestamptz,
  last_message_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, conversation_id),
  check ((state = 'taken') = (holder_member_id is not null and lease_until is not null)),
  check (state <> 'waiting' or waiting_since is not null),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
) with (fillfactor = 85);
create unique index conversation_thread on visavis.conversation (organisation_id, account_id, root_ref);
create index conversation_by_state on visavis.conversation (organisation_id, state, last_message_at, conversation_id);
create index conversation_by_account on visavis.conversation (organisation_id, account_id, state, last_message_at, conversation_id);
create index conversation_waiting on visavis.conversation (organisation_id, waiting_since, conversation_id) where state = 'waiting';
create index conversation_waiting_by_account on visavis.conversation (organisation_id, account_id, waiting_since, conversation_id)
  where state = 'waiting';
create index conversation_held on visavis.conversation (organisation_id, holder_member_id, last_message_at, conversation_id) where holder_member_id is not null;
create index conversation_by_correspondent on visavis.conversation (organisation_id, correspondent_id, last_message_at desc);
create index conversation_lease_end on visavis.conversation (lease_until) where lease_until is not null;

create table visavis.message (
  organisation_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  ref text not null,
  version text not null,
  -- where it hangs, as its author's post says: what a reply to it must name
  root_ref text,
  root_version text,
  parent_ref text,
  quoted_ref text,
  direction text not null check (direction in ('inbound', 'outbound', 'context')),
  -- inbound and context: who wrote it; outbound: null
  correspondent_id uuid,
  -- outbound: the member who wrote it and the publication that carried it, when it left from here
  member_id uuid,
  publication_id uuid,
  text text not null,
  facets jsonb not null default '[]',
  images jsonb not null default '[]',
  languages text[] not null default '{}',
  url text,
  written_at timestamptz not null,
  received_at timestamptz not null default now(),
  -- when it was said: as its author claims, but never later than we heard it
  said_at timestamptz not null generated always as (least(written_at, received_at)) stored,
  edited_at timestamptz,
  -- what it said before its edits, oldest first: [{ text, version, until }]
  earlier_texts jsonb not null default '[]',
  deleted_at timestamptz,
  -- when its network was last asked whether it still stands as it is
  checked_at timestamptz,
  primary key (organisation_id, message_id),
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade
);
create unique index message_ref on visavis.message (organisation_id, account_id, ref);
create index message_by_conversation on visavis.message (organisation_id, conversation_id, said_at, message_id);
-- who answered whom, for the correspondent's card
create index message_answered on visavis.message (organisation_id, conversation_id, member_id)
  where direction = 'outbound' and member_id is not null;
-- fastupdate off: a pending list makes some searches wait 150 to 560 ms
create index message_search on visavis.message
  using gin ((visavis.search_blocks(organisation_id, said_at) || visavis.search_terms(text))) with (fastupdate = off)
  where deleted_at is null;

create table visavis.draft (
  organisation_id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  reply_to_message_id uuid,
  text text not null,
  -- grows at each save: an older save never overwrites a newer one
  revision bigint not null default 1,
  updated_at timestamptz not null default now(),
  primary key (organisation_id, member_id, conversation_id),
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade
);

create table visavis.note (
  organisation_id uuid not null,
  note_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  text text not null check (text <> ''),
  created_at timestamptz not null default now(),
  primary key (organisation_id, note_id),
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade
);
create index note_by_conversation on visavis.note (organisation_id, conversation_id, created_at);

create table visavis.read_mark (
  organisation_id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  -- everything received up to then is read
  read_until timestamptz not null,
  primary key (organisation_id, member_id, conversation_id),
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade
);

-- Who looks and who writes, now. Worth nothing after a crash, hence unlogged.
create unlogged table visavis.presence (
  organisation_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  activity text not null check (activity in ('viewing', 'writing')),
  until timestamptz not null,
  primary key (organisation_id, conversation_id, member_id)
);

call visavis.wall_off(array['correspondent', 'conversation', 'message', 'draft', 'note', 'read_mark', 'presence']);

-- `@@` is not leak-proof: under a policy it would never use its index. These run as `visavis_gate`, look at the caller's organisation
-- only, and answer ids. Their organisation is compared so that no other index can serve: before the first `analyze`, Postgres would
-- rather read every message of the organisation than the search index. One plan serves every question, made once per connection.
create policy gate_reads on visavis.message for select to visavis_gate using (true);
create policy gate_reads on visavis.correspondent for select to visavis_gate using (true);
create policy gate_reads on visavis.conversation for select to visavis_gate using (true);
grant select on visavis.message, visavis.correspondent, visavis.conversation to visavis_gate;
grant usage on schema public to visavis_gate;

-- A question as it is asked of `search_terms`: every word of it, in one of the readings, each different one once.
create function visavis.search_question(words text) returns tsquery language sql immutable parallel safe
begin atomic
  select string_agg(distinct '(' || reading || ')', '|')::tsquery
  from unnest(array[
    websearch_to_tsquery('pg_catalog.french', words)::text, websearch_to_tsquery('visavis.folded_french', words)::text,
    websearch_to_tsquery('pg_catalog.english', words)::text, websearch_to_tsquery('visavis.folded_simple', words)::text]) as reading
  where reading <> '';
end;

-- Of each conversation that has, in these blocks of time, messages that answer the question: the newest of them, strictly before a moment
-- and message; newest first. Reads `most` messages at most: when `candidates` says so many, there may be newer ones, and smaller blocks
-- are to be asked for.
create function visavis.search_messages(words text, blocks text[], before_said_at timestamptz, before_message uuid, wanted int, most int)
  returns table (message_id uuid, conversation_id uuid, said_at timestamptz, candidates bigint)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
  set max_parallel_workers_per_gather = 0 set work_mem = '32MB' as $$
declare
  organisation constant uuid := visavis.current_organisation();
  question constant tsquery := visavis.search_question(words);
  block tsquery;
begin
  select string_agg(quote_literal(chr(1) || organisation || ':' || one), '|')::tsquery into block from unnest(blocks) as one;
  if block is null or question is null then return; end if;
  return query
    with candidate as (
      select m.message_id, m.conversation_id, m.said_at
      from visavis.message m
      where (visavis.search_blocks(m.organisation_id, m.said_at) || visavis.search_terms(m.text)) @@ (block && question)
        and m.deleted_at is null and m.organisation_id is not distinct from organisation
        and (m.said_at, m.message_id) < (before_said_at, before_message)
      limit most
    ), newest as (
      select distinct on (c.conversation_id) c.*, (select count(*) from candidate) as candidates
      from candidate c order by c.conversation_id, c.said_at desc, c.message_id desc
    )
    select n.message_id, n.conversation_id, n.said_at, n.candidates from newest n
    order by n.said_at desc, n.message_id desc limit wanted;
end $$;
alter function visavis.search_messages(text, text[], timestamptz, uuid, int, int) owner to visavis_gate;
revoke all on function visavis.search_messages(text, text[], timestamptz, uuid, int, int) from public;
grant execute on function visavis.search_messages(text, text[], timestamptz, uuid, int, int) to visavis_app;

-- The words of a name and of a handle, whose dots and dashes part words too.
create function visavis.name_terms(display_name text, handle text) returns tsvector language sql immutable parallel safe
return to_tsvector('visavis.folded_simple', translate(display_name || ' ' || handle, '@.-_/\', '      '));
create index correspondent_search on visavis.correspondent using gin (visavis.name_terms(display_name, handle)) with (fastupdate = off);

-- Correspondents of whom every word begins a word of the name or handle, those last seen first.
create function visavis.search_correspondents(words text, wanted int) returns setof uuid
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
declare
  organisation constant uuid := visavis.current_organisation();
  question tsquery;
begin
  select string_agg(quote_literal(lexeme) || ':*', '&')::tsquery into question from unnest(visavis.name_terms('', words));
  if question is null then return; end if;
  return query
    select c.correspondent_id from visavis.correspondent c
    where visavis.name_terms(c.display_name, c.handle) @@ question and c.organisation_id is not distinct from organisation
    limit wanted;
end $$;
alter function visavis.search_correspondents(text, int) owner to visavis_gate;
revoke all on function visavis.search_correspondents(text, int) from public;
grant execute on function visavis.search_correspondents(text, int) to visavis_app;

-- Where leases have ended: the sweep visits those organisations, and learns nothing else.
create function visavis.list_ended_leases() returns setof uuid language sql volatile security definer set search_path = pg_catalog as
$$ select distinct organisation_id from (
  select organisation_id from visavis.conversation where lease_until < clock_timestamp() limit 1000) as ended $$;
alter function visavis.list_ended_leases() owner to visavis_gate;
