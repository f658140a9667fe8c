-- Purpose: accounts and their sealed credentials. Locks: none on existing data. Rewrites: none.

create table visavis.account (
  organisation_id uuid not null,
  account_id uuid not null,
  network text not null,
  -- the network's lasting name of the account (a DID on Bluesky)
  identity text not null,
  handle text not null,
  display_name text not null default '',
  avatar_url text,
  server text not null,
  signature_form text not null default 'given-name' check (signature_form in ('given-name', 'initials', 'none')),
  signature_mark text not null default '—',
  undo_delay_seconds int not null default 5 check (undo_delay_seconds between 0 and 120),
  languages text[] not null default '{fr}',
  state text not null check (state in ('catching-up', 'connected', 'silent', 'needs-reconnection', 'disconnected')),
  -- why it is silent or needs reconnection: { kind, detail?, retryAt? }
  trouble jsonb,
  state_since timestamptz not null default now(),
  -- the adapter's cursor: moves in the transaction that stores what came with it
  cursor jsonb,
  last_heard_at timestamptz,
  connected_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, account_id)
);
create unique index account_identity on visavis.account (organisation_id, network, identity);

create table visavis.account_secret (
  organisation_id uuid not null,
  account_id uuid not null,
  sealed bytea not null,
  updated_at timestamptz not null default now(),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['account', 'account_secret']);
