-- Purpose: which post of ours is to stand at the head of an account's profile, and how far the network was told. Locks: none on existing data.
-- Rewrites: none.

create table visavis.pin (
  organisation_id uuid not null,
  account_id uuid not null,
  -- what is to stand there; null: nothing of ours
  wanted_publication_id uuid,
  -- what stands there as far as the network was told
  shown_publication_id uuid,
  state text not null check (state in ('asked', 'stands', 'failed')),
  -- who wished it last
  member_id uuid not null,
  -- not told to the network before
  due_at timestamptz not null default now(),
  -- whoever tells the network has it alone until then
  doing_until timestamptz,
  -- how often the network was told anything; and since the wish of now
  attempts int not null default 0,
  tries int not null default 0,
  failure jsonb,
  wished_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['pin']);
