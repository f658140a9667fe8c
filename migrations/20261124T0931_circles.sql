-- Purpose: who stands around an account on its network: who may answer and quote what it posts, who of us agreed to be on its public list of
-- speakers, and that list. Locks: none on existing data. Rewrites: none.

-- Absent: everybody answers and quotes.
create table visavis.account_gate (
  organisation_id uuid not null,
  account_id uuid not null,
  -- 'everybody', or a list of mentioned, followed, followers and {"list": ref}; an empty one is nobody
  replies jsonb not null,
  quotable boolean not null,
  member_id uuid not null,
  changed_at timestamptz not null default now(),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

-- A member's own word, for one account: nobody else writes it.
create table visavis.circle_speaker (
  organisation_id uuid not null,
  account_id uuid not null,
  member_id uuid not null,
  handle text not null check (length(handle) <= 253),
  identity text not null check (length(identity) <= 300),
  agreed_at timestamptz not null default now(),
  primary key (organisation_id, account_id, member_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade,
  foreign key (organisation_id, member_id) references visavis.member on delete cascade
);
create index circle_speaker_by_member on visavis.circle_speaker (organisation_id, member_id);

create table visavis.speakers_list (
  organisation_id uuid not null,
  account_id uuid not null,
  -- chosen before it is first written, so that a repeat is the same list
  record_key text not null,
  name text not null,
  description text not null,
  -- who was on it when it was last written
  identities text[] not null default '{}',
  -- asked for, and done: what was asked for last is not done yet while the second is earlier
  wanted_at timestamptz not null default now(),
  written_at timestamptz,
  member_id uuid not null,
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['account_gate', 'circle_speaker', 'speakers_list']);
