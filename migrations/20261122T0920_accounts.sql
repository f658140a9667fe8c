-- Purpose: accounts, their sealed credentials, what could not be stored of what they heard. Locks: none on existing data. Rewrites: none.

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
  -- grows each time a person connects it: whoever still holds an older connection writes nothing any more
  connection_number int not null default 1,
  connected_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, account_id)
);
create unique index account_identity on visavis.account (organisation_id, network, identity);

create table visavis.account_secret (
  organisation_id uuid not null,
  account_id uuid not null,
  sealed bytea not null,
  connection_number int not null,
  -- grows at each renewal, so that another process sees that its own copy is old
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

-- What an account heard and nobody could store: kept as it came, tried again each time its listening starts.
create table visavis.account_set_aside (
  organisation_id uuid not null,
  account_id uuid not null,
  ref text not null,
  -- the arrival in JSON; text and not jsonb, which refuses what JSON allows (NUL, lone surrogates)
  arrival text not null,
  trouble text not null,
  set_aside_at timestamptz not null default now(),
  primary key (organisation_id, account_id, ref),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['account', 'account_secret', 'account_set_aside']);

-- Which accounts want a listener, whatever their organisation: the workers share them out, and learn nothing else.
create policy gate_reads on visavis.account for select to visavis_gate using (true);
grant select on visavis.account to visavis_gate;
create function visavis.list_accounts_to_hear() returns table (organisation_id uuid, account_id uuid, connection_number int)
  language sql stable security definer set search_path = pg_catalog as
$$ select a.organisation_id, a.account_id, a.connection_number from visavis.account a
   where a.state not in ('needs-reconnection', 'disconnected') order by a.created_at $$;
alter function visavis.list_accounts_to_hear() owner to visavis_gate;
