-- Purpose: correspondents, conversations, messages, drafts, notes, presence, read marks, search. Locks: none on existing data. Rewrites: none.

create extension if not exists unaccent with schema public;

create text search configuration visavis.folded_french (copy = pg_catalog.french);
alter text search configuration visavis.folded_french
  alter mapping for hword, hword_part, word with public.unaccent, french_stem;
create text search configuration visavis.folded_simple (copy = pg_catalog.simple);
alter text search configuration visavis.folded_simple
  alter mapping for hword, hword_part, word with public.unaccent, simple;

-- What a text can be found by: its French stems with and without accents, and its bare words for every other language.
create function visavis.search_terms(body text) returns tsvector language sql immutable parallel safe
  set search_path = visavis, public, pg_catalog as
$$ select to_tsvector('pg_catalog.french', body) || to_tsvector('visavis.folded_french', body) || to_tsvector('visavis.folded_simple', body) $$;

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
  last_message_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, conversation_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
) with (fillfactor = 85);
create unique index conversation_thread on visavis.conversation (organisation_id, account_id, root_ref);
create index conversation_by_state on visavis.conversation (organisation_id, state, last_message_at desc, conversation_id);
create index conversation_waiting on visavis.conversation (organisation_id, waiting_since, conversation_id) where state = 'waiting';
create index conversation_held on visavis.conversation (organisation_id, holder_member_id, last_message_at desc) where holder_member_id is not null;
create index conversation_by_correspondent on visavis.conversation (organisation_id, correspondent_id, last_message_at desc);
create index conversation_lease_end on visavis.conversation (organisation_id, lease_until) where lease_until is not null;

create table visavis.message (
  organisation_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  ref text not null,
  version text not null,
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
  edited_at timestamptz,
  -- the text before its last edit is kept here, oldest first: [{ text, until }]
  earlier_texts jsonb not null default '[]',
  deleted_at timestamptz,
  primary key (organisation_id, message_id),
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade
);
create unique index message_ref on visavis.message (organisation_id, account_id, ref);
create index message_by_conversation on visavis.message (organisation_id, conversation_id, written_at, message_id);
-- fastupdate off: a pending list makes some searches wait 150 to 560 ms
create index message_search on visavis.message using gin (visavis.search_terms(text)) with (fastupdate = off);

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
