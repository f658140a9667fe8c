-- Purpose: an account can be paused; leave given in a network's own pages; the organisation's own applications there; who was told that a
-- connection broke; how often an account looks. Locks: account, shortly. Rewrites: none.

alter table visavis.account drop constraint account_state_check;
alter table visavis.account add constraint account_state_check
  check (state in ('catching-up', 'connected', 'silent', 'paused', 'needs-reconnection', 'disconnected')) not valid;
alter table visavis.account
  -- milliseconds between its last two looks, where it has to look; null where news comes by itself
  add column look_every_ms int,
  -- of the break that it is in: who was told, and which of them said that they saw it
  add column break_told uuid[] not null default '{}',
  add column break_seen uuid[] not null default '{}';

-- A member asked for leave in a network's own pages, and has to come back with the answer. Used once.
create table visavis.account_authorisation (
  organisation_id uuid not null,
  authorisation_id uuid not null,
  member_id uuid not null,
  network text not null,
  server text not null,
  -- the account that is connected again; null: another one
  account_id uuid,
  -- SHA-256 of the `state` that comes back
  state_digest bytea not null,
  -- what the adapter needs to go on; null once used
  sealed bytea,
  begun_at timestamptz not null default now(),
  ends_at timestamptz not null,
  -- what became of it: { kind: 'connected', accountId } or { kind: 'refused', failure }
  outcome jsonb,
  primary key (organisation_id, authorisation_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create unique index account_authorisation_state on visavis.account_authorisation (organisation_id, state_digest);

-- An application that the organisation registered with a network itself (X wants one).
create table visavis.network_application (
  organisation_id uuid not null,
  network text not null,
  server text not null,
  -- public: by which its owner knows it again
  client_id text not null,
  sealed bytea not null,
  updated_at timestamptz not null default now(),
  primary key (organisation_id, network, server)
);

call visavis.wall_off(array['account_authorisation', 'network_application']);

-- Nobody listens to a paused account, and nothing leaves from it.
create or replace function visavis.list_accounts_to_hear() returns table (organisation_id uuid, account_id uuid, connection_number int)
  language sql stable security definer set search_path = pg_catalog as
$$ select a.organisation_id, a.account_id, a.connection_number from visavis.account a
   where a.state not in ('paused', 'needs-reconnection', 'disconnected') order by a.created_at $$;

create or replace function visavis.list_due_publications(grace interval, how_many int) returns table (organisation_id uuid, publication_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  (select p.organisation_id, p.publication_id from visavis.publication p
    where p.state in ('scheduled', 'sending', 'retrying', 'outcome-unknown') and p.due_at < now() - grace
      and (p.sending_until is null or p.sending_until < now())
    order by p.due_at limit how_many)
  union all
  (select p.organisation_id, p.publication_id from visavis.publication p
    join visavis.account a on a.organisation_id = p.organisation_id and a.account_id = p.account_id
      and a.state not in ('paused', 'needs-reconnection', 'disconnected')
    where p.state = 'needs-reauth' and p.created_at > now() - interval '1 hour'
    order by p.created_at limit how_many)
$$;

create or replace function visavis.list_due_profiles(grace interval, how_many int) returns table (organisation_id uuid, account_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select p.organisation_id, p.account_id from visavis.account_profile p
  join visavis.account a on a.organisation_id = p.organisation_id and a.account_id = p.account_id
    and a.state not in ('paused', 'needs-reconnection', 'disconnected')
  where p.state in ('pending', 'published') and p.due_at < now() - grace and (p.busy_until is null or p.busy_until < now())
  order by p.due_at limit how_many
$$;
