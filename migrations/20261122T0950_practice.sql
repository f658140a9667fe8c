-- Purpose: the practice network, one per organisation: people, posts, the life that its characters lead. Locks: none on existing data.
-- Rewrites: none.

create table visavis.practice_person (
  organisation_id uuid not null,
  -- the network's lasting name of the person: `practice:` and the handle of the first day
  identity text not null,
  handle text not null,
  display_name text not null,
  -- character: plays the script; account: ours; guest: a person of the team who speaks as a passer-by
  kind text not null check (kind in ('character', 'account', 'guest')),
  about text not null default '',
  -- accounts: `<salt>:<scrypt>` of the passphrase that the first connection gave
  passphrase_hash text,
  created_at timestamptz not null default now(),
  primary key (organisation_id, identity)
);
create unique index practice_person_handle on visavis.practice_person (organisation_id, handle);

-- The last number given in each network. Its row lock, held until the commit, makes the order of numbers the order of commits:
-- a listener that has read up to a number has missed nothing below it.
create table visavis.practice_head (
  organisation_id uuid primary key,
  last_seq bigint not null default 0
);

create table visavis.practice_post (
  organisation_id uuid not null,
  ref text not null,
  -- renewed at each change (written, edited, deleted): who reads by it sees every post in its newest state
  seq bigint not null,
  author_identity text not null,
  record_key text not null,
  version int not null default 1,
  parent_ref text,
  -- the thread's first post: the post itself when it starts one
  root_ref text not null,
  quoted_ref text,
  text text not null,
  facets jsonb not null default '[]',
  images jsonb not null default '[]',
  languages text[] not null default '{}',
  -- what its author says
  written_at timestamptz not null,
  -- what the network saw
  published_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (organisation_id, ref),
  -- makes the record key unique per author
  check (ref = author_identity || '/' || record_key),
  foreign key (organisation_id, author_identity) references visavis.practice_person on delete cascade
) with (fillfactor = 90);
create unique index practice_post_seq on visavis.practice_post (organisation_id, seq);
create index practice_post_thread on visavis.practice_post (organisation_id, root_ref, written_at);
create index practice_post_author on visavis.practice_post (organisation_id, author_identity, written_at desc);
create index practice_post_timeline on visavis.practice_post (organisation_id, written_at desc, ref);

-- Whether the characters live, and when the next of them speaks up.
create table visavis.practice_life (
  organisation_id uuid primary key,
  running boolean not null default true,
  switched_at timestamptz not null default now(),
  next_opening_at timestamptz not null default now(),
  -- openings of the last while, newest last: not told again soon
  told text[] not null default '{}'
);

create table visavis.practice_storyline (
  organisation_id uuid not null,
  storyline_id uuid not null,
  opening_id text not null,
  character_identity text not null,
  account_identity text not null,
  root_ref text not null,
  -- the character's last post
  last_ref text not null,
  stage text not null check (stage in ('waiting', 'reading', 'over')),
  nudges int not null default 0,
  details_given int not null default 0,
  asked boolean not null default false,
  amended boolean not null default false,
  spoke_at timestamptz not null,
  -- when the character next looks at it
  act_at timestamptz not null,
  primary key (organisation_id, storyline_id)
);
create index practice_storyline_open on visavis.practice_storyline (organisation_id, act_at) where stage <> 'over';

call visavis.wall_off(array['practice_person', 'practice_head', 'practice_post', 'practice_life', 'practice_storyline']);

-- Which organisations have a practice network that lives now: the worker plays those, and learns nothing else.
create policy gate_reads on visavis.practice_life for select to visavis_gate using (true);
grant select on visavis.practice_life to visavis_gate;
create function visavis.list_practice_lives() returns setof uuid language sql stable security definer set search_path = pg_catalog as
$$ select organisation_id from visavis.practice_life where running order by switched_at desc limit 1000 $$;
alter function visavis.list_practice_lives() owner to visavis_gate;
