-- Purpose: readings of an account's past: the file on its way, the broken rows, what was found. Locks: none on existing data. Rewrites: none.

create table visavis.past_reading (
  organisation_id uuid not null,
  reading_id uuid not null,
  state text not null check (state in ('uploading', 'waiting', 'reading', 'which-account', 'read', 'failed', 'cancelled', 'expired')),
  -- of an account that is connected, or null: of a file
  account_id uuid,
  file_name text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  received_bytes bigint not null default 0,
  -- who is the account among the file's authors, when a person had to say it
  author text,
  -- IANA name: hours are told in it, and dates without a zone read in it
  zone text not null,
  read_bytes bigint not null default 0,
  read_rows int not null default 0,
  -- how often a worker began: a reading that ends each of them ends some day
  tries int not null default 0,
  -- why it failed or whom it asks for: { kind, … }
  failure jsonb,
  result jsonb,
  broken_count int not null default 0,
  started_by uuid not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (organisation_id, reading_id),
  check ((state = 'read') = (result is not null)),
  check (state not in ('failed', 'which-account') or failure is not null)
);

-- The file in its parts of 4 MB, gone when it has been read: any worker on any machine can read it, and a restart loses none of it.
create table visavis.past_part (
  organisation_id uuid not null,
  reading_id uuid not null,
  number int not null,
  bytes bytea not null,
  primary key (organisation_id, reading_id, number),
  foreign key (organisation_id, reading_id) references visavis.past_reading on delete cascade
);
-- Read once, soon: compressing would cost more than it saves.
alter table visavis.past_part alter column bytes set storage external;

create table visavis.past_broken_row (
  organisation_id uuid not null,
  reading_id uuid not null,
  place int not null,
  line int not null,
  reason text not null,
  raw text not null,
  primary key (organisation_id, reading_id, place),
  foreign key (organisation_id, reading_id) references visavis.past_reading on delete cascade
);

call visavis.wall_off(array['past_reading', 'past_part', 'past_broken_row']);
