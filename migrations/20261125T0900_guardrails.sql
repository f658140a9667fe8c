-- Purpose: what an organisation wants of its guard-rails: settings of rules, lists, latitudes; how each account speaks, learned from its past.
-- Locks: SHARE on message and publication while an index of each is built (some seconds a million rows). Rewrites: none.

create table visavis.guardrail_setting (
  organisation_id uuid not null,
  setting_id uuid not null default gen_random_uuid(),
  -- null: of the whole organisation; an account's own goes before it
  account_id uuid,
  rule text not null,
  state text not null check (state in ('on', 'off')),
  -- the strictest that the rule may give; null: as it is built
  at_most text check (at_most in ('note', 'pause', 'hold')),
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (organisation_id, setting_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create unique index guardrail_setting_of_organisation on visavis.guardrail_setting (organisation_id, rule) where account_id is null;
create unique index guardrail_setting_of_account on visavis.guardrail_setting (organisation_id, account_id, rule) where account_id is not null;

-- One row an organisation that said something.
create table visavis.guardrail_wishes (
  organisation_id uuid not null primary key,
  -- [{ word, note, inflected, level }]
  words jsonb not null default '[]',
  brands text[] not null default '{}',
  -- without #
  taken_hashtags text[] not null default '{}',
  -- the latitude of who was given no other on an account
  usual_latitude text not null default 'autonomous' check (usual_latitude in ('apprentice', 'autonomous', 'referent')),
  changed_at timestamptz not null default now()
);

create table visavis.member_latitude (
  organisation_id uuid not null,
  account_id uuid not null,
  member_id uuid not null,
  latitude text not null check (latitude in ('apprentice', 'autonomous', 'referent')),
  given_by uuid not null,
  given_at timestamptz not null default now(),
  primary key (organisation_id, account_id, member_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create index member_latitude_by_member on visavis.member_latitude (organisation_id, member_id);

create table visavis.account_voice (
  organisation_id uuid not null,
  account_id uuid not null,
  -- a person asked, and it is not done yet
  asked_at timestamptz,
  -- when the past was last read; null: never
  read_at timestamptz,
  -- of the way of learning under which it was read
  version int not null default 0,
  -- posts that it was learned from; where they are too few, how many there were
  posts int not null default 0,
  -- changes whenever what is packed does: what is held in memory is read again
  edition uuid,
  -- null: too few posts
  packed bytea,
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
-- Packed closely already.
alter table visavis.account_voice alter column packed set storage external;

call visavis.wall_off(array['guardrail_setting', 'guardrail_wishes', 'member_latitude', 'account_voice']);

-- What an account said, the latest first: what its voice is learned from, what is no duplicate, what a dry run goes through.
create index message_of_ours on visavis.message (organisation_id, account_id, said_at desc)
  where direction = 'outbound' and deleted_at is null;
create index publication_lately on visavis.publication (organisation_id, account_id, created_at desc);
